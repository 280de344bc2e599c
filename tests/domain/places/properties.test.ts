import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createResolver } from '../../../server/domain/places/resolver.ts'
import type { Place, Resolution, Settlement } from '../../../server/domain/places/model.ts'
import { placeText } from '../../../server/domain/places/words.ts'
import { packageTables } from './package-tables.ts'

const tables = packageTables()
const { resolve } = createResolver(tables)
const communes = tables.settlements.filter(({ commune }) => commune === null)
const departements = new Map(tables.departements.map((own) => [own.code, own]))
const regions = new Map(tables.regions.map(({ code, nom }) => [code, nom]))

const codeOf = (place: Place | undefined): string | undefined =>
  place && 'codeCommune' in place ? place.codeCommune : undefined
const offers = ({ places }: Resolution, code: string): boolean =>
  places.some((place) => codeOf(place) === code)

/** What of an answer would mislead somebody who means `own`; null when nothing. */
function misleads(text: string, own: Settlement): string | null {
  const answer = resolve(text)
  if (!offers(answer, own.code)) return `« ${text} » does not offer ${own.code}`
  if (answer.verdict === 'certain' && codeOf(answer.places[0]) !== own.code)
    return `« ${text} » opens ${answer.places[0]!.label} for ${own.code}`
  return null
}

const zoneNames = new Set(tables.departements.map(({ nom }) => nom))
const joined = (text: string): string => placeText(text).replaceAll(' ', '')

/** What people write after the name of their commune. */
const ADDED: readonly ((own: Settlement) => string)[] = [
  ({ departement }) => ` ${departements.get(departement)!.nom}`,
  ({ departement }) => `, ${departements.get(departement)!.nom}`,
  ({ departement }) => ` (${departement})`,
  ({ departement }) => ` ${departement.toLowerCase()}`,
  ({ departement }) => `, ${regions.get(departements.get(departement)!.region)}`,
  ({ departement }) => ` ${regions.get(departements.get(departement)!.region)}`,
  () => ' France',
  () => ', FRANCE',
  () => ' cedex 3',
  () => ' CEDEX',
]

describe('every place of the country', () => {
  test('the name of a commune, as it is written, offers that commune and opens no other', () => {
    expect(communes.length).toBeGreaterThan(34_800)
    expect(communes.flatMap((own) => misleads(own.nom, own) ?? [])).toEqual([])
  })

  test('a postcode offers all its communes', () => {
    const byPostcode = new Map<string, Settlement[]>()
    for (const own of tables.settlements)
      for (const postcode of own.codesPostaux)
        byPostcode.set(postcode, [...(byPostcode.get(postcode) ?? []), own])
    const wrong = [...byPostcode].filter(([postcode, all]) => {
      // Of Paris, Lyon and Marseille, the arrondissement of the postcode.
      const towns = new Set(all.map(({ commune }) => commune))
      const own = all.filter(({ code }) => !towns.has(code))
      const answer = resolve(postcode)
      return (
        answer.verdict !== 'certain' ||
        answer.numberMatched !== own.length ||
        own.some(({ code }) => !offers(answer, code))
      )
    })
    expect(wrong.map(([postcode]) => postcode)).toEqual([])
  })

  test('a département, a région, France or CEDEX after a name never leads to another commune', () => {
    // Each commune with two of them in turn, each of them with some seven thousand communes.
    const half = ADDED.length / 2
    const wrong = communes.flatMap((own, at) =>
      [at % half, (at % half) + half].flatMap((which) => misleads(own.nom + ADDED[which]!(own), own) ?? []),
    )
    expect(wrong).toEqual([])
  })

  test('the name of a merged commune offers the commune of today, and never goes straight on', () => {
    const today = new Set(communes.map(({ nom }) => joined(nom)))
    let names = 0
    const wrong = communes.flatMap((own) =>
      own.anciensNoms.flatMap((former, at) => {
        const added = ['', ...[1, 4, 6, 8].map((which) => ADDED[which]!(own))][at % 5]!
        return [former, former + added, `${own.codesPostaux[0]} ${former}`].flatMap((text) => {
          names++
          const { verdict, places } = resolve(text)
          if (!places.some((place) => codeOf(place) === own.code)) return `« ${text} » loses ${own.nom}`
          // What is the whole name of a commune of today is that commune's: « Montaigu, Vendée » is Montaigu-Vendée.
          const whole = today.has(joined(former)) || today.has(joined(text))
          return verdict === 'certain' && !whole ? `« ${text} » opens ${places[0]!.label}` : []
        })
      }),
    )
    expect(names).toBeGreaterThan(6000)
    expect(wrong).toEqual([])
  })

  test('a hamlet or a quarter that no table knows never goes straight on', () => {
    const unknown = [
      'Le Moulin Brûlé',
      'Souché',
      'Le Clou Bouchet',
      'Sainte-Pezenne',
      'Ribray',
      'Les Cottages',
    ]
    for (const name of unknown)
      for (const text of [
        name,
        `hameau de ${name}`,
        `lieu-dit ${name}`,
        `${name}, Niort`,
        `${name} 79000 Niort`,
      ]) {
        const { verdict, places } = resolve(text)
        expect(verdict, text).not.toBe('certain')
        // Where the commune is named too, it is the one proposed.
        if (text.includes('Niort')) expect(codeOf(places[0]), text).toBe('79191')
      }
    // A commune of that very name may be meant, or another hamlet: it is offered, and nothing shown as its own.
    for (const text of ['hameau de Bellevue', 'lieu-dit Les Granges', 'quartier Saint-Jean'])
      expect(resolve(text).verdict, text).toBe('choice')
  })

  const anyCommune = fc.integer({ min: 0, max: communes.length - 1 }).map((at) => communes[at]!)

  test('the département of another commune never leads elsewhere without a question', () => {
    fc.assert(
      fc.property(anyCommune, fc.constantFrom(...tables.departements), ({ nom }, { code, nom: within }) => {
        // « Doubs, Vaucluse » is the village of Vaucluse, in Doubs.
        fc.pre(!zoneNames.has(nom))
        const { verdict, places } = resolve(`${nom}, ${within}`)
        const [first] = places
        // Certain is only a commune of that name there.
        if (verdict === 'certain')
          expect(first && 'codeDepartement' in first ? first.codeDepartement : null).toBe(code)
      }),
      { numRuns: 2000 },
    )
  })

  test('capitals, spaces for hyphens, and a postcode on either side change nothing', () => {
    fc.assert(
      fc.property(anyCommune, fc.integer({ min: 0, max: 3 }), (own, way) => {
        const spaced = own.nom.toUpperCase().replace(/[-'’]/g, ' ')
        const postcode = own.codesPostaux[0] ?? ''
        const text = [spaced, `${postcode} ${own.nom}`, `${spaced} ${postcode}`, `${own.nom}, ${postcode}`][
          way
        ]!
        // A postcode of Paris, Lyon or Marseille means its arrondissement.
        if (!/^(?:Paris|Lyon|Marseille)$/.test(own.nom)) expect(misleads(text, own)).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  test('our own labels, sent back, lead to their place', () => {
    fc.assert(
      fc.property(anyCommune, fc.integer({ min: 2, max: 12 }), ({ nom }, letters) => {
        for (const place of resolve(nom.slice(0, letters), 8).places) {
          const { verdict, places } = resolve(place.label)
          const code = 'codeCommune' in place ? place.codeCommune : place.code
          const codes = places.map((again) => ('codeCommune' in again ? again.codeCommune : again.code))
          // « Doubs (25) » is a commune of the département too, which a link tells by its code.
          if (place.kind === 'departement') continue
          expect(codes, place.label).toContain(code)
          if (verdict === 'certain') expect(codes[0], place.label).toBe(code)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('the number matched is the same whatever is asked for, and anything can be typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 40 }),
          anyCommune.map(({ nom }) => nom),
        ),
        (text) => {
          const all = resolve(text)
          const few = resolve(text, 3)
          expect(few.numberMatched).toBe(all.numberMatched)
          expect(few.verdict).toBe(all.verdict)
          expect(few.places).toEqual(all.places.slice(0, 3))
          expect(all.places.length).toBe(all.numberMatched)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
