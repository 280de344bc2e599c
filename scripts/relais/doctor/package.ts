import { hashOfPackage } from '../../../server/country/package/kept-packages.ts'
import type { CurrentPackage } from '../../../server/country/package/package.ts'
import { SourceError } from '../../../server/country/package/source-error.ts'
import { listPackages } from '../../../server/db/queries/packages/listPackages.ts'
import type { Db } from '../../../server/db/statement.ts'
import type { Finding } from './finding.ts'

const REMEDY =
  'npm run data:load loads one that this program reads; npm run data:rollback goes back to the former one.'

/** Whether what is served is the data package that was named current; `ownFolder` is that of the program's own. */
export async function lookAtPackage(
  db: Db,
  currentPackage: CurrentPackage,
  ownFolder: string,
): Promise<Finding> {
  const [named] = await listPackages(db)
  const own = hashOfPackage(ownFolder)
  let served: string
  try {
    served = currentPackage().hash
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    return {
      state: 'attention',
      what: `the data package named current cannot be read (${error.message}): servers of this program answer from their own, ${own}`,
      remedy: REMEDY,
    }
  }
  if (named !== undefined && named.sha256 !== served)
    return {
      state: 'attention',
      what: `the data package named current is ${named.sha256}, but ${served} is served`,
      remedy: named.stored ? REMEDY : `it came with another program and is not in the database: ${REMEDY}`,
    }
  const from =
    served === own ? 'came with the program' : `was loaded, last named current at ${named?.takenAt ?? ''}`
  return { state: 'ok', what: `the data package served is ${served}, which ${from}` }
}
