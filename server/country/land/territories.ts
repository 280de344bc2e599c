import type { AnyNiveau, Circonscription, Commune, Niveau, PartCirconscription } from '../../domain/model.ts'

/** Names of the areas that carry no people of their own. */
export interface AreaNames {
  readonly departements: ReadonlyMap<string, string>
  readonly regions: ReadonlyMap<string, string>
}

/** An area without its figures. */
export interface Territory {
  readonly niveau: AnyNiveau
  readonly code: string
  readonly nom: string
  /** Code of the département, or null above it. */
  readonly departement: string | null
  readonly region: string | null
  /** Why the area has no figures; null when it has. */
  readonly explication: string | null
  /** The same in English. */
  readonly explicationEn: string | null
  /** What a reader of its figures should know of how it is made up; null when there is nothing to tell. */
  readonly note: { readonly fr: string; readonly en: string } | null
}

/** A commune that several circonscriptions share, seen from one of them. */
interface SharedCommune {
  readonly code: string
  readonly nom: string
  readonly departement: string | null
  readonly part: number
  readonly regle: string
  /** The other circonscriptions that share it. */
  readonly autres: readonly string[]
}

/** What only a circonscription can have. */
const PLAIN = { explication: null, explicationEn: null, note: null } as const

export interface Territories {
  /** Every area of a level, by code. */
  readonly list: (niveau: Niveau) => readonly Territory[]
  /** The area of a code, or of another spelling of it (7204, 72004, 2a-01); undefined when there is none. */
  readonly find: (niveau: Niveau, code: string) => Territory | undefined
  readonly sharedCommunes: (circonscription: string) => readonly SharedCommune[]
  /** Circonscriptions that an area meets: all of them for a département or more, several for a split commune. */
  readonly circonscriptionsOf: (area: Territory) => readonly Territory[]
}

/** The areas of the country with their names and how they lie in one another. */
export function createTerritories(
  communes: readonly Commune[],
  circonscriptions: readonly Circonscription[],
  parts: readonly PartCirconscription[],
  names: AreaNames,
): Territories {
  const regionOf = new Map(communes.map(({ departement, region }) => [departement, region]))
  const lists: Readonly<Record<Niveau, readonly Territory[]>> = {
    commune: communes.map(({ code, nom, departement, region }) => ({
      niveau: 'commune',
      code,
      nom,
      departement,
      region,
      ...PLAIN,
    })),
    circonscription: circonscriptions.map((own) => ({
      niveau: 'circonscription',
      code: own.code,
      nom: namedAfter(names.departements.get(own.departement), own.libelle),
      departement: own.departement,
      region: regionOf.get(own.departement) ?? null,
      ...told(own),
    })),
    departement: [...regionOf].map(([code, region]) => ({
      niveau: 'departement',
      code,
      nom: names.departements.get(code) ?? code,
      departement: code,
      region,
      ...PLAIN,
    })),
    region: [...new Set(regionOf.values())].map((code) => ({
      niveau: 'region',
      code,
      nom: names.regions.get(code) ?? code,
      departement: null,
      region: code,
      ...PLAIN,
    })),
    france: [{ niveau: 'france', code: 'FR', nom: 'France', departement: null, region: null, ...PLAIN }],
  }
  const sorted = mapValues(lists, (list) => [...list].sort((a, b) => (a.code < b.code ? -1 : 1)))
  const byCode = mapValues(sorted, (list) => new Map(list.map((area) => [area.code, area])))
  const partsOf = groupBy(parts, ({ codeCommune }) => codeCommune)
  const splitIn = groupBy(
    parts.filter(({ codeCommune }) => partsOf.get(codeCommune)!.length > 1),
    ({ circonscription }) => circonscription,
  )
  const find = (niveau: Niveau, code: string) =>
    byCode[niveau].get(code) ?? byCode[niveau].get(canonicalCode(niveau, code))
  return {
    list: (niveau) => sorted[niveau],
    find,
    sharedCommunes: (circonscription) =>
      (splitIn.get(circonscription) ?? []).map(({ codeCommune, part, regle }) => ({
        code: codeCommune,
        nom: byCode.commune.get(codeCommune)?.nom ?? codeCommune,
        departement: byCode.commune.get(codeCommune)?.departement ?? null,
        part,
        regle,
        autres: partsOf
          .get(codeCommune)!
          .map((one) => one.circonscription)
          .filter((other) => other !== circonscription),
      })),
    circonscriptionsOf: ({ niveau, code, departement, region }) => {
      if (niveau === 'commune')
        return (partsOf.get(code) ?? []).flatMap(
          ({ circonscription }) => find('circonscription', circonscription) ?? [],
        )
      if (niveau !== 'departement' && niveau !== 'region') return []
      return sorted.circonscription.filter((area) =>
        niveau === 'departement' ? area.departement === departement : area.region === region,
      )
    },
  }
}

/** Why a circonscription has no figures, or, as in Mayotte, how those that it has came about: no reason to hide them. */
function told(own: Circonscription): Pick<Territory, 'explication' | 'explicationEn' | 'note'> {
  const { statut, explication: fr, explicationEn: en } = own
  if (statut !== 'figures') return { explication: fr, explicationEn: en ?? fr, note: null }
  return { ...PLAIN, note: fr === null ? null : { fr, en: en ?? fr } }
}

/** `Ain, 2e circonscription`, whether or not the label already begins with the département. */
const namedAfter = (departement: string | undefined, libelle: string): string =>
  !departement || libelle.startsWith(departement) ? libelle : `${departement}, ${libelle}`

/**
 * The house's spelling of a code: `2a004` → `2A004`; circonscriptions `7204`, `72004`, `72-4` → `72-04`,
 * `97403` and `974-3` → `974-03`, `099-01` and `ZZ-01` (the Assemblée's and the ministry's) → `99-01`. Text that looks like none of these comes back in capitals.
 */
export function canonicalCode(niveau: Niveau, code: string): string {
  const text = code.trim().toUpperCase()
  if (niveau === 'commune') return text
  if (niveau !== 'circonscription') return niveau === 'departement' && /^\d$/.test(text) ? `0${text}` : text
  const match = /^(9[78]\d|2[AB]|\d{2})-?0?(\d{1,2})$/.exec(text.replace(/^(?:ZZ|099)-?(?=\d)/, '99-'))
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}` : text
}

const mapValues = <Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  change: (value: From) => To,
): Readonly<Record<Key, To>> =>
  Object.fromEntries(Object.entries<From>(record).map(([key, value]) => [key, change(value)])) as Record<
    Key,
    To
  >

function groupBy<Value>(
  values: readonly Value[],
  key: (value: Value) => string,
): ReadonlyMap<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(key(value))
    if (group) group.push(value)
    else groups.set(key(value), [value])
  }
  return groups
}
