/**
 * How fast a place is found among all communes, letter by letter as a person types, against a straightforward twin in the same
 * run: every name compared letter by letter, one slip forgiven (`npm run bench`). Fails when the ratio that we promise is
 * not reached.
 */
import { placeText } from '../../server/country/places/normalise.ts'
import { createPlaces } from '../../server/country/places/places.ts'
import { packageGazetteer } from '../country/package-country.ts'

const PROMISED = 20
const TYPED = [
  'Niort',
  'st etienne du rouvray',
  'La Rochelle',
  'sainte-colombe',
  '79230',
  'Villeneuve-d’Ascq',
  'Ajacio',
  'zzzzzz',
  'L’Abergement-Clémenciat',
  'Saint-Remy-en-Bouzemont-Saint-Genest-et-Ixson',
  'Sant Michel 24',
]

const gazetteer = packageGazetteer()
const { search } = createPlaces(gazetteer)
const names = gazetteer.flatMap(({ nom, anciensNoms, codesPostaux }) =>
  [nom, ...anciensNoms, ...codesPostaux].map(placeText),
)

/** Letters to add, drop or change to make a beginning of `name` of `query`. */
function slips(name: string, query: string): number {
  let row = Array.from({ length: name.length + 1 }, (_, at) => at)
  for (let q = 1; q <= query.length; q++) {
    const next = [q]
    for (let n = 1; n <= name.length; n++)
      next[n] = Math.min(row[n]! + 1, next[n - 1]! + 1, row[n - 1]! + (name[n - 1] === query[q - 1] ? 0 : 1))
    row = next
  }
  return Math.min(...row)
}
const naive = (text: string): string[] => {
  const query = placeText(text)
  return names.filter((name) => slips(name, query) <= 1).slice(0, 8)
}

/** Milliseconds of one search, the best of `turns`. */
function best(turns: number, work: () => unknown): number {
  let least = Infinity
  for (let turn = 0; turn < turns; turn++) {
    const start = performance.now()
    work()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

const beginnings = TYPED.flatMap((text) =>
  Array.from({ length: text.length - 1 }, (_, at) => text.slice(0, at + 2)),
)
const times = beginnings
  .map((text) => ({ text, ms: best(5, () => search(text, 8)) }))
  .sort((a, b) => a.ms - b.ms)
const ours = times.reduce((sum, { ms }) => sum + ms, 0) / times.length
const slowest = times.at(-1)!
const twin = TYPED.map((text) => best(1, () => naive(text))).reduce((a, b) => a + b) / TYPED.length
console.log(
  `a place among ${names.length} names: ${ours.toFixed(2)} ms, slowest ${slowest.ms.toFixed(1)} ms (« ${slowest.text} »), ` +
    `twin ${twin.toFixed(0)} ms, ratio ${(twin / ours).toFixed(0)}`,
)
if (twin / ours < PROMISED) process.exitCode = 1
