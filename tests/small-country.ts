import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { MultiPolygon } from 'topojson-specification'
import type { PartProperties } from '../server/country/package/part-topology.ts'
import { CONTOURS_FILE, departementOf, readPartTopology } from '../server/country/package/read-contours.ts'
import { describeAnew } from './data/changed-package.ts'
import { PACKAGE } from './data/package-files.ts'
import { stateOf, template } from './scratch.ts'
import { spawnRelais } from './spawn-relais.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Deux-Sèvres and Vienne, which border on each other: a hundredth of the people, and of what it takes to read them. */
const DEPARTEMENTS: ReadonlySet<string> = new Set(['79', '86'])
const REGION = '75'
/** Columns that say where a row belongs, in whatever table. */
const PLACES = [
  ...['code_commune', 'code_commune_a', 'code_commune_b', 'code_depart', 'code_arrivee'],
  ...['code_circonscription', 'code_bassin', 'departement'],
]
/** Of a commune, the table of the areas that its column names. */
const AREAS = { epci: 'epci.csv', bassin_de_vie: 'bassins_de_vie.csv' } as const

type Row = Record<string, string>

const isOurs = (code: string): boolean => DEPARTEMENTS.has(departementOf(code))
const readTable = (path: string): Row[] => parse(readFileSync(path), { columns: true })

/** The rows of a table of the committed package that belong to the small country, or to none. */
function rowsOf(file: string): Row[] {
  const rows = readTable(join(PACKAGE, file))
  if (file === 'departements.csv') return rows.filter(({ code }) => isOurs(code!))
  if (file === 'regions.csv') return rows.filter(({ code }) => code === REGION)
  return rows.filter((row) => PLACES.every((column) => !row[column] || isOurs(row[column])))
}

/** Makes the data package of the small country in `folder`, of the bytes of the committed one. */
function smallPackage(folder: string): void {
  const { resources } = JSON.parse(readFileSync(join(PACKAGE, 'datapackage.json'), 'utf8')) as {
    readonly resources: readonly { readonly path: string }[]
  }
  cpSync(PACKAGE, folder, { recursive: true })
  for (const { path } of resources.filter((one) => one.path.endsWith('.csv')))
    writeTable(join(folder, path), rowsOf(path))
  // An area that lies elsewhere for the most part is none of ours.
  for (const [column, file] of Object.entries(AREAS)) {
    const known = new Set(readTable(join(folder, file)).map(({ code }) => code))
    const communes = readTable(join(folder, 'commune_niveaux.csv'))
    writeTable(
      join(folder, 'commune_niveaux.csv'),
      communes.map((row) => (known.has(row[column]) ? row : { ...row, [column]: '' })),
    )
  }
  writeFileSync(join(folder, CONTOURS_FILE), gzipSync(JSON.stringify(smallTopology())))
  describeAnew(folder)
}

/** The outlines of its communes with the arcs that they are made of. */
function smallTopology() {
  const { objects, arcs, ...topology } = readPartTopology(PACKAGE)
  const numbers = new Map<number, number>()
  const renumbered = (arc: number): number => {
    const old = arc < 0 ? ~arc : arc
    const number = numbers.get(old) ?? numbers.size
    numbers.set(old, number)
    return arc < 0 ? ~number : number
  }
  const geometries = (objects.parts.geometries as MultiPolygon<PartProperties>[])
    .filter(({ properties }) => isOurs(properties!.commune))
    .map((one) => ({ ...one, arcs: one.arcs.map((polygon) => polygon.map((ring) => ring.map(renumbered))) }))
  return {
    ...topology,
    objects: { parts: { ...objects.parts, geometries } },
    arcs: [...numbers.keys()].map((arc) => arcs[arc]!),
  }
}

function writeTable(path: string, rows: readonly Row[]): void {
  const columns = readFileSync(path, 'utf8').split('\n', 1)[0]!.split(',')
  writeFileSync(path, stringify([...rows], { header: true, columns }))
}

/** Leaves in `folder` the cabinets of the demonstration that are in the small country, and their events. */
function smallDemonstration(folder: string): void {
  const [cabinets, events] = ['cabinets.csv', 'evenements.csv'].map((file) => join(folder, file)) as [
    string,
    string,
  ]
  const ours = readTable(cabinets).filter(({ code_commune }) => isOurs(code_commune!))
  const ids = new Set(ours.map(({ id }) => id))
  writeTable(cabinets, ours)
  writeTable(
    events,
    readTable(events).filter(({ cabinet_id }) => ids.has(cabinet_id)),
  )
}

/** What a program is made of. */
const PROGRAM = ['server', 'data', 'web', 'scripts', 'package.json', 'package-lock.json']

/** This program with a small country for its own, never to be changed. */
export interface SmallProgram {
  readonly folder: string
  /** As a first start leaves it, to be copied. */
  readonly dataDir: string
}

/** Makes it, once for a state of the code: what the whole country would only make slow is tested on it. */
export async function smallProgram(): Promise<SmallProgram> {
  const state = stateOf([...PROGRAM, 'tests/small-country.ts', 'tests/data/changed-package.ts'])
  const made = await template('small-program', state, async (draft) => {
    const folder = join(draft, 'program')
    mkdirSync(folder)
    // Its pages are ours, where they are built.
    for (const name of [...PROGRAM, 'dist'].filter((one) => existsSync(join(root, one))))
      cpSync(join(root, name), join(folder, name), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    smallPackage(join(folder, 'data/package'))
    smallDemonstration(join(folder, 'data/demonstration'))
    const relais = await spawnRelais(join(draft, 'data-dir'), {}, folder)
    const code = await relais.stop()
    if (code !== 0) throw new Error(`After its first start the small country ended with code ${code}`)
  })
  return { folder: join(made, 'program'), dataDir: join(made, 'data-dir') }
}
