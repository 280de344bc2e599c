import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A piece of work in a process of its own: `done` resolves when it has ended well, and rejects when it has not or was stopped. */
export interface OwnProcess {
  readonly done: Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * Runs a TypeScript module in a process of its own, `startProcess(new URL('./x-process.ts', import.meta.url), task)`, which finds its task
 * by `taskOfProcess`. For work that takes hundreds of megabytes once: a thread leaves them to the process it ran in, a process gives them back.
 */
export function startProcess(module: URL, task: object): OwnProcess {
  const child = fork(fileURLToPath(module), {
    serialization: 'advanced',
    execArgv: [
      '--heap-growing-percent=60',
      ...(module.pathname.endsWith('.js') ? [] : ['--import', import.meta.resolve('tsx')]),
    ],
  })
  const ended = new Promise<string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(code === 0 ? null : `ended by ${signal ?? `code ${code}`}`))
  })
  const done = ended.then((fault) => {
    if (fault !== null) throw new Error(`a process of its own ${fault}: ${fileURLToPath(module)}`)
  })
  done.catch(() => {})
  // One that ends before it has read its task says so by its end.
  child.send(task, () => {})
  return {
    done,
    stop: async () => {
      child.kill()
      await ended
    },
  }
}

const parent = process.ppid

/** What this process was started with. */
export async function taskOfProcess<Task>(): Promise<Task> {
  const [task] = (await once(process, 'message')) as [Task]
  process.disconnect()
  return task
}

/** To be called now and then by a long piece of work: ends this process when the one that wanted it is gone. */
export function endWithParent(): void {
  if (process.ppid !== parent) process.exit(1)
}
