import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPackage } from '../../data/build.ts'
import { sha256 } from '../../server/sha256.ts'
import { HAS_RAW, PACKAGE, RAW } from './package-files.ts'

if (!HAS_RAW) console.log(`data:build is not tested: no official files at ${RAW} (set RELAIS_SHARED)`)

const hashes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((file) => [file, sha256(readFileSync(join(folder, file)))]),
  )

describe.runIf(HAS_RAW)('building the package', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'relais-build-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** The official files, but for one that is replaced. */
  const rawWith = (name: string, file: string, bytes: Buffer | string): string => {
    const raw = join(folder, name)
    for (const entry of readdirSync(RAW, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue
      mkdirSync(join(raw, entry.name), { recursive: true })
      for (const inside of readdirSync(join(RAW, entry.name)))
        if (`${entry.name}/${inside}` !== file)
          symlinkSync(join(RAW, entry.name, inside), join(raw, entry.name, inside))
    }
    writeFileSync(join(raw, file), bytes)
    return raw
  }

  test('from the official files gives the committed package, byte for byte', async () => {
    const out = join(folder, 'whole')
    const report = await buildPackage(RAW, out)
    expect(hashes(out)).toEqual(hashes(PACKAGE))
    expect(report.files.find(({ path }) => path === 'communes.csv')?.rows).toBe(34_875)
    expect(report.sources.find(({ id }) => id === 'zonage-medecins')?.rejects).toHaveLength(87)
    expect(readdirSync(folder)).toEqual(['whole'])
  })

  test.each([
    ['cut anywhere', 'contours/communes-120m.topojson.gz', 'not a complete gzip file'],
    // Half of the deputies would leave half of the seats vacant.
    ['cut at the end of a line', 'deputes/deputes-17-2026-08-22.csv', 'holds 1[0-9] usable rows'],
    ['cut in a workbook', 'cog/table-appartenance-geo-communes-2024.xlsx', 'is not a workbook'],
  ])('refuses a wrong file by name and changes nothing: %s', async (name, file, reason) => {
    const out = join(folder, `out-${name}`)
    cpSync(join(PACKAGE, 'regions.csv'), join(out, 'regions.csv'))
    const before = hashes(out)
    const published = readFileSync(join(RAW, file))
    const raw = rawWith(name, file, published.subarray(0, published.indexOf('\n', 1000) + 1))
    await expect(buildPackage(raw, out)).rejects.toThrow(new RegExp(`^[\\w-]+: ${file}.*(${reason})`))
    expect(hashes(out)).toEqual(before)
    expect(readdirSync(folder).filter((entry) => /\.(new|old)$/.test(entry))).toEqual([])
  })
})
