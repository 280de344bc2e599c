import { pairedVerdict, viewsOf } from '../../country/views/paired.ts'
import type { Verdict } from '../../domain/draws/verdictOf.ts'
import { INDICATEURS, type Indicateur } from '../../domain/situation.ts'
import type { HandlerDeps } from '../deps.ts'
import type { Citation } from './makeCitation.ts'
import { notFound } from '../../contract/problem.ts'
import { formerOf, isCurrent, isFormer, ofToday } from './ofToday.ts'
import { page, Redirect, type Page } from '../page.ts'

const RUN = /^[0-9a-f]{64}$/

/** The permalink of a quotation: what was said then, for ever, and what has changed since. */
export const citation: Page<'citation'> = page({
  name: 'citation',
  path: '/citation/{run}/{code}',
  load: async ({ deps, handlers, params, origin }) => {
    const { atlas } = deps
    const { run = '', code = '' } = params
    const area = atlas.territories.find('circonscription', code)
    if (!area || !RUN.test(run)) throw notFound(`No run ${run} quotes the circonscription ${code}.`)
    if (area.code !== code) return new Redirect(`/citation/${run}/${area.code}`)
    const frozen = await handlers.getCitation({ code: area.code, run }, { origin })
    return {
      citation: { ...frozen, figures: frozen.figures.filter(isCurrent).map(ofToday) },
      former: frozen.figures.filter(isFormer).map(formerOf),
      verdicts: await verdictsOf(deps, area.code, frozen),
      now: await handlers.getTerritoire({ niveau: 'circonscription', code: area.code }),
    }
  },
})

/**
 * How far each quoted figure differs from today's by the draws that both share: only where the quoted calculation is still that
 * of its day, so that its draws can be summed again. Otherwise nothing is said of a difference.
 */
async function verdictsOf(
  { atlas, runs, today }: HandlerDeps,
  code: string,
  { asOf, run, calcul }: Pick<Citation, 'asOf' | 'run' | 'calcul'>,
): Promise<Partial<Record<Indicateur, Verdict | null>>> {
  if (calcul.intervals !== 'ready' || asOf > today()) return {}
  const [then, now] = await viewsOf(atlas.views, today(), [asOf, today()])
  const index = now.indexOf.circonscription.get(code)
  if (index === undefined || runs.idAt(asOf) !== run) return {}
  const [a, b] = [then, now].map((view) => ({ view, niveau: 'circonscription', index }) as const)
  return Object.fromEntries(INDICATEURS.map((indicator) => [indicator, pairedVerdict(indicator, a!, b!)]))
}
