import { readContours } from '../../../server/country/package/read-contours.ts'
import { openFiles } from '../../../server/country/package/tables.ts'
import { analyseDay } from '../../../server/country/analyst/analyse-day.ts'
import { computeDraws } from '../../../server/country/analyst/compute-draws.ts'
import { hashOfCabinets, hashOfEvents } from '../../../server/country/atlas.ts'
import { columnsOf } from '../../../server/country/views/columns.ts'
import { ranksOf } from '../../../server/country/views/ranks.ts'
import { canonicalJson } from '../../../server/country/runs/run-id.ts'
import { createPlaceKnown } from '../../../server/country/land/place-known.ts'
import { createSeatsOf, withSeats } from '../../../server/country/land/seats.ts'
import { createViews, type View } from '../../../server/country/views/view.ts'
import type { Inputs } from '../../../server/domain/model.ts'
import { isByAge } from '../../../server/domain/patients/demand.ts'
import { editionOf, ordersIn } from '../../../server/domain/zoning.ts'
import {
  figuresOf,
  readLevel,
  type CitedFigure,
  type CitedRank,
} from '../../../server/service/citation/run-figures.ts'
import { DRAWS } from '../../../server/country/runs/runs.ts'
import { packageInputs } from '../../method/packageInputs.ts'
import type { Roster } from './citedRoster.ts'

export interface Recomputed {
  /** SHA-256 of each input, by name, as a run names them. */
  readonly inputs: Readonly<Record<string, string>>
  readonly figures: readonly CitedFigure[]
  readonly rank: CitedRank | null
  /** Place of the published risk among the circonscriptions, which no draw is needed for; null where it has none. */
  readonly place: { readonly rank: number; readonly of: number } | null
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
  /** Told each step, and how much of the whole is done, 0 to `STEPS`. */
  readonly progress?: (done: number, what: string) => void
}

/** How finely the progress of a recomputation is told. */
export const STEPS = 100

/** A circonscription's figures made again from the published tables; null when there is no such circonscription. */
export async function recompute(options: RecomputeOptions): Promise<Recomputed | null> {
  const { packageFolder, roster, code, asOf, seed, threads, progress = () => {} } = options
  progress(0, 'reading the published tables')
  const files = openFiles(packageFolder)
  // Each table against the hash that it is published with, the polygons too.
  files.check()
  const published = packageInputs(packageFolder)
  const inputs = withSeats(
    { ...published, ...(await roster?.(published)) },
    createSeatsOf(
      published.parts,
      createPlaceKnown(published),
      () => readContours(packageFolder).circonscription,
    ),
  )
  const before = threads === null ? STEPS / 2 : STEPS / 20
  progress(before, 'sharing the patients out')
  const views = createViews(inputs)
  if (threads !== null) {
    const draws = await computeDraws(views.allocation, {
      ...{ count: DRAWS.draws, seed, threads },
      progress: (done) =>
        progress(
          Math.min(STEPS - 1, Math.round(before + (done / DRAWS.draws) * (STEPS - before))),
          'drawing',
        ),
    })
    views.useAnalyst(async (day, events) => analyseDay(views.allocation, draws, { ...inputs, events }, day))
    await views.analysed(asOf)
  }
  const view = views.at(asOf)
  progress(STEPS, 'comparing')
  const level = readLevel(
    canonicalJson({
      asOf,
      codes: view.levels.circonscription.codes,
      ...columnsOf(view.levels.circonscription),
      ranks: ranksOf(view, 'circonscription'),
    }),
  )
  const found = figuresOf(
    level,
    code,
    published.aplMillesime,
    isByAge(inputs.communes),
    editionOf(ordersIn(inputs.communes)),
  )
  return (
    found && {
      ...found,
      place: placeOf(view, code),
      inputs: {
        package: files.hash,
        ...Object.fromEntries(files.datasets.map(({ id, sha256 }) => [id, sha256])),
        cabinets: hashOfCabinets(views.allocation.cabinets),
        evenements: hashOfEvents(inputs.events, asOf),
      },
    }
  )
}

/** Where the published risk of a circonscription stands among those that stand for themselves. */
function placeOf(view: View, code: string): Recomputed['place'] {
  const { codes, figure } = view.levels.circonscription
  const values = codes.flatMap((one, a) => {
    const { value, operator } = figure(a, 'risque')
    return value === null || operator ? [] : [{ one, value }]
  })
  const own = values.find(({ one }) => one === code)
  return own ? { rank: 1 + values.filter(({ value }) => value > own.value).length, of: values.length } : null
}
