import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pairsOf, type Trip } from '../../server/domain/travel/pairsOf.ts'
import type { Pairs } from '../../server/domain/travel/pairs.ts'
import type { ReplayOptions } from './options.ts'
import { ReplayError } from './replay-error.ts'
import { CsvTable, positive } from './table.ts'

/** One scenario of a case: who asks, what is offered, and the travel between them. */
export interface Case {
  readonly scenario: string | null
  readonly origins: readonly string[]
  readonly sites: readonly string[]
  readonly demand: Float64Array
  readonly supply: Float64Array
  readonly pairs: Pairs
  /** The tables themselves with the row of each origin and site, for measures that read further columns. */
  readonly originTable: CsvTable
  readonly originRows: readonly number[]
  readonly siteTable: CsvTable
  readonly siteRows: readonly number[]
}

const ID = [
  'id',
  'geoid',
  'code',
  'code_commune',
  'codecommune',
  'zone',
  'commune',
  'site',
  'origin',
  'dest',
  'name',
]
const DEMAND = [
  'demand',
  'pop_standardised',
  'pop_standardisee',
  'population_standardisee',
  'd_chronic_pop',
  'population',
  'pop',
  'people',
  'patients',
  'pop_total',
  'habitants',
]
const SUPPLY = [
  'supply',
  'consultations',
  'c_followed',
  'etp',
  'fte',
  'doc',
  'doctors',
  'jobs',
  'capacity',
  'beds',
  'postes',
  'opportunities',
]
const FROM = ['origin', 'from_id', 'from', 'origin_id', 'commune', 'zone', 'i']
const TO = ['dest', 'to_id', 'to', 'destination', 'dest_id', 'site', 'cabinet', 'j']
const COST = [
  'cost_min',
  'travel_time',
  'minutes',
  'cost',
  'time',
  'duration',
  'travel_cost',
  't',
  'temps',
  'distance',
]

/** Reads a folder: demand and supply (or zones holding both), and cost; one case for each scenario of the cost file. */
export function readCase(folder: string, options: ReplayOptions): Case[] {
  if (!existsSync(folder))
    throw new ReplayError(
      `${folder} does not exist.`,
      'Give a folder with demand.csv, supply.csv and cost.csv.',
    )
  const files = readdirSync(folder).filter(
    (name) => /\.(csv|tsv|txt)$/i.test(name) && !/expected/i.test(name),
  )
  const open = (words: readonly string[], what: string): CsvTable => {
    const named = words.flatMap((word) => [
      files.find((name) => name.toLowerCase() === `${word}.csv`),
      files.find((name) => name.toLowerCase().includes(word)),
    ])
    const file = named.find((name) => name !== undefined)
    if (file) return new CsvTable(join(folder, file))
    throw new ReplayError(
      `${folder} has no file for ${what} (it has ${files.join(', ') || 'no CSV'}).`,
      `Add ${words[0]}.csv.`,
    )
  }
  const origins = open(['demand', 'zones', 'communes', 'origins'], 'the demand')
  const sites = open(['supply', 'zones', 'sites', 'cabinets', 'destinations'], 'the supply')
  const cost = options.cost
    ? new CsvTable(join(folder, options.cost))
    : open(['cost', 'travel', 'matrix'], 'the travel times')
  const scenario = cost.find(['scenario'])
  const scenarios = scenario === null ? [null] : [...new Set(cost.rows.map((row) => row[scenario]!))]
  return scenarios
    .filter((name) => options.scenario === undefined || name === options.scenario)
    .map((name) => oneCase(origins, sites, cost, scenario, name, options))
}

function oneCase(
  originTable: CsvTable,
  siteTable: CsvTable,
  cost: CsvTable,
  scenarioColumn: string | null,
  scenario: string | null,
  options: ReplayOptions,
): Case {
  const from = cost.need(FROM, 'the origin')
  const to = cost.need(TO, 'the destination')
  const lines = cost.rows
    .map((row, k) => ({ row, k }))
    .filter(({ row }) => scenarioColumn === null || row[scenarioColumn] === scenario)
  const column = (wanted: string | undefined, names: readonly string[]): string[] =>
    wanted ? [wanted] : [...names]
  const demandColumn = originTable.need(column(options.demandColumn, DEMAND), 'the demand', '--demand-column')
  const supplyColumn = siteTable.need(column(options.supplyColumn, SUPPLY), 'the supply', '--supply-column')
  const both = originTable.file === siteTable.file
  const used = (name: string): ReadonlySet<string> => new Set(lines.map(({ row }) => row[name]!))
  const demandSide = side(originTable, demandColumn, both ? used(from) : null)
  const supplySide = side(siteTable, supplyColumn, both ? used(to) : null)
  return {
    scenario,
    origins: demandSide.ids,
    sites: supplySide.ids,
    demand: demandSide.values,
    supply: supplySide.values,
    pairs: pairsOf(
      demandSide.ids.length,
      supplySide.ids.length,
      trips(cost, lines, from, to, demandSide.ids, supplySide.ids, options),
    ),
    originTable,
    originRows: demandSide.rows,
    siteTable,
    siteRows: supplySide.rows,
  }
}

interface Side {
  readonly ids: readonly string[]
  readonly rows: readonly number[]
  readonly values: Float64Array
}

/** The ids and amounts of one side; of a table that holds both sides, those that travel or have an amount. */
function side(table: CsvTable, column: string, travelling: ReadonlySet<string> | null): Side {
  const id = table.need(ID, 'the ids')
  const amounts = table.numbers(column, positive)
  const rows = [...table.rows.keys()].filter(
    (k) => travelling === null || travelling.has(table.rows[k]![id]!) || amounts[k]! > 0,
  )
  const ids = rows.map((k) => table.rows[k]![id]!)
  const twice = ids.find((name, k) => ids.indexOf(name) !== k)
  if (twice !== undefined)
    throw new ReplayError(`${table.file} has the id ${twice} twice.`, 'Keep one row for each id.')
  return { ids, rows, values: Float64Array.from(rows, (k) => amounts[k]!) }
}

/** No road: the pair is left out. */
const UNREACHABLE = new Set(['', 'na', 'nan', 'null', 'inf', 'infinity', '+inf'])

function trips(
  cost: CsvTable,
  lines: readonly { readonly row: Readonly<Record<string, string>>; readonly k: number }[],
  from: string,
  to: string,
  origins: readonly string[],
  sites: readonly string[],
  options: ReplayOptions,
): Trip[] {
  const minutes = cost.need(
    options.costColumn ? [options.costColumn] : COST,
    'the travel time',
    '--cost-column',
  )
  const originAt = new Map(origins.map((id, k) => [id, k]))
  const siteAt = new Map(sites.map((id, k) => [id, k]))
  const seen = new Set<string>()
  return lines.flatMap(({ row, k }): Trip[] => {
    const at = (column: string, known: ReadonlyMap<string, number>): number => {
      const index = known.get(row[column]!)
      if (index !== undefined) return index
      throw new ReplayError(
        `${cost.file}, line ${k + 2}, column ${column}: ${row[column]} is in no other file.`,
        'Add it to the demand or supply file, or remove the line.',
      )
    }
    const trip = { commune: at(from, originAt), cabinet: at(to, siteAt), minutes: Number(row[minutes]) }
    if (UNREACHABLE.has(row[minutes]!.toLowerCase())) return []
    const pair = `${trip.commune} ${trip.cabinet}`
    if (!positive(trip.minutes) || seen.has(pair))
      throw new ReplayError(
        `${cost.file}, line ${k + 2}, column ${minutes}: ${seen.has(pair) ? 'this pair comes twice' : `"${row[minutes]}" is not a travel time`}.`,
        'Keep one line for each pair, with minutes of 0 or more.',
      )
    seen.add(pair)
    return [trip]
  })
}
