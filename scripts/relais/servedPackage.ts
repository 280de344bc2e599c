import type { Served } from '../../server/assemble.ts'
import { lazy } from '../../server/country/lazy.ts'
import { extractPackage, hashOfPackage } from '../../server/country/package/kept-packages.ts'
import { findPackageInForce, placeOfPackage } from '../../server/country/package/package-in-force.ts'
import { openPackage } from '../../server/country/package/package.ts'
import { SourceError } from '../../server/country/package/source-error.ts'
import type { Db } from '../../server/db/statement.ts'
import { OWN_PACKAGE } from './terminal-context.ts'

/** The data package in force in a database, for a command that opened it; the program's own where no other is kept or what is kept is damaged. Writes what is kept into the data folder. */
export async function servedPackage(db: Db, dataDir: string): Promise<Served> {
  const { from, hash } = await findPackageInForce(db, hashOfPackage(OWN_PACKAGE))
  const { folder } = placeOfPackage(dataDir, hash)
  const extracted =
    from === 'kept' &&
    (await extractPackage(db, hash, folder).then(
      () => true,
      (error: unknown) => {
        // Whoever wants to go back from a damaged one must be able to.
        if (error instanceof SourceError) return false
        throw error
      },
    ))
  const packageFolder = extracted ? folder : OWN_PACKAGE
  return { packageFolder, currentPackage: lazy(() => openPackage(packageFolder)) }
}
