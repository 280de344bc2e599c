import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeOf, DatabaseSetupError } from '../errors.ts'

/** The shortest limit of a socket's path among the systems we know (macOS: 104 bytes with the closing zero). */
const LONGEST_PATH = 100

/**
 * Path of the socket in `folder`, through a link in the temporary folder when it would be too long: the socket itself always
 * lies in the data folder, so that two processes meet whatever way they name it.
 */
function socketPath(folder: string): string {
  const direct = join(folder, 'lock.sock')
  if (Buffer.byteLength(direct) <= LONGEST_PATH) return direct
  const link = join(tmpdir(), `relais-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
  if (!existsSync(link)) {
    rmSync(link, { force: true })
    symlinkSync(folder, link)
  }
  return join(link, 'lock.sock')
}

/** True when a process listens there; a socket whose owner was killed refuses. */
async function answers(path: string): Promise<boolean> {
  const socket = connect(path)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

async function listen(path: string): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy())
  server.listen(path)
  try {
    await once(server, 'listening')
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') return null
    throw error
  }
  server.unref()
  return server
}

/** Holds a data folder for this process. */
export interface FolderLock {
  release(): Promise<void>
}

/**
 * Takes the folder for this process, or fails in one sentence when another has it. Two engines on one cluster destroy it without
 * a word; a Unix socket tells a living owner from a dead one even after kill -9. A stale socket is moved aside before it is
 * judged, so that of two processes that find it only one takes the folder.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = socketPath(realpathSync(folder))
  for (let attempt = 0; attempt < 5; attempt++) {
    const server = await listen(path)
    if (server) {
      return { release: () => new Promise((resolve) => server.close(() => resolve())) }
    }
    if (await answers(path)) break
    const aside = `${path}.${process.pid}`
    try {
      renameSync(path, aside)
    } catch {
      continue
    }
    if (await answers(aside)) {
      renameSync(aside, path)
      break
    }
    rmSync(aside, { force: true })
  }
  throw new DatabaseSetupError(
    `Another Relais is running on ${folder}: stop it, or give this one its own folder with DATA_DIR.`,
  )
}
