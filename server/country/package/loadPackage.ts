import type { Database } from '../../db/database.ts'
import { listPackages } from '../../db/queries/packages/listPackages.ts'
import { takePackage } from '../../db/queries/packages/takePackage.ts'
import { appendAudit, type AuditEntry } from '../../db/queries/stewards/appendAudit.ts'
import { transact } from '../../db/statement.ts'
import { OPERATOR } from '../../domain/stewards/roles.ts'
import { prunePackages, savePackage } from './kept-packages.ts'
import type { OwnPackage } from './package-in-force.ts'

/**
 * Keeps a package that was read and checked, names it current and removes what no package needs that is to stay, in one transaction. The
 * one that came with the program is kept with it where that was current, so that one can go back to it from any program.
 * @throws SourceError when a file of `folder` is not what it was when it was read.
 */
export async function loadPackage(
  database: Database,
  loaded: {
    readonly folder: string
    readonly hash: string
    readonly own: OwnPackage
    readonly detail: NonNullable<AuditEntry['detail']>
  },
): Promise<void> {
  const { folder, hash, own, detail } = loaded
  await transact(database.knex, async (trx) => {
    const [current] = await listPackages(trx)
    if (current?.sha256 === own.hash && !current.stored) await savePackage(trx, own.folder, own.hash)
    await savePackage(trx, folder, hash)
    await takePackage(trx, hash)
    await prunePackages(trx)
    await appendAudit(trx, OPERATOR, [{ action: 'load-package', subject: hash, detail }])
  })
  await database.tidy()
}
