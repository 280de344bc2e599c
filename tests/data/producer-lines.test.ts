import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readWhole } from '../../data/read-whole.ts'
import { aplInfirmiers } from '../../data/sources/apl-infirmiers.ts'
import { pointsBan } from '../../data/sources/points-ban.ts'
import { scratch } from '../scratch.ts'
import { HAS_RAW, RAW } from './package-files.ts'
import { put, refusal } from './producer-tables.ts'

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(scratch, 'relais-producer-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

interface NurseRecord {
  readonly code: string
  readonly millesimes: readonly { readonly annee: number; readonly apl: { readonly infirmier?: number } }[]
}

test.runIf(HAS_RAW)('points of communes are refused with longitude and latitude the wrong way round', () => {
  const lines = gunzipSync(readFileSync(join(RAW, pointsBan.files[0])))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { code: string; coords: number[] | null })
    .map(({ code, coords }) => JSON.stringify({ code, coords: coords?.toReversed() ?? null }))
  put(raw, pointsBan, Buffer.from(lines.join('\n')))
  expect(refusal(() => readWhole(pointsBan, raw))).toMatch(/points-ban.*column "coords, longitude": mean 46/)
})

test.runIf(HAS_RAW)('of lines of JSON, one that is cut or whose values are of another kind is named', () => {
  const lines = gunzipSync(readFileSync(join(RAW, aplInfirmiers.files[0])))
    .toString('utf8')
    .split('\n')
  const cut = { ...aplInfirmiers, least: 1 }
  const of = (some: readonly string[]) => () => {
    put(raw, cut, Buffer.from(some.join('\n')))
    return readWhole(cut, raw)
  }
  expect(refusal(of(lines.slice(0, 50)))).toMatch(/apl-infirmiers.*edition 2022: holds 50 usable rows/)
  expect(refusal(of([...lines.slice(0, 9), lines[9]!.slice(0, 40)]))).toContain('line 10 is not JSON')
  expect(refusal(of([lines[0]!.replace('"code"', '"insee"')]))).toMatch(/record 1, column "code"/)
})

test.runIf(HAS_RAW).each([2022, 2023])('APL to nurses is refused by its edition of %i alone', (year) => {
  const records = gunzipSync(readFileSync(join(RAW, aplInfirmiers.files[0])))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as NurseRecord)
  const refusedWith = (change: (code: string, infirmier?: number) => number | undefined): string => {
    const lines = records.map((record) =>
      JSON.stringify({
        ...record,
        millesimes: record.millesimes.map(({ annee, apl }) => ({
          annee,
          apl: { infirmier: annee === year ? change(record.code, apl.infirmier) : apl.infirmier },
        })),
      }),
    )
    put(raw, aplInfirmiers, Buffer.from(lines.join('\n')))
    return refusal(() => readWhole(aplInfirmiers, raw))
  }
  expect(refusedWith(() => undefined)).toMatch(`edition ${year}: holds 0 usable rows`)
  expect(refusedWith((code, apl) => (code.startsWith('48') ? undefined : apl))).toMatch(
    `edition ${year}: has no row of the département 48`,
  )
  for (const factor of [2, 0.5])
    expect(refusedWith((_, apl) => apl && apl * factor)).toMatch(`edition ${year}: column "infirmier": mean`)
})
