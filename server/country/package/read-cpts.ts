import { CPTS_BASES, CPTS_EXTENTS, CPTS_STATES } from '../../domain/registers/cpts.ts'
import { hasFile, oneOf, optionalOneOf, optionalText, text, type PackageFiles } from './tables.ts'

const FILE = 'cpts_communes.csv'

/** A CPTS in a commune; or that an edition which covers the commune's département names none there. */
export interface CptsCommune {
  readonly codeCommune: string
  readonly base: (typeof CPTS_BASES)[number]
  /** Null: none is named. */
  readonly nom: string | null
  readonly finess: string | null
  /** Null: its producer does not say, or in words that are not known. */
  readonly etat: (typeof CPTS_STATES)[number] | null
  /** Null where none is named. */
  readonly etendue: (typeof CPTS_EXTENTS)[number] | null
  /** Names of its part of the commune (arrondissements, former communes); null where it is the whole, or has no name. */
  readonly partie: string | null
  readonly site: string | null
  /** INSEE code of the région whose ARS made the list; null of the outlines. */
  readonly region: string | null
  /** ISO day or month; null: its producer gives none. */
  readonly edition: string | null
}

/** Reads the table; one that a package of an earlier time lacks is as one without a row: nothing is loaded. @throws SourceError */
export const readCpts = (files: PackageFiles): readonly CptsCommune[] =>
  hasFile(files, FILE)
    ? files.rows(FILE, {
        codeCommune: text('code_commune'),
        base: oneOf('base', CPTS_BASES),
        nom: optionalText('cpts'),
        finess: optionalText('finess'),
        etat: optionalOneOf('etat', CPTS_STATES),
        etendue: optionalOneOf('etendue', CPTS_EXTENTS),
        partie: optionalText('partie'),
        site: optionalText('site'),
        region: optionalText('region'),
        edition: optionalText('edition'),
      })
    : []
