import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Inputs } from '../../server/domain/model.ts'
import { readDemonstration } from '../../server/country/package/read-demonstration.ts'
import { readReference } from '../../server/country/package/reference.ts'
import { openFiles } from '../../server/country/package/tables.ts'

export const PACKAGE = fileURLToPath(new URL('../../data/package', import.meta.url))
/** No package brings it: it is the program's, whichever package is read. */
const DEMONSTRATION = fileURLToPath(new URL('../../data/demonstration', import.meta.url))

/** What a calculation reads: the tables of a data package at an edition of the APL (the newest by default), with the demonstration roster. */
export function packageInputs(folder: string, wanted?: number): Inputs {
  const reference = readReference(openFiles(folder), wanted)
  const { communes, arrondissements, parts, circonscriptions, aplMillesime, financement } = reference
  const { cabinets, events } = readDemonstration({
    cabinets: join(DEMONSTRATION, 'cabinets.csv'),
    events: join(DEMONSTRATION, 'evenements.csv'),
  })
  return { communes, arrondissements, parts, circonscriptions, aplMillesime, financement, cabinets, events }
}
