import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A piece of work in a process of its own: `done` resolves when it has ended well, with its answer if it gave one, and rejects when it has not or was stopped. */
export interface OwnProcess<Answer = void> {
  readonly done: Promise<Answer>
  readonly stop: () => Promise<void>
}

/** Resolves when a process has ended: null when it went well, else how: what failed, the signal or `code 1`. */
export const endOf = (child: ChildProcess): Promise<string | null> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(code === 0 ? null : (signal ?? `code ${code}`)))
  })

/**
 * Runs a TypeScript module in a process of its own, `startProcess(new URL('./x-process.ts', import.meta.url), task)`, which finds its task
 * by `taskOfProcess`. For work that takes hundreds of megabytes once: a thread leaves them to the process it ran in, a process gives them back.
 */
export function startProcess<Answer = void>(module: URL, task: object): OwnProcess<Answer> {
  const child = fork(fileURLToPath(module), {
    serialization: 'advanced',
    execArgv: [
      '--heap-growing-percent=60',
      ...(module.pathname.endsWith('.js') ? [] : ['--import', import.meta.resolve('tsx')]),
    ],
  })
  let answer: unknown
  child.on('message', (given) => (answer = given))
  const ended = endOf(child)
  const done = ended.then((fault) => {
    if (fault !== null) throw new Error(`a process of its own ended by ${fault}: ${fileURLToPath(module)}`)
    return answer as Answer
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

/** What this process was started with. One that `answers` calls `answerAsProcess` before it ends. */
export async function taskOfProcess<Task>({ answers = false } = {}): Promise<Task> {
  const [task] = (await once(process, 'message')) as [Task]
  if (!answers) process.disconnect()
  return task
}

/** Answers who started this process, and says no more. */
export const answerAsProcess = (answer: object): Promise<void> =>
  new Promise((resolve) =>
    process.send!(answer, undefined, undefined, () => {
      process.disconnect()
      resolve()
    }),
  )

/** To be called now and then by a long piece of work: ends this process when the one that wanted it is gone. */
export function endWithParent(): void {
  if (process.ppid !== parent) process.exit(1)
}
