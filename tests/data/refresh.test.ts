import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OFFICIAL_FILES } from '../../data/official-files.ts'
import { refreshPackage } from '../../data/refresh.ts'
import { withoutPaths } from '../../scripts/relais/withoutPaths.ts'
import { hashOfPackage } from '../../server/country/package/kept-packages.ts'
import { scratch } from '../scratch.ts'
import { HAS_RAW, PACKAGE, RAW } from './package-files.ts'

const folder = mkdtempSync(join(scratch, 'relais-refresh-'))
const [raw, out] = [join(folder, 'raw'), join(folder, 'out')]
const APL = 'apl/apl_medecins_generalistes_2022_2023.xlsx'
const QUESTIONS = 'questions/Questions_ecrites.json.zip'
const SENATE = 'senateurs/senateurs-2026-07-02.csv'
const FINESS = 'finess/finess_etablissements.csv'
const leftIn = (place: string): string[] =>
  (readdirSync(place, { recursive: true }) as string[]).filter((name) => /\.(former|first|new)$/.test(name))
let server: Server
let origin: string
/** What the producers publish, by file; they know no other. */
let published: Readonly<Record<string, Buffer>>

beforeAll(async () => {
  server = createServer((request, response) => {
    const official = OFFICIAL_FILES.find(({ url }) => new URL(url).pathname === request.url)
    const bytes = published[official?.file ?? request.url!.slice(1)]
    if (bytes) response.end(bytes)
    else response.writeHead(404).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  if (HAS_RAW) cpSync(RAW, raw, { recursive: true })
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A file of the raw folder under an address of its own. */
const at = (file: string) => ({ file, url: `https://producteur.example/${file}` })

test.runIf(HAS_RAW)(
  'a refresh takes what is whole, holds back what a producer broke, and can be undone',
  async () => {
    const [workbook, senate] = [APL, SENATE].map((file) => readFileSync(join(RAW, file))) as [Buffer, Buffer]
    published = {
      [APL]: workbook.subarray(0, -1000),
      [SENATE]: senate,
      [QUESTIONS]: workbook.subarray(0, 5000),
    }
    const files = [APL, SENATE, QUESTIONS, 'zonage/absent.csv'].map(at)
    const first = await refreshPackage(raw, out, { origin, files, attempts: 1 })
    expect(first.taken).toEqual([SENATE])
    expect(Object.fromEntries(first.held.map(({ file, why }) => [file, why]))).toEqual({
      'zonage/absent.csv': expect.stringContaining('HTTP 404'),
      [QUESTIONS]: expect.stringContaining('Questions_ecrites.json.zip'),
      [APL]: expect.stringContaining('apl_medecins_generalistes'),
    })
    // As it was before: the former file, or none.
    expect(existsSync(join(raw, QUESTIONS))).toBe(false)
    expect(readFileSync(join(raw, APL))).toEqual(workbook)
    // The same files give the same bytes as those that the package was built from.
    expect(hashOfPackage(out)).toBe(hashOfPackage(PACKAGE))
    expect(existsSync(join(raw, `${SENATE}.former`))).toBe(true)
    first.undo()
    expect(readFileSync(join(raw, SENATE))).toEqual(senate)
    expect(leftIn(raw)).toEqual([])
  },
)

test('what nobody has seen is not taken unattended, until an operator has loaded it once', async () => {
  const own = join(folder, 'unseen')
  published = {}
  const asked = async (): Promise<string[]> => {
    const { held, taken } = await refreshPackage(own, join(folder, 'none'), { origin, attempts: 1 })
    expect(taken).toEqual([])
    return held.map(({ file }) => file)
  }
  expect(await asked()).toEqual([APL])
  mkdirSync(join(own, 'finess'), { recursive: true })
  writeFileSync(join(own, FINESS), 'loaded by an operator')
  expect(await asked()).toEqual([APL, FINESS])
  expect(readFileSync(join(own, FINESS), 'utf8')).toBe('loaded by an operator')
  // Nothing was to be had, so nothing was built.
  expect(existsSync(join(folder, 'none'))).toBe(false)
})

test('what a refresh that was killed left is undone by the next', async () => {
  const own = join(folder, 'killed')
  mkdirSync(join(own, 'apl'), { recursive: true })
  mkdirSync(join(own, 'finess'))
  writeFileSync(join(own, APL), 'new')
  writeFileSync(join(own, `${APL}.former`), 'before')
  writeFileSync(join(own, FINESS), 'the first ever')
  writeFileSync(join(own, `${FINESS}.first`), '')
  published = {}
  await refreshPackage(own, join(folder, 'none'), { origin, attempts: 1 })
  expect(readFileSync(join(own, APL), 'utf8')).toBe('before')
  expect(existsSync(join(own, FINESS))).toBe(false)
  expect(leftIn(own)).toEqual([])
})

test('reasons name no folder of the machine, and addresses whole', () => {
  expect(withoutPaths("ENOENT: no such file, open '/srv/relais/raw/apl/a.xlsx'")).toBe(
    "ENOENT: no such file, open 'a.xlsx'",
  )
  expect(withoutPaths('/srv/relais/raw/cog.csv: cut. See https://a.example/b/c (file:///srv/x.ts:3)')).toBe(
    'cog.csv: cut. See https://a.example/b/c (x.ts:3)',
  )
})
