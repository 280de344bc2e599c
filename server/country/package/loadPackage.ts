import type { Database } from '../../db/database.ts'
import { listPackages } from '../../db/queries/packages/listPackages.ts'
import { takePackage } from '../../db/queries/packages/takePackage.ts'
import { appendAudit, type AuditEntry } from '../../db/queries/stewards/appendAudit.ts'
import { transact } from '../../db/statement.ts'
import { OPERATOR } from '../../domain/stewards/roles.ts'
import { prunePackages, savePackage } from './kept-packages.ts'
import type { OwnPackage } from './package-in-force.ts'
import { SourceError } from './source-error.ts'

/**
 * Keeps a package that was read and checked, names it current and removes what no package needs that is to stay, in one transaction. The
 * one that came with the program is kept with it where that was current, so that one can go back to it from any program; answers why it
 * could not be, null where all is well. @throws SourceError when a file of `folder` is not what it was when it was read.
 */
export async function loadPackage(
  database: Database,
  loaded: {
    readonly folder: string
    readonly hash: string
    readonly own: OwnPackage
    readonly detail: NonNullable<AuditEntry['detail']>
  },
): Promise<string | null> {
  const { folder, hash, own, detail } = loaded
  const unkept = await transact(database.knex, async (trx) => {
    const [current] = await listPackages(trx)
    const damage =
      current?.sha256 === own.hash && !current.stored && current.sha256 !== hash
        ? await savePackage(trx, own.folder, own.hash).then(
            () => null,
            (error: unknown) => {
              // Files read before the damaged one go with the pruning below.
              if (error instanceof SourceError) return error.message
              throw error
            },
          )
        : null
    await savePackage(trx, folder, hash)
    await takePackage(trx, hash)
    await prunePackages(trx)
    await appendAudit(trx, OPERATOR, [{ action: 'load-package', subject: hash, detail }])
    return damage
  })
  await database.tidy()
  return unkept
}
