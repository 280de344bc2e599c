import { FORMER_ATTRIBUTES } from '../../contract/deprecations.ts'
import type { Fields } from './fields.ts'

const kept = new WeakMap<Fields, ReadonlyMap<string, string>>()

/** The names that attributes had on `/ogc` up to `FORMER_ATTRIBUTES.since`, those of the API, with what each is called now. */
export function formerNames(fields: Fields): ReadonlyMap<string, string> {
  const known = kept.get(fields)
  if (known) return known
  const names = new Map(
    Object.entries(fields).flatMap(([name, { ofApi }]) => (ofApi === undefined ? [] : [[ofApi, name]])),
  )
  kept.set(fields, names)
  return names
}

/** Every name by which attributes may be asked for. */
export const namesTaken = (fields: Fields): readonly string[] => [
  ...Object.keys(fields),
  ...formerNames(fields).keys(),
]

/** The attribute that somebody asks for by its name or by that of before; undefined where there is none. */
export const attributeOf = (fields: Fields, asked: string): string | undefined =>
  Object.hasOwn(fields, asked) ? asked : formerNames(fields).get(asked)

/** Those of the names asked for that are names of before, each once. */
export const formerAmong = (fields: Fields, asked: readonly string[]): readonly string[] =>
  [...new Set(asked)].filter((name) => !Object.hasOwn(fields, name) && formerNames(fields).has(name))

/** What an answer to names of before says; empty where there were none. */
export function formerNote(fields: Fields, former: readonly string[], locale: 'fr' | 'en'): string {
  if (former.length === 0) return ''
  const names = former.map((name) => `${name} → ${formerNames(fields).get(name)!}`).join(', ')
  const { until } = FORMER_ATTRIBUTES
  // By this name the rest of the house takes the day: here it is that of the answer, which another leaves empty.
  const isDay = former.includes('asOf')
  return locale === 'fr'
    ? `Noms d’avant, pris jusqu’au ${until} : ${names}.${isDay ? ' Un autre jour se demande par datetime.' : ''}`
    : `Former names, taken until ${until}: ${names}.${isDay ? ' Another day is asked for by datetime.' : ''}`
}
