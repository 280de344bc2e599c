import { SourceError } from '../server/country/package/source-error.ts'
import {
  readSource,
  type Extent,
  type Part,
  type Provenance,
  type Reading,
  type Source,
  type Whole,
} from './sources/source.ts'

/** The 96 départements of metropolitan France and the five overseas, by code. */
const DEPARTEMENTS = [
  ...Array.from({ length: 95 }, (_, at) => String(at + 1).padStart(2, '0')).filter((code) => code !== '20'),
  ...['2A', '2B', '971', '972', '973', '974', '976'],
]

/** How many of what is wrong are named; the rest are counted by their absence from the list. */
const NAMED = 5

/**
 * Reads a dataset and checks it as a whole: rows enough, none twice, every département there, means where they have been so far;
 * the same of each of its parts.
 * @throws SourceError naming the dataset, the file, what changed, and where to look; nothing is written.
 */
export function readWhole<Published, Row>(source: Source<Published, Row>, raw: string): Reading<Row> {
  try {
    const reading = readSource(source, raw)
    for (const problem of problemsOf(source, reading.rows))
      throw new SourceError(source.files[0], problem, '')
    return reading
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    throw new SourceError(
      `${source.id}: ${error.file}`,
      error.problem,
      `${error.remedy} ${whereToLook(source)}`.trim(),
    )
  }
}

const whereToLook = ({ titre, producteur, url, importeur }: Provenance): string =>
  `See « ${titre} » (${producteur}) at ${url}; it is read by ${importeur}.`

function* problemsOf<Row>(
  { least, whole }: Pick<Source<unknown, Row>, 'least' | 'whole'>,
  rows: readonly Row[],
): Generator<string> {
  if (rows.length < least) yield tooFew(rows, least)
  if (!whole) return
  if (rows.length > (whole.most ?? Infinity))
    yield `holds ${rows.length} usable rows where ${whole.most} at most are expected; are there rows twice?`
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const row of rows) {
    const key = whole.key?.(row)
    if (key === undefined) break
    if (seen.has(key)) twice.add(key)
    seen.add(key)
  }
  if (twice.size > 0) yield `has rows twice: ${some([...twice])}.`
  yield* gapsOf(whole, rows)
  for (const part of [...(whole.parts ?? []), ...editionsIn(whole, rows)]) {
    const own = rows.filter(part.has)
    const fewest = part.least ?? 1
    if (own.length < fewest) yield `${part.name}: ${tooFew(own, fewest)}`
    for (const gap of gapsOf(part, own)) yield `${part.name}: ${gap}`
  }
}

/** The editions of rows that are read of several, as parts. */
function editionsIn<Row>({ editions }: Whole<Row>, rows: readonly Row[]): Part<Row>[] {
  if (!editions) return []
  const years = [...new Set(rows.map(editions.of))].sort((a, b) => a - b)
  return years.map((year) => ({
    ...editions,
    name: `edition ${year}`,
    has: (row) => editions.of(row) === year,
  }))
}

const tooFew = (rows: readonly unknown[], least: number): string =>
  `holds ${rows.length} usable rows where at least ${least} are expected.`

function* gapsOf<Row>({ departements, means }: Extent<Row>, rows: readonly Row[]): Generator<string> {
  if (departements) {
    const present = new Set([...rows.map(departements.of), ...departements.without])
    const missing = DEPARTEMENTS.filter((code) => !present.has(code))
    if (missing.length > 0) yield `has no row of the département ${some(missing)}.`
  }
  for (const { column, of, between, each } of means ?? []) {
    const values = rows.map(of).filter((value) => value !== null)
    const mean = values.reduce((total, value) => total + value, 0) / values.length
    if (!(mean >= between[0] && mean <= between[1]))
      yield `column "${column}": mean ${Number(mean.toPrecision(4))} where ${between[0]} to ${between[1]} is expected; has its unit changed?`
    const beyond = each && values.find((value) => !(value >= each[0] && value <= each[1]))
    if (each && beyond !== undefined)
      yield `column "${column}": value ${Number(beyond.toPrecision(4))} where ${each[0]} to ${each[1]} is expected.`
  }
}

const some = (items: readonly string[]): string =>
  items.length <= NAMED
    ? items.join(', ')
    : `${items.slice(0, NAMED).join(', ')} and ${items.length - NAMED} more`
