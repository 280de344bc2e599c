import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { MultiPolygon } from 'topojson-specification'
import type { PartProperties } from '../server/country/package/part-topology.ts'
import { CONTOURS_FILE, readPartTopology } from '../server/country/package/read-contours.ts'
import { describeAnew } from './data/changed-package.ts'
import { stateOf, template } from './scratch.ts'
import { spawnRelais } from './spawn-relais.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Deux-Sèvres and Vienne, which border on each other: a hundredth of the people, and of what it takes to read them. */
const DEPARTEMENTS = ['79', '86']
const REGION = '75'
/** Columns that say where a row belongs, in whatever table. */
const PLACES = [
  ...['code_commune', 'code_commune_a', 'code_commune_b', 'code_depart', 'code_arrivee'],
  ...['code_circonscription', 'code_bassin', 'departement'],
]
/** Of a commune, the table of the areas that its column names. */
const AREAS = { epci: 'epci.csv', bassin_de_vie: 'bassins_de_vie.csv' } as const

type Row = Record<string, string>

const isOurs = (code: string): boolean => DEPARTEMENTS.some((departement) => code.startsWith(departement))
const readTable = (path: string): readonly Row[] => parse(readFileSync(path), { columns: true })

/** Of the rows of a table of the committed package those that belong to the small country, or to no place. */
function ours(file: string, rows: readonly Row[]): readonly Row[] {
  if (file === 'departements.csv') return rows.filter(({ code }) => isOurs(code!))
  if (file === 'regions.csv') return rows.filter(({ code }) => code === REGION)
  return rows.filter((row) => PLACES.every((column) => !row[column] || isOurs(row[column])))
}

/** Leaves of the committed package in `folder` that of the small country. */
function narrowPackage(folder: string): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv')))
    writeTable(join(folder, file), ours(file, readTable(join(folder, file))))
  // An area that lies elsewhere for the most part is none of ours.
  const levels = join(folder, 'commune_niveaux.csv')
  for (const [column, file] of Object.entries(AREAS)) {
    const known = new Set(readTable(join(folder, file)).map(({ code }) => code))
    writeTable(
      levels,
      readTable(levels).map((row) => (known.has(row[column]) ? row : { ...row, [column]: '' })),
    )
  }
  writeFileSync(join(folder, CONTOURS_FILE), gzipSync(JSON.stringify(smallTopology(folder))))
  describeAnew(folder)
}

/** The outlines of its communes with the arcs that they are made of. */
function smallTopology(folder: string) {
  const { objects, arcs, ...topology } = readPartTopology(folder)
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

/** Leaves of the demonstration in `folder` the cabinets of the small country, and their events. */
function narrowDemonstration(folder: string): void {
  const cabinets = join(folder, 'cabinets.csv')
  const events = join(folder, 'evenements.csv')
  writeTable(cabinets, ours('cabinets.csv', readTable(cabinets)))
  const ids = new Set(readTable(cabinets).map(({ id }) => id))
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
    narrowPackage(join(folder, 'data/package'))
    narrowDemonstration(join(folder, 'data/demonstration'))
    const relais = await spawnRelais(join(draft, 'data-dir'), {}, folder)
    const code = await relais.stop()
    if (code !== 0) throw new Error(`After its first start the small country ended with code ${code}`)
  })
  return { folder: join(made, 'program'), dataDir: join(made, 'data-dir') }
}
