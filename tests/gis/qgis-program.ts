import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

/** Debian's Python, for which QGIS is built; another one that comes first on the path has no QGIS. */
const PYTHON = '/usr/bin/python3'

/** Whether QGIS is here; under REQUIRE_ALL=1 a test runs, and fails, without it. */
export const hasQgis =
  process.env.REQUIRE_ALL === '1' || spawnSync(PYTHON, ['-c', 'import qgis.core']).status === 0
if (!hasQgis) console.log('QGIS opens nothing: no QGIS here (apt install python3-qgis qgis-providers)')

/** What a program of QGIS's Python prints, run without a screen, its profile in `folder`. `args` are those of Python. */
export async function runInQgis(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const { stdout } = await promisify(execFile)(PYTHON, args, {
    env: { ...process.env, QT_QPA_PLATFORM: 'offscreen', HOME: folder, XDG_RUNTIME_DIR: folder, ...env },
    maxBuffer: 1e8,
  })
  return stdout
}
