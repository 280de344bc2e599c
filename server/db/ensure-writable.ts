import { accessSync, constants, mkdirSync } from 'node:fs'
import { DatabaseSetupError } from './errors.ts'

/** Makes the data folder, or says in one sentence why it cannot: DatabaseSetupError. */
export function ensureWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch {
    throw new DatabaseSetupError(
      `The data folder ${dataDir} cannot be written: give this user the right to write there, or name another with DATA_DIR.`,
    )
  }
}
