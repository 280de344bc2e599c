import { finish } from '../finish.ts'
import type { Reseau } from '../model.ts'
import type { Resolution } from '../places/model.ts'
import { communeText } from './communeText.ts'

/** A commune of today as an import looks it up. Degrees WGS 84. */
export interface GazetteerCommune {
  readonly code: string
  readonly nom: string
  readonly departement: string
  readonly reseau: Reseau
  readonly lon: number
  readonly lat: number
  readonly codesPostaux: readonly string[]
  /** Codes and names that lead to it: former communes, municipal arrondissements. */
  readonly otherCodes: readonly string[]
  readonly otherNames: readonly string[]
  /** Municipal arrondissements (Paris, Lyon, Marseille); absent elsewhere. */
  readonly quarters?: readonly Quarter[]
}

/** A municipal arrondissement, a place with a point of its own. Degrees WGS 84. */
export interface Quarter {
  readonly code: string
  readonly nom: string
  readonly codesPostaux: readonly string[]
  readonly lon: number
  readonly lat: number
}

/** The communes by every key a roster may give. */
export interface Gazetteer {
  readonly byCode: ReadonlyMap<string, GazetteerCommune>
  readonly byPostcode: ReadonlyMap<string, readonly GazetteerCommune[]>
  readonly byName: ReadonlyMap<string, readonly GazetteerCommune[]>
  /** What a place means as people write it, as everywhere else in Relais; absent where only the lists are at hand. */
  readonly resolve?: (text: string, limit?: number) => Resolution
}

/** Builds the lookups; a code or a name of today wins over a former one. */
export const createGazetteer = (communes: readonly GazetteerCommune[]): Gazetteer =>
  finish(gazetteerInSteps(communes))

/** Communes looked at between two pauses. */
const STEP = 500

/** The same with pauses. */
export function* gazetteerInSteps(communes: readonly GazetteerCommune[]): Generator<void, Gazetteer> {
  const byCode = new Map<string, GazetteerCommune>()
  const byPostcode = new Map<string, GazetteerCommune[]>()
  const byName = new Map<string, GazetteerCommune[]>()
  const add = <K>(map: Map<K, GazetteerCommune[]>, key: K, commune: GazetteerCommune) => {
    const known = map.get(key)
    if (!known) map.set(key, [commune])
    else if (!known.includes(commune)) known.push(commune)
  }
  for (const [at, commune] of communes.entries()) {
    if (at % STEP === 0) yield
    byCode.set(commune.code, commune)
    add(byName, communeText(commune.nom), commune)
    for (const code of commune.codesPostaux) add(byPostcode, code, commune)
  }
  for (const [at, commune] of communes.entries()) {
    if (at % STEP === 0) yield
    for (const code of commune.otherCodes) if (!byCode.has(code)) byCode.set(code, commune)
    for (const name of commune.otherNames) if (name !== '') add(byName, communeText(name), commune)
  }
  return { byCode, byPostcode, byName }
}
