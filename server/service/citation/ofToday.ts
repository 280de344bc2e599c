import type { CurrentFigure, FormerFigure } from '../../contract/citation.ts'
import { REPLACED } from '../../domain/situation.ts'
import { writeAbsent } from '../../domain/writeFigure.ts'
import type { CitedFigure } from './run-figures.ts'

type Former = CitedFigure & Pick<FormerFigure, 'indicator'>

/** Whether only the first method counted this. */
export const isFormer = (figure: CitedFigure): figure is Former => Object.hasOwn(REPLACED, figure.indicator)

/** What only the first method counted, in its own words. */
export const formerOf = ({ indicator, rounded }: Former): FormerFigure => ({ indicator, written: rounded })

/** Whether a figure quoted by any version of the method means the same today. */
export const isCurrent = (
  figure: CitedFigure,
): figure is Exclude<CitedFigure, Former> & Pick<CurrentFigure, 'indicator'> => !isFormer(figure)

/**
 * A figure as quoted at any time, with the state of today. The only place where a state is read off its words: what was
 * frozen before they were seven says only there why a count is not told.
 */
export function ofToday(figure: CitedFigure & Pick<CurrentFigure, 'indicator'>): CurrentFigure {
  const { status, rounded } = figure
  if (status === 'suppressed')
    return { ...figure, status: rounded === writeAbsent('fr', 'hidden') ? 'hidden' : 'protecting' }
  const missing = status === 'not-calculated' && rounded === writeAbsent('fr', 'missing')
  return { ...figure, status: missing ? 'missing' : status }
}
