import type { Package } from '../../country/package/package.ts'
import type { Db } from '../../db/statement.ts'
import { packageFiles, type PackageFile } from './data-package.ts'
import { hsdsTables } from './hsds-tables.ts'

const ABOUT =
  'Cabinets Asalée selon HSDS 3.0 (Open Referral). status : inactive = statut inconnu, defunct = arrêté ; statut dit lequel exactement, assured_date quand il a été confirmé. Les identifiants sont des UUID déduits des nôtres ; postal_code est vide où la commune en a plusieurs. / Asalée practices after HSDS 3.0 (Open Referral). status: inactive = not known, defunct = stopped; statut says which exactly, assured_date when it was confirmed. Ids are UUIDs made of ours; postal_code is empty where the town has several.'

/** The cabinets of the day `asOf` (ISO date) as the files of an HSDS 3.0 tabular data package. */
export async function hsdsFiles(
  db: Db,
  pack: Pick<Package, 'reference'>,
  asOf: string,
): Promise<readonly PackageFile[]> {
  const { tables, demonstration } = await hsdsTables(db, pack, asOf)
  const warning =
    'DÉMONSTRATION : tous les cabinets sont fictifs. / DEMONSTRATION: every practice is fictitious. '
  return packageFiles(tables, {
    name: 'relais-hsds',
    title: `Relais, HSDS 3.0, ${asOf}`,
    description: `${demonstration ? warning : ''}${ABOUT}`,
    ...{ asOf, demonstration, sources: [] },
    more: { version: '3.0', homepage: 'https://docs.openreferral.org' },
  })
}
