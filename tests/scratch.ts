import { accessSync, constants, existsSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

const DAY_MS = 86_400_000

/** The folder where a template of an embedded database is kept, by what it holds and the state of the code. */
export const templateFolder = (holds: string, state: string): string =>
  join(scratch, `relais-template-${process.getuid?.() ?? 0}-${holds}-${state}`)

/** Removes the templates of yesterday's states of the code: each takes 50 MB, perhaps of memory. */
export function removeOldTemplates(): void {
  for (const name of readdirSync(scratch)) {
    const folder = join(scratch, name)
    if (name.startsWith('relais-template-') && olderThanADay(folder))
      rmSync(folder, { recursive: true, force: true })
  }
}

/** False for one that somebody else has just removed. */
function olderThanADay(folder: string): boolean {
  const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs
  return made !== undefined && Date.now() - made > DAY_MS
}
