import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSetupError } from './errors.ts'

/** Makes the data folder, or says in one sentence why it cannot: DatabaseSetupError. */
export function ensureWritable(dataDir: string): void {
  try {
    make(resolve(dataDir))
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch {
    throw new DatabaseSetupError(
      `The data folder ${dataDir} cannot be written: give this user the right to write there, or name another with DATA_DIR.`,
    )
  }
}

/** One folder after the other: Node's own recursive way never ends where the system calls missing what it refuses, as under /proc. */
function make(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  make(dirname(folder))
  mkdirSync(folder)
}
