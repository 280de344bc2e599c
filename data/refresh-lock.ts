import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Longer than any refresh takes: what is older was left behind, though another program may have its number by now. */
const LONGEST_MS = 6 * 3_600_000

/**
 * Makes this process the only one to refresh: `file` names it until the function that is returned is called. One that a process left which
 * is no more is taken over. @throws Error naming the process that refreshes at this moment.
 */
export function lockRefresh(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true })
  for (;;)
    try {
      writeFileSync(file, `${process.pid}`, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error
      const holder = holderOf(file)
      if (holder !== null)
        throw new Error(`Another refresh is under way (process ${holder}). Wait until it has ended.`, {
          cause: error,
        })
      setAside(file)
    }
}

/** The process that a lock names, if it still runs. */
function holderOf(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (Date.now() - statSync(file).mtimeMs > LONGEST_MS) return null
    // Written a moment ago by a process that has not said its number yet.
    if (pid === 0) return Date.now() - statSync(file).mtimeMs < 1000 ? 0 : null
    process.kill(pid, 0)
    return pid
  } catch (error) {
    // Another user's process is one too.
    return hasCode(error, 'EPERM') ? Number(readFileSync(file, 'utf8')) : null
  }
}

/** Of two that find the same one left behind, only one moves it. */
function setAside(file: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    rmSync(aside)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === code
