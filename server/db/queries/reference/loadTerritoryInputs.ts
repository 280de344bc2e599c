import type { Inputs } from '../../../domain/model.ts'
import type { Db } from '../../statement.ts'
import { findAplMillesimes } from './findAplMillesimes.ts'
import { listArrondissements } from './listArrondissements.ts'
import { listCirconscriptions } from './listCirconscriptions.ts'
import { listParts } from './listParts.ts'
import { loadCommunes } from './loadCommunes.ts'

/** What of a calculation's inputs only the data package changes. */
export type TerritoryInputs = Pick<Inputs, 'communes' | 'parts' | 'circonscriptions' | 'aplMillesime'> &
  Pick<Required<Inputs>, 'arrondissements'>

/**
 * The territories at an edition of the APL (the newest by default).
 * @throws Error when that edition is not loaded.
 */
export async function loadTerritoryInputs(db: Db, wanted?: number): Promise<TerritoryInputs> {
  const editions = await findAplMillesimes(db)
  const aplMillesime = wanted ?? editions[0]
  if (aplMillesime === undefined || !editions.includes(aplMillesime))
    throw new Error(
      `The APL of ${wanted ?? 'any year'} is not loaded: run npm start, which loads the data package.`,
    )
  // One after the other: the embedded pool holds one connection.
  return {
    communes: await loadCommunes(db, aplMillesime),
    arrondissements: await listArrondissements(db),
    parts: await listParts(db),
    circonscriptions: (await listCirconscriptions(db)).map(
      ({ code, departement, numero, libelle, statut, explication, explicationEn }) => ({
        code,
        departement,
        numero,
        libelle,
        statut,
        explication,
        explicationEn,
      }),
    ),
    aplMillesime,
  }
}
