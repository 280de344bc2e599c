import { join } from 'node:path'
import { packageHash } from '../../../server/country/package/load-package.ts'
import { readContours } from '../../../server/country/package/read-contours.ts'
import { readPackageHashes } from '../../../server/country/package/read-package.ts'
import { analyseDay } from '../../../server/country/analyst/analyse-day.ts'
import { computeDraws } from '../../../server/country/analyst/compute-draws.ts'
import { hashOfCabinets, hashOfEvents } from '../../../server/country/atlas.ts'
import { columnsOf } from '../../../server/country/views/columns.ts'
import { ranksOf } from '../../../server/country/views/ranks.ts'
import { canonicalJson } from '../../../server/country/runs/run-id.ts'
import { createSeatOf, withSeats } from '../../../server/country/land/seats.ts'
import { createViews } from '../../../server/country/views/view.ts'
import type { Inputs } from '../../../server/domain/model.ts'
import {
  figuresOf,
  readLevel,
  type CitedFigure,
  type CitedRank,
} from '../../../server/service/citation/runFigures.ts'
import { DRAWS } from '../../../server/country/runs/runs.ts'
import { packageInputs } from '../../method/packageInputs.ts'
import { CsvTable } from '../../method/table.ts'
import type { Roster } from './citedRoster.ts'

export interface Recomputed {
  /** SHA-256 of each input, by name, as a run names them. */
  readonly inputs: Readonly<Record<string, string>>
  readonly figures: readonly CitedFigure[]
  readonly rank: CitedRank | null
}

export interface RecomputeOptions {
  readonly packageFolder: string
  /** Tells whose cabinets and events take the place of the published demonstration's; null: the demonstration. */
  readonly roster: ((published: Inputs) => Promise<Roster | null> | Roster) | null
  readonly code: string
  /** ISO date. */
  readonly asOf: string
  readonly seed: number
  /** Threads that draw the intervals; null: points only. */
  readonly threads: number | null
}

/** Edition of the APL that a run takes: the newest of the package. */
const newestApl = (folder: string): number =>
  new CsvTable(join(folder, 'apl.csv')).rows.reduce((newest, { annee }) => Math.max(newest, Number(annee)), 0)

/** A circonscription's figures made again from the published tables; null when there is no such circonscription. */
export async function recompute(options: RecomputeOptions): Promise<Recomputed | null> {
  const { packageFolder, roster, code, asOf, seed, threads } = options
  // Reading the package checks each table against the hash that it is published with.
  const datasets = readPackageHashes(packageFolder)
  const apl = newestApl(packageFolder)
  const published = packageInputs(packageFolder, apl)
  const inputs = withSeats(
    { ...published, ...(await roster?.(published)) },
    createSeatOf(published.parts, () => readContours(packageFolder).circonscription),
  )
  const views = createViews(inputs)
  if (threads !== null) {
    const draws = await computeDraws(views.allocation, inputs, { count: DRAWS.draws, seed, threads })
    views.useAnalyst(async (day, events) =>
      analyseDay(views.allocation, draws, { ...inputs, events }, day, DRAWS.sensitivityDraws),
    )
    await views.analysed(asOf)
  }
  const view = views.at(asOf)
  const level = readLevel(
    canonicalJson({
      asOf,
      codes: view.levels.circonscription.codes,
      ...columnsOf(view, 'circonscription'),
      ranks: ranksOf(view, 'circonscription'),
    }),
  )
  const found = figuresOf(level, code, String(apl))
  return (
    found && {
      ...found,
      inputs: {
        package: packageHash(packageFolder),
        ...Object.fromEntries(datasets.map(({ id, sha256 }) => [id, sha256])),
        cabinets: hashOfCabinets(views.allocation.cabinets),
        evenements: hashOfEvents(inputs.events, asOf),
      },
    }
  )
}
