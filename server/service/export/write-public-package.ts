import type { Package } from '../../country/package/package.ts'
import type { Db } from '../../db/statement.ts'
import { packageFiles, writeFolder } from './data-package.ts'
import { publicTables } from './public-tables.ts'

/**
 * Writes the whole public state of the day `asOf` (ISO date) into `folder` as a Frictionless Data Package: CSV files and
 * `datapackage.json`. The folder appears when it is complete. Returns the number of rows by table.
 * @throws ExportError when the folder holds something already.
 */
export async function writePublicPackage(
  db: Db,
  pack: Pick<Package, 'reference'>,
  folder: string,
  asOf: string,
): Promise<ReadonlyMap<string, number>> {
  const tables = await publicTables(db, pack, asOf)
  const demonstration = tables
    .find(({ name }) => name === 'cabinets')!
    .rows.some((row) => row.at(-1) === true)
  const warning = 'Liste de démonstration : tous les cabinets sont fictifs. '
  writeFolder(
    folder,
    packageFiles(tables, {
      name: 'relais-etat-public',
      title: `Relais : état public au ${asOf}`,
      description: `${demonstration ? warning : ''}Cabinets, statuts, événements et chiffres publiés par Relais.`,
      ...{ asOf, demonstration, sources: pack.reference.sources },
    }),
  )
  return new Map(tables.map(({ name, rows }) => [name, rows.length]))
}
