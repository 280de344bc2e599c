import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseSetupError } from '../errors.ts'

/** The shortest limit of a socket's path among the systems we know (macOS: 104 bytes with the closing zero). */
const LONGEST_PATH = 100
const SOCKET = /^lock-.+\.sock$/
const PAUSE_MS = 30
/** A process that was stopped takes the call and says nothing: it is alive. */
const SILENCE_MS = 2000

type State = 'contending' | 'held'

/**
 * The folder, through a link in the temporary folder when sockets in it would have too long a path: they always lie in the data
 * folder itself, so that two processes meet whatever way they name it.
 */
function shortPath(folder: string, name: string): string {
  if (Buffer.byteLength(join(folder, name)) <= LONGEST_PATH) return folder
  const link = join(tmpdir(), `relais-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
  if (!existsSync(link)) {
    rmSync(link, { force: true })
    symlinkSync(folder, link)
  }
  return link
}

/** What the process behind a socket says; null when there is none any more. */
async function ask(path: string): Promise<State | null> {
  const socket = connect(path)
  socket.setTimeout(SILENCE_MS, () => socket.end())
  try {
    await once(socket, 'connect')
    let said = ''
    for await (const chunk of socket.setEncoding('utf8')) said += chunk
    return said === 'contending' ? 'contending' : 'held'
  } catch {
    return null
  }
}

/** Whom we find beside us; sockets of the dead are cleared away. */
async function others(folder: string, own: string): Promise<{ name: string; state: State }[]> {
  const alive: { name: string; state: State }[] = []
  for (const name of readdirSync(folder).filter((file) => SOCKET.test(file) && file !== own)) {
    const path = join(folder, name)
    // A socket refuses between its making and its first ear, too: only who refuses twice is dead.
    const state = (await ask(path)) ?? (await pause(PAUSE_MS).then(() => ask(path)))
    if (state) alive.push({ name, state })
    else rmSync(path, { force: true })
  }
  return alive
}

/** Holds a data folder for this process. */
export interface FolderLock {
  release(): Promise<void>
}

/**
 * Takes the folder for this process, or fails with the sentence `taken` when another has it. Two engines on one cluster destroy it without
 * a word, and a Unix socket tells a living owner from a dead one even after kill -9. Every contender listens on a socket of its
 * own name before it looks at the others, so that of two at least one sees the other; between contenders the first name wins.
 */
export async function lockFolder(
  folder: string,
  taken = `Another Relais is running on ${folder}: stop it, or give this one its own folder with DATA_DIR.`,
): Promise<FolderLock> {
  const own = `lock-${process.pid}-${randomBytes(4).toString('hex')}.sock`
  const place = shortPath(realpathSync(folder), own)
  let state: State = 'contending'
  const server = createServer((socket) => socket.on('error', () => {}).end(state))
  server.listen(join(place, own))
  await once(server, 'listening')
  server.unref()
  const release = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

  for (;;) {
    const found = await others(place, own)
    if (found.length === 0) break
    if (found.some((other) => other.state === 'held' || other.name < own)) {
      await release()
      throw new DatabaseSetupError(taken)
    }
    await pause(PAUSE_MS)
  }
  state = 'held'
  return { release }
}
