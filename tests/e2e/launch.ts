import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { firstStart } from '../first-start.ts'
import { scratch } from '../scratch.ts'
import { spawnRelais } from '../spawn-relais.ts'

/** A server of its own, with what it was started on. */
export interface Launched {
  readonly address: string
  readonly dataDir: string
  /** Stops it and removes its data folder. */
  readonly stop: () => Promise<void>
}

/** Starts Relais on a data folder of its own, past its first start; `settings` are more of its variables. */
export async function launch(settings: Readonly<Record<string, string>> = {}): Promise<Launched> {
  const template = await firstStart()
  const dataDir = mkdtempSync(join(scratch, 'relais-e2e-'))
  cpSync(template, dataDir, { recursive: true })
  const { address, stop } = await spawnRelais(dataDir, settings)
  return {
    address,
    dataDir,
    stop: async () => {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
