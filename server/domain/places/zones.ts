import { edits } from './edits.ts'
import type { PlaceTables, Zone } from './model.ts'
import { placeText, withoutArticle } from './words.ts'
import { FORMER_REGIONS, OTHER_DEPARTEMENT_NAMES, OTHER_REGION_NAMES } from './zone-names.ts'

/** Départements and régions by name, by number and by the beginning of a postcode. */
export interface Zones {
  /** Zones of a `placeText`, article or not; `79`, `2a`, `974` and `20` (Corse) too. */
  readonly find: (text: string) => readonly Zone[]
  readonly beginning: (text: string) => Zone[]
  /** Zones one letter away from a name of theirs of six letters or more. */
  readonly similar: (text: string) => Zone[]
  readonly ofPostcode: (postcode: string) => Zone | null
  /** A zone as it is offered: a région with its départements after it. */
  readonly offered: (zone: Zone) => readonly Zone[]
}

/** Words before the name of a zone: « dans la Sarthe », « département des Deux-Sèvres ». */
const LINKS = new Set('en dans d de du des la le les l departement dept dep dpt region code'.split(' '))

/** `words` without the links that they begin with. */
export const withoutLinks = (words: readonly string[]): readonly string[] => {
  const first = words.findIndex((word) => !LINKS.has(word))
  return first < 0 ? [] : words.slice(first)
}

/** `words` without the links that they end with. */
export const withoutLastLinks = (words: readonly string[]): readonly string[] => {
  const last = words.findLastIndex((word) => !LINKS.has(word))
  return words.slice(0, last + 1)
}

/** Letters from which a slip in the name of a zone is forgiven. */
const SLIP_LETTERS = 6

/** Indexes the zones of the perimeter. */
export function createZones({ departements, regions }: PlaceTables): Zones {
  const byText = new Map<string, Zone[]>()
  const add = (name: string, zone: Zone): void => {
    const text = withoutArticle(placeText(name))
    const same = byText.get(text)
    if (!same) byText.set(text, [zone])
    else if (!same.includes(zone) && !same.some((other) => sameLand(other, zone))) same.push(zone)
  }
  const byCode = new Map<string, Zone>()
  for (const { code, nom } of departements) {
    const zone: Zone = { kind: 'departement', code, label: `${nom} (${code})`, departements: [code] }
    byCode.set(code, zone)
    add(nom, zone)
    add(code, zone)
  }
  const region = (code: string, nom: string, within: readonly string[]): Zone => ({
    kind: 'region',
    code,
    label: `${nom} (région)`,
    departements: within.filter((departement) => byCode.has(departement)),
  })
  const ofRegion = new Map<string, Zone>()
  for (const { code, nom } of regions) {
    const within = departements.filter((own) => own.region === code).map((own) => own.code)
    const zone = region(code, nom, within)
    ofRegion.set(code, zone)
    add(nom, zone)
  }
  for (const [name, code] of OTHER_DEPARTEMENT_NAMES) {
    const zone = byCode.get(code)
    if (zone) add(name, zone)
  }
  for (const [name, code] of OTHER_REGION_NAMES) {
    const zone = ofRegion.get(code)
    if (zone) add(name, zone)
  }
  for (const [name, codes, other] of FORMER_REGIONS) {
    const zone = region(name, name, codes.split(' '))
    if (zone.departements.length === 0) continue
    add(name, zone)
    if (other !== undefined) add(other, zone)
  }
  const corse = ofRegion.get('94')
  if (corse) add('20', corse)
  const names = [...byText].filter(([text]) => !/^\d/.test(text))

  return {
    find: (text) => {
      const bare = withoutArticle(text)
      return byText.get(bare) ?? (/^[1-9]$/.test(bare) ? byText.get(`0${bare}`) : undefined) ?? []
    },
    beginning: (text) =>
      [...new Set(names.filter(([name]) => name.startsWith(text)).flatMap(([, zones]) => zones))].sort(
        (a, b) => (a.label < b.label ? -1 : 1),
      ),
    similar: (text) => [
      ...new Set(
        names
          .filter(([name]) => name.length >= SLIP_LETTERS && edits(name, text, 1) === 1)
          .flatMap(([, zones]) => zones),
      ),
    ],
    ofPostcode: (postcode) => {
      if (postcode.startsWith('20')) return corse ?? null
      return byCode.get(postcode.slice(0, 3)) ?? byCode.get(postcode.slice(0, 2)) ?? null
    },
    offered: (zone) =>
      zone.kind === 'departement' ? [zone] : [zone, ...zone.departements.map((code) => byCode.get(code)!)],
  }
}

/** A région of one département is that département: La Réunion is asked for once. */
const sameLand = (a: Zone, b: Zone): boolean => a.departements.join() === b.departements.join()
