import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findPackageFile } from '../../db/queries/packages/findPackageFile.ts'
import { listPackagesToKeep } from '../../db/queries/packages/listPackagesToKeep.ts'
import { removePackageFiles } from '../../db/queries/packages/removePackageFiles.ts'
import { savePackageFile } from '../../db/queries/packages/savePackageFile.ts'
import type { Db } from '../../db/statement.ts'
import { sha256 } from '../../sha256.ts'
import { SourceError } from './source-error.ts'
import { DESCRIPTION, openFiles, readDescription, resourcesOf } from './tables.ts'

/** Packages that stay in the database once others have followed them, beside those that something quoted rests on. */
const PACKAGES_KEPT = 5

const AGAIN = 'Load the package again: npm run data:load.'

/** SHA-256 of the description of the package in `folder`, which names it. @throws SourceError when there is none. */
export const hashOfPackage = (folder: string): string => sha256(readDescription(folder))

/** The same; null where the folder holds no package. */
export function hashIn(folder: string): string | null {
  try {
    return hashOfPackage(folder)
  } catch (error) {
    if (error instanceof SourceError) return null
    throw error
  }
}

/**
 * Keeps the package of `folder` whole in the database; files that another one has too are kept once. In a transaction: all or nothing.
 * @throws SourceError when a file is not what the description says, or the description not that of `hash`.
 */
export async function savePackage(trx: Db, folder: string, hash: string): Promise<void> {
  const files = openFiles(folder)
  if (files.hash !== hash)
    throw new SourceError(DESCRIPTION, 'changed while the package was read.', 'Load it again.')
  for (const one of files.paths)
    await savePackageFile(trx, { sha256: one.sha256, bytes: files.bytes(one.path) })
  await savePackageFile(trx, { sha256: hash, bytes: readDescription(folder) })
}

/** Removes what no package has that is to stay; how many files went: none where what one of those needs cannot be told. */
export async function prunePackages(trx: Db): Promise<number> {
  const kept = new Set<string>()
  for (const hash of await listPackagesToKeep(trx, PACKAGES_KEPT)) {
    kept.add(hash)
    try {
      for (const resource of resourcesOf(await read(trx, hash, DESCRIPTION))) kept.add(resource.hash)
    } catch (error) {
      // A damaged package that nobody reads is not to keep others from being loaded.
      if (error instanceof SourceError) return 0
      throw error
    }
  }
  return removePackageFiles(trx, kept)
}

/**
 * Writes a kept package into `folder`, which holds all of it or is not there; nothing is done when it is there and whole.
 * @throws SourceError when the database lacks the package or one of its files.
 */
export async function extractPackage(db: Db, hash: string, folder: string): Promise<void> {
  if (isWhole(folder, hash)) return
  const draft = `${folder}.${process.pid}.part`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  try {
    const description = await read(db, hash, DESCRIPTION)
    // One after the other: the embedded pool holds one connection, and a package need not be in memory.
    for (const file of resourcesOf(description))
      writeFileSync(join(draft, file.path), await read(db, file.hash, file.path))
    writeFileSync(join(draft, DESCRIPTION), description)
    // Another process on the same data folder may have been quicker.
    if (isWhole(folder, hash)) return
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(dirname(folder), { recursive: true })
    try {
      renameSync(draft, folder)
    } catch (error) {
      if (!isWhole(folder, hash)) throw error
    }
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

async function read(db: Db, hash: string, path: string): Promise<Buffer> {
  const bytes = await findPackageFile(db, hash)
  if (bytes === null) throw new SourceError(path, 'is not in the database.', AGAIN)
  if (sha256(bytes) !== hash) throw new SourceError(path, 'is damaged in the database.', AGAIN)
  return bytes
}

/** Whether the package of this hash lies in `folder`, every file as described. */
export function isWhole(folder: string, hash: string): boolean {
  if (!existsSync(folder)) return false
  try {
    const files = openFiles(folder)
    files.check()
    return files.hash === hash
  } catch {
    return false
  }
}

/** Removes from a folder of packages all but those of these hashes. */
export function removePackagesBut(folder: string, hashes: readonly string[]): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder))
    if (!hashes.includes(name)) rmSync(join(folder, name), { recursive: true, force: true })
}
