import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { startProcess } from '../server/own-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'relais-own-process-'))
const ownProcess = new URL('../server/own-process.ts', import.meta.url).href
const tsx = import.meta.resolve('tsx')

/** A module whose process does `work` with its `task`. */
function moduleOf(name: string, work: string): URL {
  const file = join(folder, `${name}.mts`)
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs'
    import { endWithParent, taskOfProcess } from ${JSON.stringify(ownProcess)}
    const task = await taskOfProcess<{ file: string; numbers: Uint16Array; names: Map<string, number> }>()
    ${work}`,
  )
  return pathToFileURL(file)
}

const FOREVER = `writeFileSync(task.file, String(process.pid))
  for (;;) endWithParent()`

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Resolves when `condition` holds; the test's own limit ends the wait. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}

test('a process is given its task with typed arrays and maps, and ends well', async () => {
  const file = join(folder, 'told')
  const module = moduleOf('told', 'writeFileSync(task.file, `${task.numbers.join()} ${task.names.get("a")}`)')
  await startProcess(module, { file, numbers: new Uint16Array([7, 65_535]), names: new Map([['a', 1]]) }).done
  expect(readFileSync(file, 'utf8')).toBe('7,65535 1')
})

test('one that fails says so', async () => {
  const module = moduleOf('fails', 'process.exit(3)')
  await expect(startProcess(module, {}).done).rejects.toThrow('ended by code 3')
})

test('one that is busy is stopped', async () => {
  const file = join(folder, 'busy')
  const { done, stop } = startProcess(moduleOf('busy', FOREVER), { file })
  await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '')
  await stop()
  await expect(done).rejects.toThrow('SIGTERM')
  expect(isAlive(Number(readFileSync(file, 'utf8')))).toBe(false)
})

test('one that is busy ends when the program that wanted it was killed', async () => {
  const file = join(folder, 'orphan')
  const module = moduleOf('orphan', FOREVER)
  const parent = spawn(process.execPath, [
    '--import',
    tsx,
    '--input-type=module',
    '--eval',
    `const { startProcess } = await import(${JSON.stringify(ownProcess)})
    startProcess(new URL(${JSON.stringify(module.href)}), { file: ${JSON.stringify(file)} })`,
  ])
  await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '')
  const gone = once(parent, 'exit')
  parent.kill('SIGKILL')
  await gone
  const pid = Number(readFileSync(file, 'utf8'))
  await until(() => !isAlive(pid))
})
