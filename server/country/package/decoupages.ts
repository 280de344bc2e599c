import type { Decoupage } from '../../domain/model.ts'
import { number, optionalText, text, type PackageFiles } from './tables.ts'

/** An area of a découpage as INSEE lists it. */
interface DividedArea {
  readonly code: string
  readonly nom: string
  /** Département in which it lies, or most of it. */
  readonly departement: string
  readonly communes: number
}

/** A découpage: its areas, and the area of each commune (null: none). */
interface DecoupageTable {
  readonly areas: readonly DividedArea[]
  readonly areaOf: ReadonlyMap<string, string | null>
}
export type DecoupageTables = Readonly<Record<Decoupage, DecoupageTable>>

const FILES = {
  canton: 'cantons.csv',
  epci: 'epci.csv',
  'bassin-de-vie': 'bassins_de_vie.csv',
  arrondissement: 'arrondissements_departementaux.csv',
} as const satisfies Record<Decoupage, string>

/** Reads the découpages of a package: nothing at a start rests on them. @throws SourceError */
export function readDecoupages(files: PackageFiles): DecoupageTables {
  const communes = files.rows('commune_niveaux.csv', {
    code: text('code_commune'),
    canton: optionalText('canton'),
    epci: optionalText('epci'),
    'bassin-de-vie': optionalText('bassin_de_vie'),
    arrondissement: optionalText('arrondissement'),
  })
  const table = (niveau: Decoupage): DecoupageTable => ({
    areas: files.rows(FILES[niveau], {
      code: text('code'),
      nom: text('nom'),
      departement: text('departement'),
      communes: number('communes'),
    }),
    areaOf: new Map(communes.map((commune) => [commune.code, commune[niveau]])),
  })
  return {
    canton: table('canton'),
    epci: table('epci'),
    'bassin-de-vie': table('bassin-de-vie'),
    arrondissement: table('arrondissement'),
  }
}
