import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servedWorld } from '../world-package.ts'
import { packageInputs } from '../../scripts/method/packageInputs.ts'
import { parseCommand } from '../../scripts/relais/run-command.ts'
import { differences, inconsistencies } from '../../scripts/relais/verify/differences.ts'
import { recompute, type Recomputed } from '../../scripts/relais/verify/recompute.ts'
import { openFiles } from '../../server/country/package/tables.ts'
import { runId } from '../../server/country/runs/run-id.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { hashOfFigures, makeCitation, type Citation } from '../../server/service/citation/makeCitation.ts'
import { codeVersion } from '../../server/country/runs/code-version.ts'
import { changedPackage, withCell } from '../data/changed-package.ts'

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
    ...{ cwd: folder, served: servedWorld(packageFolder), today: asOf, geocoder: null },
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

test('values, rank and sentences in some ten seconds; bounds are drawn again when asked for', async () => {
  const bounded: Citation = { ...citation, calcul: { ...citation.calcul, intervals: 'ready' } }
  expect((await verify(bounded)).printed).toMatch(
    /values, the rank, the sentences.*\n.*--intervals draws them/,
  )
  const { place } = made
  const ranked = (rank: number): Citation => ({
    ...citation,
    rank: {
      ...{ indicator: 'risque' as const, rank, low: 1, high: 300, of: place!.of },
      ...{ kind: 'tirages' as const, label: null },
    },
  })
  const differ = (told: Citation) => differences(told, made, { intervals: false }).join('\n')
  expect(differ(ranked(place!.rank))).not.toContain('rank.')
  expect(differ(ranked(place!.rank + 1))).toContain(`rank.rank: cited ${place!.rank + 1}`)
})

/** A quotation as the first method froze it: its own figures, words and ranks, without `method`. */
const firstMethod = (): Citation => {
  const figure = (
    indicator: string,
    value: number,
    low: number | null,
    high: number | null,
    unit: string,
  ) => ({
    ...{ indicator: indicator as 'risque', value, low, high, unit, rounded: String(value) },
    ...{ status: 'ok' as const, sources: ['cabinets'], vintage: '2026-11-22' },
  })
  const figures = [
    figure('patients-suivis', 1200, 900, 1500, 'personnes'),
    figure('patients-affectes', 430, 300, 600, 'personnes'),
    figure('exposition', 0.36, 0.31, 0.4, '0 à 1'),
    figure('risque', 36, 30, 41, '0 à 100'),
    { ...figure('part-zip', 0.274, null, null, 'part de la population'), vintage: '2025' },
  ]
  const rank = { indicator: 'risque' as const, rank: 103, low: 90, high: 140, of: 558, label: null }
  const identity = {
    inputs: { package: 'p' },
    parameters: { draws: 500 },
    codeVersion: '0.1.0+old',
    seed,
    asOf: '2026-11-22',
  }
  const quoted = { run: runId(identity), code, asOf: identity.asOf, figures, rank }
  const { method: _, ...frame } = citation
  return {
    ...frame,
    ...quoted,
    nom: 'Sarthe, 4e circonscription',
    sha256: hashOfFigures(quoted),
    phrases: [
      {
        id: 'suivi',
        fr: 'Selon Relais, au 22 novembre 2026, dans la circonscription 72-04 (Sarthe, 4e circonscription), le nombre de patients suivis par une infirmière Asalée est estimé à 1 200 patients (entre 900 et 1 500, intervalle à 90 %) ; pour 430 (entre 300 et 600, intervalle à 90 %) d’entre eux, ce suivi est menacé d’interruption.',
        en: 'According to Relais, on 22 November 2026, in constituency 72-04, the number of patients followed by an Asalée nurse is estimated at 1,200 patients (between 900 and 1,500, 90% interval).',
      },
      {
        id: 'risque',
        fr: 'Selon Relais, au 22 novembre 2026, le risque d’interruption du suivi est estimé à 36 sur 100 (entre 30 et 41, intervalle à 90 %), soit le 103e rang sur 558 circonscriptions (entre le 90e et le 140e selon les choix de calcul).',
        en: 'According to Relais, on 22 November 2026, 27.4% of the people live in a priority zone (ZIP, 2025).',
      },
    ],
    calcul: { ...identity, intervals: 'ready', sha256: 'of the levels' },
  }
}

test('a quotation of the first method is held against its own bytes and hash, and names its release', async () => {
  const frozen = firstMethod()
  expect(await verify(frozen)).toMatchObject({
    well: true,
    printed: expect.stringMatching(/Method 1: only release 0\.1\.0\+old computes.*\n.*Unchanged/),
  })
  const [first, ...others] = frozen.figures
  const changed = { ...frozen, figures: [{ ...first!, high: 1600 }, ...others] }
  expect(await verify(changed)).toMatchObject({ well: false, printed: expect.stringContaining('sha256') })
  const reworded = (from: string, to: string): Citation => ({
    ...frozen,
    phrases: frozen.phrases.map((phrase) => ({ ...phrase, fr: phrase.fr.replace(from, to) })),
  })
  for (const [from, to] of [
    ['1 200', '1 300'],
    ['103e', '108e'],
    ['430', '530'],
  ] as const)
    expect((await verify(reworded(from, to))).printed).toContain('is no figure of this citation')
  const older = { ...frozen, calcul: { ...frozen.calcul, codeVersion: '0.1.0+other' } }
  expect((await verify(older)).printed).toMatch(/^DIFFERS {2}run:/)
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

test('a citation of another data package says which it needs, and is identical from that one', async () => {
  const packageFolder = join(folder, 'newer')
  const newer = changedPackage(packageFolder, {
    'deputes.csv': withCell('79-01', 'nom', () => 'Nouvelle-Élue'),
  })
  const { calcul } = citation
  const named = openFiles(packageFolder).datasets.map(({ id, sha256 }) => [id, sha256] as const)
  const inputs = { ...calcul.inputs, package: newer, ...Object.fromEntries(named) }
  const { parameters } = calcul
  const run = runId({ inputs, parameters, codeVersion: calcul.codeVersion, seed, asOf })
  const other = makeCitation(
    {
      ...{ ...calcul, inputs, id: run, asOf, demonstration: true },
      ...{ createdAt: '', durationMs: 0, warnings: [] },
    },
    citation,
    made,
  )
  expect(await verify(other, '--package', 'newer')).toMatchObject({
    well: true,
    printed: expect.not.stringContaining('rests on') as string,
  })
  const without = await verify(other)
  expect(without).toMatchObject({ well: false })
  expect(without.printed).toMatch(
    new RegExp(`rests on the data package ${newer}, and this is ${made.inputs.package}.*\n.*--package`),
  )
  expect(without.printed).toContain('DIFFERS  input deputes: cited')
})

test('what is no citation is refused with what to give instead', async () => {
  await expect(verify({ run: 1 })).rejects.toThrow(/is no citation .*give the address of one/)
})
