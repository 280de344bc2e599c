import { sha256 } from '../../sha256.ts'
import { hasFile, optionalText, text, type PackageFiles } from './tables.ts'

/** The order of an ARS that gives a commune its class, and the territoire de vie-santé over which GPs are zoned there. */
interface ArreteZonage {
  readonly codeCommune: string
  /** ISO day; null: the commune has no class. */
  readonly arreteLe: string | null
  readonly territoireDeVieSante: string | null
}

/** A quartier prioritaire in one of the communes where it lies. */
interface Quartier {
  readonly code: string
  readonly codeCommune: string
  readonly nom: string
}

/** What is told of the zoning beside the class of each commune. */
export interface Zoning {
  /** None where the zoning with its orders was not loaded. */
  readonly arretesZonage: readonly ArreteZonage[]
  /** None where the list was not loaded, which says nothing of what there is. */
  readonly quartiers: readonly Quartier[]
}

/** SHA-256 of the table of orders of a package that has none: its head alone. */
export const NO_ORDERS = sha256('code_commune,arrete_le,territoire_de_vie_sante\n')

/** Reads both tables, in their order; one that packages of an earlier time lack is as one without a row. @throws SourceError */
export const readZoning = (files: PackageFiles): Zoning => ({
  arretesZonage: hasFile(files, 'communes_zonage.csv')
    ? files.rows('communes_zonage.csv', {
        codeCommune: text('code_commune'),
        arreteLe: optionalText('arrete_le'),
        territoireDeVieSante: optionalText('territoire_de_vie_sante'),
      })
    : [],
  quartiers: hasFile(files, 'quartiers_prioritaires.csv')
    ? files.rows('quartiers_prioritaires.csv', {
        code: text('code'),
        codeCommune: text('code_commune'),
        nom: text('nom'),
      })
    : [],
})
