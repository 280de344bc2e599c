import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** A program that stands for a machine of the cluster: it can lose its power and come back. */
export interface Machine {
  readonly name: string
  /** Starts it; resolves once it answers. @throws Error with the end of its log when it ends by itself. */
  readonly begin: (signal?: AbortSignal) => Promise<void>
  /** Ends it at once with all that belongs to it, as a machine that loses its power. */
  readonly kill: () => Promise<void>
  /** Asks it to end, and waits; what is left of it half a minute later, or once it has ended, is killed. */
  readonly stop: () => Promise<void>
}

interface Setting {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  /** Variables, of which it gets no others but where programs are. */
  readonly env?: Readonly<Record<string, string>>
  readonly cwd: string
  /** Whom it runs as: PostgreSQL refuses root. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined
  /** File that takes what it says. */
  readonly log: string
  readonly answers: () => Promise<boolean>
  /** How often it is started in all when it ends before it answers, as systemd would; once by default. */
  readonly tries?: number
  /** Processes that it left its own family to start. */
  readonly relatives?: () => readonly number[]
}

const GOODBYE_MS = 30_000
const AGAIN_MS = 100

/** Until something is so; what cannot be asked is not yet so. @throws the reason of `signal` once that is aborted. */
export async function until(so: () => Promise<boolean>, signal?: AbortSignal): Promise<void> {
  while (!(await so().catch(() => false))) {
    signal?.throwIfAborted()
    await wait(AGAIN_MS)
  }
}

const send = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // Gone already.
  }
}

/** A machine that is still off. */
export function createMachine(setting: Setting): Machine {
  const { name, command, args, env, cwd, user, log, answers, relatives = () => [], tries = 1 } = setting
  let child: ChildProcess | null = null
  let ended: Promise<unknown> = Promise.resolve()
  const kill = async (): Promise<void> => {
    // With what it has started in its own group, which it leads; first, since it could start its relatives again.
    if (child?.pid) send(-child.pid, 'SIGKILL')
    for (const pid of relatives()) send(pid, 'SIGKILL')
    await ended
  }
  /** Starts it once; whether it answers. */
  const attempt = async (signal?: AbortSignal): Promise<boolean> => {
    const said = openSync(log, 'a')
    const begun = spawn(command, args, {
      ...{ cwd, ...user, stdio: ['ignore', said, said] },
      env: { PATH: process.env.PATH, HOME: cwd, LANG: 'C.UTF-8', ...env },
      // Ctrl+C is for who started the cluster, and ends it in order.
      detached: true,
    })
    closeSync(said)
    child = begun
    let over = false
    ended = new Promise<void>((resolve) => {
      begun.once('error', () => resolve())
      begun.once('exit', () => resolve())
    }).then(() => {
      // At once: later the number may be another group's.
      if (begun.pid) send(-begun.pid, 'SIGKILL')
      if (child === begun) child = null
      over = true
    })
    await until(async () => over || (await answers()), signal)
    return !over
  }
  return {
    name,
    begin: async (signal) => {
      for (let left = tries; !(await attempt(signal));)
        if (--left <= 0)
          throw new Error(`${name} ended by itself:\n${readFileSync(log, 'utf8').slice(-2000)}`)
    },
    kill,
    stop: async () => {
      child?.kill('SIGTERM')
      await Promise.race([ended, wait(GOODBYE_MS, undefined, { ref: false })])
      // Its relatives stay when it ended by itself.
      await kill()
    },
  }
}
