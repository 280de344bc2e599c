import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A program that is started again and again, never two at a time: they share an embedded database. */
export interface ServerProcess {
  /** Where it answers: waits for a start under way; null when it could not start. */
  readonly address: () => Promise<string | null>
  /** Asks the running one to stop, waits until it has, and starts another. Asked meanwhile, it does so once more. */
  readonly restart: () => void
  readonly stop: () => Promise<void>
}

/**
 * Starts a program that begins at a message, then sends its address when it answers, and ends by itself on SIGTERM; `onAgain` is
 * called after each restart.
 */
export function createServerProcess(program: string, onAgain: () => void): ServerProcess {
  let child = launch(program)
  child.begin()
  let waiting = false
  let stopped = false
  let turn: Promise<unknown> = child.address

  const again = async (): Promise<void> => {
    waiting = false
    if (stopped) return
    const former = child
    // It reads the new program while the former one closes.
    child = launch(program)
    await close(former)
    child.begin()
    if ((await child.address) !== null) onAgain()
  }
  return {
    address: async () => {
      await turn
      return child.address
    },
    restart: () => {
      if (waiting) return
      waiting = true
      turn = turn.then(again)
    },
    stop: async () => {
      stopped = true
      await turn
      await close(child)
    },
  }
}

const TYPESCRIPT = new URL('../typescript.mjs', import.meta.url).href

/** As it was handed to us: Vite sets NODE_ENV for itself, and the server is to run as it does elsewhere. */
const ENVIRONMENT = { ...process.env, HOST: '127.0.0.1', PORT: '0' }

interface Launched {
  readonly process: ChildProcess
  readonly begin: () => void
  readonly address: Promise<string | null>
  readonly ended: Promise<unknown>
}

function launch(program: string): Launched {
  // In a group of its own: the terminal's Ctrl+C reaches it once, through us.
  const child = fork(program, {
    execArgv: ['--import', TYPESCRIPT],
    detached: true,
    env: ENVIRONMENT,
  })
  const ended = once(child, 'exit')
  const address = Promise.race([
    once(child, 'message').then(([said]) => String(said)),
    ended.then(() => null),
  ])
  void address.then((said) => {
    if (said === null) console.error('The server did not start: it will be tried again after the next edit.')
    else console.log(`The server answers (process ${child.pid})`)
  })
  return { process: child, begin: () => void (child.connected && child.send('begin')), address, ended }
}

/** Waits for a start under way: a server that is asked to stop in the middle of it would leave its database open. */
async function close({ process: child, address, ended }: Launched): Promise<void> {
  if ((await address) === null) return
  child.kill('SIGTERM')
  const [code] = (await ended) as [number | null]
  console.log(`The server has stopped (code ${code})`)
}
