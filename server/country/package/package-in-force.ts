import { join } from 'node:path'
import { listPackages } from '../../db/queries/packages/listPackages.ts'
import { takePackage } from '../../db/queries/packages/takePackage.ts'
import type { Db } from '../../db/statement.ts'

/** The data package that came with the program. */
export interface OwnPackage {
  readonly hash: string
  readonly folder: string
}

/** Which package a process is to answer from. */
export interface PackageInForce {
  readonly hash: string
  /** `own`: from the program's folder; `kept`: from the database. */
  readonly from: 'own' | 'kept'
  /** Hash of the one that was named current, where this process cannot answer from it: it came with another program. */
  readonly passedOver: string | null
}

/**
 * Which package is in force: the one last named current. But a program brings its own, and one that this database has never seen is a
 * new release's: it takes the place of what was. Where the current one came with another program and is not kept, one's own is.
 */
export async function findPackageInForce(db: Db, own: OwnPackage['hash']): Promise<PackageInForce> {
  const named = await listPackages(db)
  const [current] = named
  const ours = { hash: own, from: 'own', passedOver: null } as const
  if (current === undefined || current.sha256 === own) return ours
  if (!named.some(({ sha256 }) => sha256 === own)) return ours
  return current.stored
    ? { hash: current.sha256, from: 'kept', passedOver: null }
    : { ...ours, passedOver: current.sha256 }
}

/** Writes down that a process that starts answers from its program's package, where that is the one in force. */
export async function takeOwnPackage(db: Db, { from, hash, passedOver }: PackageInForce): Promise<void> {
  if (from === 'own' && passedOver === null) await takePackage(db, hash)
}

/** Where this machine keeps packages that it took from the database. */
export const packagesFolder = (dataDir: string): string => join(dataDir, 'packages')

/** Where one of them lies, and what was made of it. */
export const placeOfPackage = (
  dataDir: string,
  hash: string,
): { readonly folder: string; readonly cache: string } => ({
  folder: join(packagesFolder(dataDir), hash, 'package'),
  cache: join(packagesFolder(dataDir), hash, 'cache'),
})
