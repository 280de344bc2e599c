/**
 * `npm run check`: every check, two at a time, each with its own cache; what failed is told whole at the end. Nothing is checked twice:
 * svelte-check reads the components, tsc everything else.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
/** The longest first: the processors are busy to the end. */
const STEPS = ['lint', 'svelte', 'types', 'format', 'house', 'dead']
const AT_ONCE = 2

/** Runs `npm run check:<step>`: what it printed, and whether it found nothing. */
const check = (step: string): Promise<{ readonly well: boolean; readonly said: string }> =>
  new Promise((resolve) => {
    execFile(
      'npm',
      ['run', '--silent', `check:${step}`],
      { cwd: root, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ well: error === null, said: stdout + stderr }),
    )
  })

const waiting = [...STEPS]
const worker = async (): Promise<void> => {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const begun = performance.now()
    const { well, said } = await check(step)
    console.log(
      `${well ? '✓' : '✘'} ${step.padEnd(7)} ${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s`,
    )
    if (well) continue
    process.exitCode = 1
    console.log(said)
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, worker))
