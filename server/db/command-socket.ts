import { once } from 'node:events'
import { chmodSync, existsSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A command line handed to the server that has the database. */
export interface ForwardedCommand {
  readonly argv: readonly string[]
  readonly cwd: string
}

/** The server could not do what a command line asks: one sentence, as the terminal would have said it. */
export class CommandFailed extends Error {}

/** What comes back: lines to print, then how it ended. */
type Reply = { readonly print: string } | { readonly done: boolean } | { readonly failed: string }

const socketIn = (dataDir: string): string => join(dataDir, 'command.sock')

/**
 * Lets the command line work while a server holds the embedded database: the server runs the commands it is handed over a Unix
 * socket in the data folder, which only the folder's owner may open. Resolves to what closes it.
 */
export async function serveCommands(
  dataDir: string,
  handle: (command: ForwardedCommand, print: (line: string) => void) => Promise<boolean>,
): Promise<() => Promise<void>> {
  const path = socketIn(dataDir)
  // Only the holder of the folder's lock gets here: whatever socket is left is of a process that was killed.
  rmSync(path, { force: true })
  const server: Server = createServer((socket) => void answer(socket, handle).catch(() => socket.destroy()))
  const mask = process.umask(0o177)
  try {
    server.listen(path)
    await once(server, 'listening')
  } finally {
    process.umask(mask)
  }
  chmodSync(path, 0o600)
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}

async function answer(
  socket: Socket,
  handle: (command: ForwardedCommand, print: (line: string) => void) => Promise<boolean>,
): Promise<void> {
  const send = (reply: Reply) => void socket.write(`${JSON.stringify(reply)}\n`)
  const lines = createInterface({ input: socket })
  // A terminal that is closed before its answer resets the connection: both ends of it would end the server.
  socket.on('error', () => {})
  lines.on('error', () => {})
  for await (const line of lines) {
    try {
      send({ done: await handle(JSON.parse(line) as ForwardedCommand, (print) => send({ print })) })
    } catch (error) {
      send({ failed: error instanceof Error ? error.message : String(error) })
    }
    socket.end()
    return
  }
}

/** Hands a command to the server on the data folder; null when none runs there. Prints what it prints. */
export async function forwardCommand(
  dataDir: string,
  command: ForwardedCommand,
  print: (line: string) => void,
): Promise<boolean | null> {
  const path = socketIn(dataDir)
  if (!existsSync(path)) return null
  const socket = connect(path)
  try {
    await once(socket, 'connect')
  } catch {
    return null
  }
  socket.write(`${JSON.stringify(command)}\n`)
  for await (const line of createInterface({ input: socket })) {
    const reply = JSON.parse(line) as Reply
    if ('print' in reply) print(reply.print)
    else if ('done' in reply) return reply.done
    else throw new CommandFailed(reply.failed)
  }
  throw new Error('The server stopped before the command ended: look at its log, then try again.')
}
