import type { Allocation } from '../../domain/allocate.ts'
import type { Indicateur } from '../../domain/situation.ts'
import { medianHalfWidth } from '../../domain/medianHalfWidth.ts'
import { varianceShares } from '../../domain/risk/varianceShares.ts'
import { validateJourneys, type ValidatedJourney } from '../../domain/travel/validateJourneys.ts'
import type { PageData } from '../../contract/index.ts'
import { DEFAULT_PARAMETERS } from '../../domain/parameters.ts'
import { COUNTRY } from '../map/zoningOrders.ts'
import type { View } from '../../country/views/view.ts'
import type { Facts } from '../../country/facts/facts.ts'
import { inTurns } from '../../in-turns.ts'
import { demandYearsOf } from '../deps.ts'
import { page } from '../page.ts'

type Method = PageData['methode']

/** `/methode`: what is counted on the day shown, and what today's calculation says of itself. */
export const methode = page({
  name: 'methode',
  path: '/methode',
  load: async ({ deps, handlers }) => {
    // A constituency whose deputy asked: the example is one that people argue about.
    const asked = deps.facts.questions.find(({ circonscription, pageJo }) => {
      const area = deps.atlas.territories.find('circonscription', circonscription)
      return pageJo !== null && area !== undefined && area.explication === null
    })
    const view = deps.atlas.views.at(deps.today())
    const demande = demandYearsOf(deps)
    const { run, asOf, items: scenarios } = await handlers.listScenariosNommes({ format: 'json' })
    return {
      run: { id: run, asOf },
      indicateurs: (await handlers.listIndicateurs({})).items,
      example: await handlers.getTerritoire(
        asked ? { niveau: 'circonscription', code: asked.circonscription } : { niveau: 'france', code: 'FR' },
      ),
      scenarios,
      parameters: { ...DEFAULT_PARAMETERS },
      ...(demande && { demande }),
      decomposition: decompositionOf(view),
      widths: widthsOf(view),
      arretes: deps.atlas.ordersOf(COUNTRY),
      journeys: await journeysOf(deps.atlas.views.allocation, deps.facts.trajets),
    }
  },
})

/** Whence the differences of risk come, of what is published: anybody can make it again from the file. */
const decompositionOf = (view: View): Method['decomposition'] =>
  (['departement', 'circonscription'] as const).flatMap((niveau) => {
    const { codes, figure } = view.levels[niveau]
    const factor = (indicator: 'interruption' | 'sans-alternative') =>
      codes.map((_, a) => {
        const { value, operator } = figure(a, indicator)
        return value === null || operator ? NaN : value
      })
    const shares = varianceShares(factor('interruption'), factor('sans-alternative'))
    return shares ? [{ niveau, ...shares }] : []
  })

const MEASURED = [
  'patients-suivis',
  'patients-sans-relais',
  'risque',
] as const satisfies readonly Indicateur[]

/** How wide the published intervals of a day are. */
function widthsOf(view: View): Method['widths'] {
  if (!view.analysis) return null
  return (['region', 'departement', 'circonscription'] as const).flatMap((niveau) =>
    MEASURED.flatMap((indicator) => {
      const { codes, figure } = view.levels[niveau]
      const width = medianHalfWidth(codes.map((_, a) => figure(a, indicator)))
      return width ? [{ niveau, indicator, ...width }] : []
    }),
  )
}

/** By what they were made from: no day changes them. */
const kept = new WeakMap<Allocation, Promise<readonly ValidatedJourney[]>>()

/** Each known journey is a walk along the roads: others are answered between two of them. */
function journeysOf(
  allocation: Allocation,
  journeys: Facts['trajets'],
): Promise<readonly ValidatedJourney[]> {
  const known = kept.get(allocation) ?? inTurns(walk(allocation, journeys))
  kept.set(allocation, known)
  return known
}

function* walk(
  { communes }: Allocation,
  journeys: Facts['trajets'],
): Generator<void, readonly ValidatedJourney[]> {
  const rows: ValidatedJourney[] = []
  for (const journey of journeys) {
    rows.push(...[...validateJourneys(communes, [journey]).values()].flat())
    yield
  }
  return rows
}
