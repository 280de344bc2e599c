import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OFFICIAL_FILES } from '../../data/official-files.ts'
import { refreshPackage } from '../../data/refresh.ts'
import { hashOfPackage } from '../../server/country/package/kept-packages.ts'
import { scratch } from '../scratch.ts'
import { HAS_RAW, PACKAGE, RAW } from './package-files.ts'

const folder = mkdtempSync(join(scratch, 'relais-refresh-'))
const [raw, out] = [join(folder, 'raw'), join(folder, 'out')]
const APL = 'apl/apl_medecins_generalistes_2022_2023.xlsx'
const QUESTIONS = 'questions/Questions_ecrites.json.zip'
let server: Server
let origin: string
/** What the producers publish, by file; they know no other. */
let published: Readonly<Record<string, Buffer>>

beforeAll(async () => {
  server = createServer((request, response) => {
    const official = OFFICIAL_FILES.find(({ url }) => new URL(url).pathname === request.url)
    const bytes = official && published[official.file]
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

test.runIf(HAS_RAW)(
  'a refresh takes what is whole, holds back what a producer broke, and can be undone',
  async () => {
    const workbook = readFileSync(join(RAW, APL))
    published = { [APL]: workbook, [QUESTIONS]: workbook.subarray(0, 5000) }
    const first = await refreshPackage(raw, out, { origin, attempts: 1 })
    expect(first.taken).toEqual([APL])
    expect(Object.fromEntries(first.held.map(({ file, why }) => [file, why]))).toEqual({
      'questions/Questions_gouvernement.json.zip': expect.stringContaining('HTTP 404'),
      'questions/Questions_orales_sans_debat.json.zip': expect.stringContaining('HTTP 404'),
      [QUESTIONS]: expect.stringContaining('Questions_ecrites.json.zip'),
    })
    expect(existsSync(join(raw, QUESTIONS))).toBe(false)
    // The same files give the same bytes as those that the package was built from.
    expect(hashOfPackage(out)).toBe(hashOfPackage(PACKAGE))
    first.undo()
    expect(readFileSync(join(raw, APL))).toEqual(workbook)
    expect(existsSync(join(raw, `${APL}.former`))).toBe(false)

    published = { [APL]: workbook.subarray(0, -1000) }
    const second = await refreshPackage(raw, out, { origin, attempts: 1 })
    expect(second.taken).toEqual([])
    expect(second.held.map(({ file }) => file)).toContain(APL)
    expect(readFileSync(join(raw, APL))).toEqual(workbook)
    expect(hashOfPackage(out)).toBe(hashOfPackage(PACKAGE))
  },
)
