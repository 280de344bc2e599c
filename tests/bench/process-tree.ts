import { readdirSync, readFileSync } from 'node:fs'

/** What Linux counts processor time in, ms: `USER_HZ` is 100 everywhere. */
export const TICK_MS = 10

/** A process and all those below it (Linux only). */
function tree(root: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(statOf(Number(name))[1])] as const)
  const below = (pid: number): number[] => [
    pid,
    ...parents.filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ]
  return below(root)
}

/** Fields of /proc/<pid>/stat after the name: state, parent, …; none of a process that has just ended. */
function statOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  } catch {
    return []
  }
}

/** Processor time that a process and all it started have had, their threads included, ms. */
export const processorOf = (root: number): number =>
  TICK_MS *
  tree(root).reduce((sum, pid) => sum + Number(statOf(pid)[11] ?? 0) + Number(statOf(pid)[12] ?? 0), 0)

/** Resident memory of a process and all it started, MB. */
export const residentOf = (root: number): number =>
  tree(root).reduce(
    (sum, pid) =>
      sum + Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0),
    0,
  ) / 1024

const QUIET_MS = 3000
/** Processor time within `QUIET_MS`, ms, under which a process is at rest. */
const REST_MS = 50
/** So often in a row: between two of the things that it does it waits for a lull, and the load of the last minute is told too. */
const RESTS = 25

/** Resolves once a process, and all it started, has done what it does by itself after a start. */
export async function atRest(pid: number): Promise<void> {
  let used = processorOf(pid)
  for (let calm = 0; calm < RESTS;) {
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
    const now = processorOf(pid)
    calm = now - used > REST_MS ? 0 : calm + 1
    used = now
  }
}
