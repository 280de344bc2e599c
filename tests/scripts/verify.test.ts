import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { worldPackage } from '../world-package.ts'
import { packageInputs } from '../../scripts/method/packageInputs.ts'
import { parseCommand } from '../../scripts/relais/run-command.ts'
import { differences, inconsistencies } from '../../scripts/relais/verify/differences.ts'
import { recompute, type Recomputed } from '../../scripts/relais/verify/recompute.ts'
import { runId } from '../../server/country/runs/run-id.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { makeCitation, type Citation } from '../../server/service/citation/makeCitation.ts'
import { codeVersion } from '../../server/country/runs/code-version.ts'

// The whole country is calculated twice: seconds on a busy machine.
const root = fileURLToPath(new URL('../..', import.meta.url))
const packageFolder = join(root, 'data/package')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const folder = mkdtempSync(join(tmpdir(), 'relais-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const asOf = '2026-11-22'
const seed = 20_261_122
const code = '72-04'
let made: Recomputed
let citation: Citation

beforeAll(async () => {
  made = (await recompute({ packageFolder, roster: null, code, asOf, seed, threads: null }))!
  const identity = {
    inputs: made.inputs,
    parameters: { ...DEFAULT_PARAMETERS, draws: 0 },
    codeVersion: codeVersion(version),
    seed,
    asOf,
  }
  const run = { ...identity, id: runId(identity), createdAt: '', durationMs: 0, warnings: [] }
  citation = makeCitation(
    { ...run, demonstration: true, intervals: 'none', sha256: 'of the levels' },
    { code, nom: 'Sarthe, 4e circonscription' },
    made,
  )
})

const verify = async (told: unknown, ...options: string[]) => {
  writeFileSync(join(folder, 'citation.json'), JSON.stringify(told))
  const printed: string[] = []
  const { command, input } = parseCommand(['verify', 'citation.json', ...options])
  if (!('alone' in command)) throw new Error('verify needs no database')
  const well = await command.alone(input, {
    ...{ cwd: folder, packageFolder, currentPackage: () => worldPackage, today: asOf, geocoder: null },
    print: (line) => void printed.push(line),
  })
  return { well, printed: printed.join('\n') }
}

test('a figure recomputed from the published package is identical', async () => {
  expect(await verify(citation)).toMatchObject({ well: true, printed: expect.stringContaining('Identical') })
})

test('one changed digit is caught and named, wherever it is', async () => {
  const checked = { intervals: false }
  const all = (told: Citation) => [...inconsistencies(told), ...differences(told, made, checked)].join('\n')
  const [first, ...others] = citation.figures
  const value = first!.value! + 10
  const figures = [{ ...first!, value, rounded: String(value) }, ...others]
  const changed = { ...citation, figures }
  // The careful forger makes the hash and the sentences again: the calculation still tells.
  const forged = makeCitation(
    {
      ...citation.calcul,
      id: citation.run,
      asOf,
      demonstration: true,
      createdAt: '',
      durationMs: 0,
      warnings: [],
    },
    citation,
    changed,
  )
  expect(all(citation)).toBe('')
  expect(all(changed)).toMatch(/sha256: .*\n.*patients-suivis\.value: cited \d+, recomputed \d+/)
  expect(all(forged)).not.toContain('sha256')
  expect(all(forged)).toContain('patients-suivis.value')
  const sentence = (text: string): Citation => ({
    ...citation,
    phrases: [{ ...citation.phrases[0]!, fr: text }, ...citation.phrases.slice(1)],
  })
  const said = citation.phrases[0]!.fr
  expect(all(sentence(said.replace(/\d(?= patients)/, '9')))).toContain('phrase suivi (fr)')
  expect(all(sentence(said.replace('Selon', 'D’après')))).toBe('')
  const inputs = { ...citation.calcul.inputs, communes: 'of another year' }
  expect(all({ ...citation, calcul: { ...citation.calcul, inputs } })).toMatch(
    /^run: .*\ninput communes: cited of/,
  )
  expect(await verify(forged)).toMatchObject({
    well: false,
    printed: expect.stringMatching(/DIFFERS .*value: cited/),
  })
})

test('an export takes the place of the demonstration: identical, and one changed digit of it is caught', async () => {
  const { cabinets, events } = packageInputs(packageFolder, 2023)
  const table = (name: string, rows: readonly object[]) =>
    writeFileSync(join(folder, 'export', `${name}.csv`), stringify([...rows], { header: true, cast }))
  const cast = { boolean: String }
  mkdirSync(join(folder, 'export'))
  // The columns of an export; that a real one has them is tested where it is written.
  const rows = cabinets.map(({ codeCommune: code_commune, ...one }) => ({ ...one, code_commune }))
  table('cabinets', rows)
  table(
    'evenements',
    events.map((one) => ({
      ...{ id: one.id, cabinet: one.cabinetId, statut: one.statut, vrai_depuis: one.effectiveOn },
      ...{ rapporte_le: one.reportedOn, enregistre_le: one.recordedAt, preuve: one.evidence },
      ...{ motif: one.reason, duree_jours: one.maxAgeDays, retire_le: '' },
    })),
  )
  expect(await verify(citation, '--roster', 'export')).toMatchObject({
    well: true,
    printed: expect.stringContaining('Identical'),
  })
  const near = rows.find(({ code_commune }) => code_commune.startsWith('72'))!
  table(
    'cabinets',
    rows.map((one) => (one === near ? { ...one, etp: Number((one.etp + 0.1).toFixed(2)) } : one)),
  )
  const changed = await verify(citation, '--roster', 'export')
  expect(changed).toMatchObject({
    well: false,
    printed: expect.stringMatching(/DIFFERS .*input cabinets: cited/),
  })
})

test('what is no citation is refused with what to give instead', async () => {
  await expect(verify({ run: 1 })).rejects.toThrow(/is no citation .*give the address of one/)
})
