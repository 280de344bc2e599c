import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('..', import.meta.url))

/**
 * Begins `npm run data:refresh` on the data folder of a server, an absolute path: a relative one would begin where the refresh runs. It leads a
 * group, which its own children belong to: they end with it.
 */
export const startRefresh = (dataDir: string): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'scripts/data-refresh.ts'], {
    ...{ cwd: top, detached: true },
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: 'ignore',
  })
