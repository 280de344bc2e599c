import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OGC_COLLECTIONS } from '../../server/contract/gis.ts'
import { FIGURE_STATUSES } from '../../server/domain/figure.ts'
import { INDICATORS } from '../../server/domain/indicators.ts'
import { classWords } from '../../server/domain/legend/class-words.ts'
import { desature, FONDS, rampe } from '../../server/domain/legend/ramps.ts'
import { STATUS_NAMES } from '../../server/domain/legend/sign-words.ts'
import { STATUS_COLOURS } from '../../server/domain/legend/status-sign.ts'
import { STATUTS } from '../../server/domain/model.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { listening } from '../http/listening.ts'
import { worldApp } from '../http/world-app.ts'
import { WORLD_PATIENTS } from '../world.ts'
import type { Shape } from './gis-world.ts'
import { hasQgis, runInQgis } from './qgis-program.ts'

const scriptAt = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
/** The mainland of the tests' France, degrees. */
const MAINLAND = '-0.65,46.15,-0.05,46.4'

/** The layers of the project from the top. */
const FROM_ABOVE = [
  ...['cabinets', 'zonage', 'communes', 'cantons', 'epci', 'bassins-de-vie', 'arrondissements'],
  ...['circonscriptions', 'departements', 'regions'],
]

/** What QGIS draws of features with the legend of an SLD, and says of them under the pointer. */
interface Drawn {
  readonly read: boolean
  readonly message: string
  /** Labels of the rules that draw each feature. */
  readonly rules: readonly (readonly string[])[]
  readonly tips: readonly string[]
  readonly colours: Readonly<Record<string, number>>
}

interface Layer {
  readonly source: string
  readonly name: string
  readonly valid: boolean
  readonly provider: string
  readonly count: number
  readonly crs: string
  readonly aliases: Readonly<Record<string, string>>
  readonly words: Readonly<Record<string, readonly string[]>>
  readonly rules: readonly (readonly [label: string, isElse: boolean])[]
  readonly wrong: readonly string[]
  readonly time: readonly [active: boolean, field: string]
  readonly attribution: string
  readonly rights: readonly string[]
  readonly abstract: string
  readonly scales: number | null
}
interface Opened {
  readonly read: boolean
  readonly title: string
  readonly abstract: string
  readonly crs: string
  readonly layers: readonly Layer[]
  /** Names of the layers from the top of the map. */
  readonly order: readonly string[]
  /** Pixels of the picture by colour. */
  readonly colours: Readonly<Record<string, number>>
  readonly errors: readonly string[]
}

describe.skipIf(!hasQgis)('QGIS opens what is offered to it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-qgis-'))
  let database: TestDatabase
  let server: Server
  let origin: string
  beforeAll(async () => {
    database = await databases[0]!.open({ world: true })
    const { app } = await worldApp(database, undefined, {}, WORLD_PATIENTS * 100)
    ;({ server, origin } = await listening(app))
  })
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve))
    if (process.env.QGIS_KEEP !== '1') rmSync(folder, { recursive: true })
    else console.log(folder)
    await database?.close()
  })

  const get = async (path: string): Promise<unknown> => (await fetch(origin + path)).json()
  /** What QGIS finds in documents of ours, one process for all: it takes seconds to begin. */
  const open = async (...names: readonly string[]): Promise<readonly Opened[]> => {
    const paths = names.map((name) => join(folder, name))
    for (const [at, name] of names.entries())
      writeFileSync(paths[at]!, await (await fetch(`${origin}/donnees/${name}`)).text())
    return (await run('open-in-qgis.py', MAINLAND, 'EPSG:4326', ...paths)) as Opened[]
  }
  const run = async (script: string, ...given: readonly string[]): Promise<unknown> => {
    const stdout = await runInQgis(folder, [scriptAt(script), ...given])
    return JSON.parse(stdout.slice(stdout.indexOf('[{')))
  }
  const countOf = async (id: string): Promise<number> =>
    ((await get(`/ogc/collections/${id}/items?f=json&limit=1`)) as { numberMatched: number }).numberMatched
  /** Whether some feature of a collection has a shape: of the tests' France not every level does. */
  const isDrawn = async (id: string): Promise<boolean> =>
    (
      (await get(`/ogc/collections/${id}/items?f=json`)) as { features: { geometry: unknown }[] }
    ).features.some(({ geometry }) => geometry !== null)
  let project: Opened
  let alone: ReadonlyMap<string, Opened>
  beforeAll(async () => {
    const [first, ...others] = await open('relais.qgs', ...OGC_COLLECTIONS.map((id) => `${id}.qlr`))
    project = first!
    alone = new Map(OGC_COLLECTIONS.map((id, at) => [id, others[at]!]))
  })
  /** The layer that reads a collection. */
  const layerOf = (id: string): Layer =>
    project.layers.find(({ source }) => source.includes(`/${id}.fgb`) || source.includes(`typename='${id}'`))!

  test('the project: every layer with its rows, its words and its credits, and the legend of the map', async () => {
    expect(project.read).toBe(true)
    expect(project.title).toContain('DÉMONSTRATION')
    expect(project.abstract).toContain('DÉMONSTRATION')
    expect(project.crs).toBe('EPSG:2154')
    expect(project.layers).toHaveLength(OGC_COLLECTIONS.length)
    // Ticked, a layer is seen over those of larger areas.
    expect(project.order).toEqual(FROM_ABOVE.map((id) => layerOf(id).name))
    const { classes, title } = INDICATORS.risque
    const inner = classes.slice(1, -1)
    for (const id of OGC_COLLECTIONS) {
      const layer = layerOf(id)
      expect(layer, id).toMatchObject({ valid: true, count: await countOf(id), crs: 'EPSG:4326', wrong: [] })
      expect(layer.name.includes('DÉMONSTRATION'), id).toBe(id !== 'zonage')
      const { attribution } = (await get(`/ogc/collections/${id}?f=json`)) as { attribution: string }
      // Added to somebody else's project a layer has no other place where a map says it.
      const credit = id === 'zonage' ? attribution : `DÉMONSTRATION : cabinets fictifs. ${attribution}`
      expect(layer.attribution).toBe(credit)
      expect(layer.rights).toEqual([credit])
      if (!(await isDrawn(id))) continue
      // One entry takes what no other does: nothing is left undrawn, as if it were not there.
      expect(layer.rules.filter(([, isElse]) => isElse)).toHaveLength(1)
      if (id === 'cabinets') {
        expect(layer.rules.map(([label]) => label)).toEqual(STATUTS.map((status) => STATUS_NAMES[status].fr))
        expect(layer.words.status_value).toEqual(STATUTS.map((status) => STATUS_NAMES[status].fr))
        expect(layer.aliases.status_value).toBe('Statut')
        expect(layer.time).toEqual([true, 'as_of'])
      } else if (id !== 'zonage') {
        expect(layer.rules.slice(0, -2).map(([label]) => label)).toEqual(
          [...inner, Infinity].map((_, k) => classWords('fr', 'risque', inner, k)),
        )
        expect(layer.rules.slice(-2)).toEqual([
          [expect.stringContaining('moins de 11'), false],
          [expect.stringContaining('non connu'), true],
        ])
        expect(layer.aliases.risque).toContain(title.fr)
        expect(layer.words.risque_status).toHaveLength(FIGURE_STATUSES.length)
        expect(layer.time).toEqual([true, 'as_of'])
        expect(layer.scales === null).toBe(id !== 'communes')
      }
    }
  })

  test('each layer by itself is the one of the project, and shows on the picture the colours of the map and no others', async () => {
    const colours = rampe('risque', 'clair')
    const known = [...colours, ...colours.map(desature)]
    const { absent, trame } = FONDS.clair
    for (const id of OGC_COLLECTIONS) {
      const { read, layers, colours: seen, errors } = alone.get(id)!
      expect([read, errors, layers], id).toEqual([true, [], [layerOf(id)]])
      const inked = Object.entries(seen)
        .filter(([name, n]) => n > 5000 && name !== '#ffffff')
        .map(([name]) => name)
      if (id === 'cabinets') {
        const drawn = STATUTS.filter((status) => (seen[STATUS_COLOURS.clair[status]] ?? 0) > 0)
        expect(drawn.length).toBeGreaterThan(1)
      } else if (id !== 'zonage' && (await isDrawn(id))) {
        expect(inked.length, id).toBeGreaterThan(0)
        expect(
          inked.filter((name) => ![...known, absent, trame].includes(name)),
          id,
        ).toEqual([])
      }
    }
  })

  test('what follows from the figures of each area is the colour of each', async () => {
    const { colours: seen } = alone.get('circonscriptions')!
    const { features } = (await get(`/ogc/collections/circonscriptions/items?f=json&bbox=${MAINLAND}`)) as {
      features: { properties: Readonly<Record<string, string | number | null>> }[]
    }
    const { classes } = INDICATORS.risque
    const inner = classes.slice(1, -1)
    const expected = features
      .map(({ properties: said }) => {
        const told = said.risque ?? said.risque_low
        if (told === null || told === undefined || said.risque_operator === 'at-least') return null
        const colour = rampe('risque', 'clair')[inner.filter((bound) => Number(told) >= bound).length]!
        return said.risque_label === 'indetermine' ? desature(colour) : colour
      })
      .filter((colour) => colour !== null)
    expect(expected.length).toBeGreaterThan(0)
    for (const colour of expected) expect(seen[colour] ?? 0, colour).toBeGreaterThan(500)
  })

  test('by WFS: each layer with every value, a window and a condition', async () => {
    const types = ['cabinets', 'communes', 'circonscriptions', 'zonage'] as const
    const [read] = (await run('wfs-in-qgis.py', `${origin}/wfs`, ...types.map((id) => `relais:${id}`))) as [
      {
        readonly layers: readonly {
          readonly valid: boolean
          readonly types: Readonly<Record<string, string>>
          readonly rows: readonly Readonly<Record<string, unknown>>[]
        }[]
        readonly inside: readonly string[]
        readonly narrowed: readonly string[]
      },
    ]
    const featuresOf = async (id: string, query = '') =>
      ((await get(`/ogc/collections/${id}/items?f=json${query}`)) as { features: Shape[] }).features
    const codes = (features: readonly Shape[]) => features.map(({ properties }) => properties.code).sort()
    for (const [at, id] of types.entries()) {
      const { valid, rows, types: told } = read.layers[at]!
      expect(valid, id).toBe(true)
      expect(told).toMatchObject({ as_of: 'xsd:date', demonstration: 'xsd:boolean' })
      const key = id === 'cabinets' ? 'name' : 'code'
      const expected = new Map((await featuresOf(id)).map(({ properties }) => [properties[key], properties]))
      expect(rows, id).toHaveLength(expected.size)
      for (const row of rows)
        // QGIS 3.22 has no booleans: it shows the word.
        expect(row).toEqual({ ...expected.get(row[key]), demonstration: String(id !== 'zonage') })
    }
    expect(read.inside).toEqual(codes(await featuresOf('communes', '&bbox=-0.59,46.21,-0.51,46.26')))
    expect(read.narrowed).toEqual(codes(await featuresOf('communes', '&departement=2A')))
    expect(read.narrowed.length).toBeGreaterThan(0)
  })

  test('with the SLD exactly one symbol stands for each feature, whatever is not known, and each status shows its colour', async () => {
    const { classes } = INDICATORS.risque
    const inner = classes.slice(1, -1)
    const [low, high] = [inner[0]!, inner[1]!]
    const inClass = classWords('fr', 'risque', inner, 1)
    const NOT_KNOWN = expect.stringContaining('non connu')
    const KEPT_BACK = expect.stringContaining('moins de 11')
    const figure = (status: string | null, more: Readonly<Record<string, unknown>> = {}) => ({
      ...{ nom: 'ici', as_of: '2026-07-01', demonstration: true, risque_status: status },
      ...{ risque: null, risque_low: null, risque_high: null, risque_operator: null, risque_label: null },
      ...more,
    })
    const between = { risque_low: low, risque_high: high }
    const made: Readonly<Record<string, readonly (readonly [properties: object, rule: unknown])[]>> = {
      cabinets: [
        ...[...STATUTS, null, 'unforeseen'].map(
          (status) =>
            [
              { name: 'ici', status_value: status },
              STATUS_NAMES[STATUTS.find((one) => one === status) ?? 'unknown'].fr,
            ] as const,
        ),
      ],
      zonage: [
        [{ nom: 'ici', zonage: 'ZIP' }, expect.stringContaining('ZIP')],
        [{ nom: 'ici', zonage: 'ZAC' }, expect.stringContaining('ZAC')],
        [{ nom: 'ici', zonage: 'HZ' }, expect.stringContaining('HZ')],
        [{ nom: 'ici', zonage: 'ZAR' }, expect.stringContaining('HZ')],
        [{ nom: 'ici', zonage: null }, 'zone non connue'],
        [{ nom: 'ici', zonage: 'unforeseen' }, 'zone non connue'],
      ],
      circonscriptions: [
        [figure('ok', { risque: low }), inClass],
        [figure('ok', { risque: high }), classWords('fr', 'risque', inner, 2)],
        [figure('ok', { risque: low, risque_label: 'indetermine' }), `${inClass} (rang indéterminé)`],
        [figure('class', between), inClass],
        [figure('class', { ...between, risque_operator: 'at-least' }), NOT_KNOWN],
        [figure('ok', { ...between, risque: low, risque_operator: 'at-least' }), NOT_KNOWN],
        ...['hidden', 'protecting', 'not-calculated'].map((one) => [figure(one), KEPT_BACK] as const),
        ...['missing', 'not-applicable', 'unforeseen', null].map((one) => [figure(one), NOT_KNOWN] as const),
      ],
    }
    for (const [name, features] of Object.entries(made)) {
      for (const form of ['sld', 'qlr'])
        writeFileSync(
          join(folder, `${name}.${form}`),
          await (await fetch(`${origin}/donnees/${name}.${form}`)).text(),
        )
      const collection = {
        type: 'FeatureCollection',
        features: features.map(([properties], at) => {
          const [x, y] = [(at % 4) * 2, Math.floor(at / 4) * 2]
          const ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]] // prettier-ignore
          const geometry =
            name === 'cabinets'
              ? { type: 'Point', coordinates: [x, y] }
              : { type: 'Polygon', coordinates: [ring] }
          return { type: 'Feature', properties, geometry }
        }),
      }
      writeFileSync(join(folder, `${name}.geojson`), JSON.stringify(collection))
    }
    const names = Object.keys(made)
    const drawn = (await run('legend-in-qgis.py', folder, ...names)) as Drawn[]
    for (const [at, name] of names.entries()) {
      expect(drawn[at], name).toMatchObject({ read: true })
      expect(drawn[at]!.rules, name).toEqual(made[name]!.map(([, rule]) => [rule]))
    }
    const [cabinets, , areas] = drawn
    for (const status of STATUTS)
      expect(cabinets!.colours[STATUS_COLOURS.clair[status]] ?? 0, status).toBeGreaterThan(20)
    // A lower bound is never told as the figure itself, be it a value or a class.
    expect(areas!.tips.map((tip) => tip.includes(' : au moins '))).toEqual(
      areas!.rules.map((_, row) => row === 4 || row === 5),
    )
  })
})
