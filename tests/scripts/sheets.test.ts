import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { worldPackage } from '../world-package.ts'
import { parseCommand } from '../../scripts/relais/run-command.ts'
import { folderOfRun } from '../../scripts/relais/sheets/folderOfRun.ts'
import { progressBar } from '../../scripts/relais/sheets/progressBar.ts'

const folder = mkdtempSync(join(tmpdir(), 'relais-sheets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => vi.unstubAllEnvs())

const sheets = async (...argv: string[]) => {
  const { command, input } = parseCommand(['sheets', ...argv])
  if (!('alone' in command)) throw new Error('sheets needs no database')
  const context = {
    cwd: folder,
    packageFolder: '',
    currentPackage: () => worldPackage,
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

test('away from a terminal the bar tells each tenth', () => {
  const told: string[] = []
  const show = progressBar(40, (line) => void told.push(line))
  for (let done = 1; done <= 40; done++) show(done, `72-${done}`)
  expect(told).toHaveLength(10)
  expect(told.at(-1)).toMatch(/^\[#{30}\] 40\/40 72-40, 0 s left$/)
})
