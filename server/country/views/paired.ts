import { DRAWN, sampleOf, type Drawn } from '../../domain/draws/sampleOf.ts'
import { verdictOf, type Compared, type Verdict } from '../../domain/draws/verdictOf.ts'
import type { Niveau } from '../../domain/model.ts'
import type { Indicateur } from '../../domain/situation.ts'
import type { View, Views } from './view.ts'

/** An area on a day, by its place among its level's codes. */
export interface Placed {
  readonly view: View
  readonly niveau: Niveau
  readonly index: number
}

/** How far an indicator differs between two areas, or between two days of one: by the draws that both share. */
export const pairedVerdict = (indicator: Indicateur, a: Placed, b: Placed): Verdict | null =>
  verdictOf(compared(indicator, a), compared(indicator, b))

function compared(indicator: Indicateur, { view, niveau, index }: Placed): Compared {
  const { value, operator } = view.levels[niveau].figure(index, indicator)
  const drawn = DRAWN.find((one): one is Drawn => one === indicator)
  // Communes are shown in classes, which no draw tells apart.
  const draws = niveau === 'commune' ? undefined : view.analysis?.draws[niveau]
  return { value, operator, sample: drawn && draws ? sampleOf(draws, drawn, index) : null }
}

/**
 * The views of two days (ISO dates), with their draws as soon as the country's are there: a further day then costs a second, two where nobody
 * has asked for a while. Before that nobody waits for them, and differences are unknown.
 */
export async function viewsOf(
  views: Views,
  today: string,
  days: readonly [string, string],
): Promise<readonly [View, View]> {
  if (views.isAnalysed(today)) await Promise.all(days.map((day) => views.analysed(day))).catch(() => {})
  return [views.at(days[0]), views.at(days[1])]
}
