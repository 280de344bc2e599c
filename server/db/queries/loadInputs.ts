import type { Inputs } from '../../domain/model.ts'
import type { Db } from '../statement.ts'
import { findAplMillesimes } from './findAplMillesimes.ts'
import { listCabinets } from './listCabinets.ts'
import { listCirconscriptions } from './listCirconscriptions.ts'
import { listEvents } from './listEvents.ts'
import { listFinancement } from './listFinancement.ts'
import { listParts } from './listParts.ts'
import { loadCommunes } from './loadCommunes.ts'

/**
 * Everything one calculation reads, at an edition of the APL (the newest by default).
 * @throws Error when that edition is not loaded.
 */
export async function loadInputs(db: Db, wanted?: number): Promise<Inputs> {
  const editions = await findAplMillesimes(db)
  const aplMillesime = wanted ?? editions[0]
  if (aplMillesime === undefined || !editions.includes(aplMillesime))
    throw new Error(
      `The APL of ${wanted ?? 'any year'} is not loaded: run npm start, which loads the data package.`,
    )
  // One after the other: the embedded pool holds one connection.
  return {
    communes: await loadCommunes(db, aplMillesime),
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
    cabinets: await listCabinets(db),
    events: (await listEvents(db)).map(({ sequence: _sequence, ...event }) => event),
    financement: await listFinancement(db),
    aplMillesime,
  }
}
