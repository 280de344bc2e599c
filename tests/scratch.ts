import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const MEMORY = '/dev/shm'
/** The databases of two workers, their templates and a cluster take half of it at most. */
const ENOUGH_BYTES = 4 * 1024 ** 3

/** The folder under which tests put databases: in memory where there is room, since each suite copies one of 50 MB. */
export const scratch: string = hasRoom() ? MEMORY : tmpdir()

function hasRoom(): boolean {
  if (process.env.TMPDIR || !existsSync(MEMORY)) return false
  try {
    accessSync(MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= ENOUGH_BYTES
  } catch {
    return false
  }
}

/** Long enough for the slowest run of all tests, short enough for a day's work not to fill the memory. */
const KEPT_MS = 3 * 3_600_000

/** A short name for the content of these files and folders of the repository: it changes with each of their files. */
export function stateOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.map((path) => join(root, path))) {
    const inside = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
      : [path]
    for (const file of inside.sort()) hash.update(relative(root, file)).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 12)
}

/** The folder, never to be changed, with what `fill` puts into an empty one: filled once for what it holds and a state of the code. */
export async function template(
  holds: string,
  state: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(scratch, `relais-template-${process.getuid?.() ?? 0}-${holds}-${state}`)
  if (existsSync(folder)) return folder
  const draft = mkdtempSync(join(scratch, 'relais-draft-'))
  try {
    await fill(draft)
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another process was faster: its template is as good.
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** Removes the templates of former states of the code: each takes 50 to 170 MB, perhaps of memory. */
export function removeOldTemplates(): void {
  for (const name of readdirSync(scratch)) {
    const folder = join(scratch, name)
    if (name.startsWith('relais-template-') && isOld(folder)) rmSync(folder, { recursive: true, force: true })
  }
}

/** False for one that somebody else has just removed. */
function isOld(folder: string): boolean {
  const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs
  return made !== undefined && Date.now() - made > KEPT_MS
}
