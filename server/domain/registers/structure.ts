import { personIn, personInRegister } from '../roster/person-names.ts'
import type { RegisterSite } from './register-site.ts'

/** Where people are cared for or care is organised, as FINESS tells them apart. */
export const STRUCTURE_KINDS = ['maison-de-sante', 'centre-de-sante', 'cpts'] as const
export type StructureKind = (typeof STRUCTURE_KINDS)[number]

/** Categories of FINESS: maison de santé (CSP, L. 6223-3), centre de santé, communauté professionnelle territoriale de santé. */
export const KIND_OF_CATEGORY: ReadonlyMap<string, StructureKind> = new Map([
  ['603', 'maison-de-sante'],
  ['124', 'centre-de-sante'],
  ['604', 'cpts'],
])

/** An organisation of the register of establishments. It is no cabinet of Asalée, and nothing is known of its status. */
export interface Structure {
  readonly finess: string
  readonly kind: StructureKind
  /** Null where the register gives none, or only what may be somebody’s. */
  readonly nom: string | null
  readonly adresse: string | null
  readonly codePostal: string | null
  readonly codeCommune: string
  readonly telephone: string | null
  /** Degrees WGS 84; both null where the register gives no point of its own. */
  readonly lon: number | null
  readonly lat: number | null
}

/**
 * An establishment as a structure. A name that may be that of a person who works there, and an address at somebody’s, are left out:
 * the organisation stays, under its kind and commune.
 */
export const structureOf = (site: RegisterSite, kind: StructureKind): Structure => ({
  finess: site.finess,
  kind,
  nom: site.nom === '' || personInRegister(site.nom) ? null : site.nom,
  adresse: site.adresse === '' || personIn(site.adresse) ? null : site.adresse,
  codePostal: site.codePostal || null,
  codeCommune: site.codeCommune,
  telephone: site.telephone || null,
  lon: site.lon,
  lat: site.lat,
})
