import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { servedWorld } from '../world-package.ts'
import { parseCommand } from '../../scripts/relais/run-command.ts'
import { folderOfRun } from '../../scripts/relais/sheets/folderOfRun.ts'
import { progressBar } from '../../scripts/relais/progressBar.ts'

const folder = mkdtempSync(join(tmpdir(), 'relais-sheets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => vi.unstubAllEnvs())

const sheets = async (...argv: string[]) => {
  const { command, input } = parseCommand(['sheets', ...argv])
  if (!('alone' in command)) throw new Error('sheets needs no database')
  const context = {
    cwd: folder,
    served: servedWorld(),
    today: '2026-11-22',
    geocoder: null,
    print: () => {},
  }
  return command.alone(input, context)
}

test('what is missing is said with the remedy', async () => {
  await expect(sheets()).rejects.toThrow('--out <folder>')
  await expect(sheets('--out', 'a', '--from', 'http://127.0.0.1:9')).rejects.toThrow(
    /No Relais answers .*npm start/,
  )
})

test('a folder holds the sheets of one run', () => {
  const at = join(folder, 'sheets')
  folderOfRun(at, { run: 'a'.repeat(64), asOf: '2026-11-22' })
  folderOfRun(at, { run: 'a'.repeat(64), asOf: '2026-11-22' })
  expect(readdirSync(at)).toEqual(['calcul.json'])
  expect(JSON.parse(readFileSync(join(at, 'calcul.json'), 'utf8'))).toMatchObject({ asOf: '2026-11-22' })
  expect(() => folderOfRun(at, { run: 'b'.repeat(64), asOf: '2026-11-23' })).toThrow('name another folder')
})

test('a bar is drawn over itself on a terminal, and nowhere else', () => {
  const drawn = (isTTY: boolean): string => {
    let text = ''
    const show = progressBar(40, { isTTY, write: (part: string) => (text += part) })
    for (let done = 1; done <= 40; done++) show(done, `72-${done}`)
    return text
  }
  expect(drawn(true).split('\r')).toHaveLength(41)
  expect(drawn(true)).toMatch(/\[#{30}\] 40\/40 72-40, 0 s left\n$/)
  expect(drawn(false)).toBe('')
})
