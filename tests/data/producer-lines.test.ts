import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readWhole } from '../../data/read-whole.ts'
import { aplInfirmiers } from '../../data/sources/apl-infirmiers.ts'
import { contoursArrondissements } from '../../data/sources/contours-arrondissements.ts'
import { contoursCirconscriptions } from '../../data/sources/contours-circonscriptions.ts'
import { contoursCommunes } from '../../data/sources/contours-communes.ts'
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

/** A packed file of the raw folder as JSON. */
const jsonOf = <Json>(file: string): Json =>
  JSON.parse(gunzipSync(readFileSync(join(RAW, file))).toString('utf8')) as Json

test.runIf(HAS_RAW)(
  'outlines of circonscriptions are refused by what is renamed, twice, gone or cut off',
  () => {
    interface Outline {
      readonly properties: Readonly<Record<string, string>>
    }
    const [file] = contoursCirconscriptions.files
    const { features } = jsonOf<{ features: readonly Outline[] }>(file)
    const refused = (changed: object): string => {
      put(raw, contoursCirconscriptions, Buffer.from(JSON.stringify(changed)))
      return refusal(() => readWhole(contoursCirconscriptions, raw))
    }
    const renamed = features.map(({ properties: { num_circ: numero, ...properties }, ...rest }) => ({
      ...{ ...rest, properties: { ...properties, numero } },
    }))
    expect(refused({ features: renamed })).toMatch(/^contours-circ.*record 1, column "properties\.num_circ"/)
    expect(refused({ outlines: features })).toContain('has no "features"')
    expect(refused({ features: [...features, features[7]] })).toMatch(/has rows twice: \S+\./)
    const without = features.filter(({ properties }) => properties.code_dpt !== '48')
    expect(without.length).toBeLessThan(features.length)
    const least = { ...contoursCirconscriptions, least: 1 }
    put(raw, least, Buffer.from(JSON.stringify({ features: without })))
    expect(refusal(() => readWhole(least, raw))).toContain('no row of the département 48.')
    expect(refused({ features: features.slice(9) })).toMatch(/holds \d+ usable rows where at least 566/)
  },
)

test.runIf(HAS_RAW).each([
  ['communes', contoursCommunes],
  ['arrondissements', contoursArrondissements],
] as const)(
  'a topology of %s is refused by what it no longer has, or where it is cut off',
  (name, source) => {
    const [file] = source.files
    interface Topology {
      readonly objects: Readonly<
        Record<string, { geometries: { properties: { code: string } }[] } & Record<string, unknown>>
      >
      readonly transform: object
    }
    const { transform, ...topology } = jsonOf<Topology>(file)
    const areas = topology.objects[name]!
    const refused = (changed: object): string => {
      put(raw, source, Buffer.from(JSON.stringify({ transform, ...topology, ...changed })))
      return refusal(() => readWhole(source, raw))
    }
    expect(refused({ objects: { areas } })).toContain(
      `${source.id}: ${file}: record 1, column "objects.${name}`,
    )
    const codeless = areas.geometries.map((one, at) => (at === 3 ? { ...one, properties: {} } : one))
    expect(refused({ objects: { [name]: { ...areas, geometries: codeless } } })).toContain(
      `objects.${name}.geometries.3.properties.code"`,
    )
    expect(refused({ transform: undefined })).toContain('column "transform')
    const packed = readFileSync(join(RAW, file))
    writeFileSync(join(raw, file), packed.subarray(0, packed.length / 2))
    expect(refusal(() => readWhole(source, raw))).toContain('not a complete gzip file')
  },
)
