import { createGazetteer, type Gazetteer, type GazetteerCommune } from '../../../domain/roster/gazetteer.ts'
import { run, statement, type Db } from '../../statement.ts'
import { listArrondissements } from './listArrondissements.ts'
import { listCodesPostaux } from './listCodesPostaux.ts'

type Row = Pick<GazetteerCommune, 'code' | 'nom' | 'departement' | 'reseau' | 'lon' | 'lat'>

const LOAD = statement(
  'loadGazetteer',
  'SELECT code, nom, departement, reseau, lon, lat FROM communes ORDER BY code COLLATE "C"',
)
// Former communes without a name of their own still have a code that old lists give.
const FORMER = statement(
  'loadFormerCommunes',
  `SELECT code, COALESCE(nom, '') AS nom, code_commune AS "codeCommune" FROM communes_anciennes ORDER BY code COLLATE "C"`,
)

/** The communes as a roster import looks them up: by code (former ones and arrondissements too), postcode and name. */
export async function loadGazetteer(db: Db): Promise<Gazetteer> {
  const rows = await run<Row>(db, LOAD)
  const postcodes = grouped((await listCodesPostaux(db)).map((p) => [p.codeCommune, p.codePostal]))
  const others = [
    ...(await run<{ code: string; nom: string; codeCommune: string }>(db, FORMER)),
    ...(await listArrondissements(db)),
  ]
  const otherCodes = grouped(others.map(({ codeCommune, code }) => [codeCommune, code]))
  const otherNames = grouped(others.map(({ codeCommune, nom }) => [codeCommune, nom]))
  return createGazetteer(
    rows.map((row) => ({
      ...row,
      codesPostaux: [...new Set(postcodes.get(row.code))],
      otherCodes: otherCodes.get(row.code) ?? [],
      otherNames: otherNames.get(row.code) ?? [],
    })),
  )
}

function grouped(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const [key, value] of pairs) {
    const known = map.get(key)
    if (known) known.push(value)
    else map.set(key, [value])
  }
  return map
}
