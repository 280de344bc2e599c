/** The registers that a roster is held against. */
export const REGISTERS = ['finess', 'rpps'] as const
export type Register = (typeof REGISTERS)[number]

/** A place as a national register writes it. Texts are empty, and degrees (WGS 84) null, where it says nothing. */
export interface RegisterSite {
  readonly register: Register
  readonly finess: string
  readonly siret: string
  /** Id of the structure in the RPPS. */
  readonly structure: string
  readonly nom: string
  readonly adresse: string
  readonly codePostal: string
  /** INSEE code; the register may give a former one, or an arrondissement. */
  readonly codeCommune: string
  readonly commune: string
  readonly telephone: string
  readonly lon: number | null
  readonly lat: number | null
  /** What kind of place it is, in the register’s words. */
  readonly kind: string
  /** Activities declared there, and those of nurses; null: the register counts none. Never a person. */
  readonly posts: { readonly all: number; readonly nurses: number } | null
}

/** Stands for a name that the register gives only as somebody’s. */
export const NAME_TO_GIVE = 'Lieu à nommer'
