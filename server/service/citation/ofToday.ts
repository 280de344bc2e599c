import type { CurrentFigure } from '../../contract/citation.ts'
import { writeAbsent } from '../../domain/writeFigure.ts'
import type { CitedFigure } from './run-figures.ts'

/**
 * A figure as quoted at any time, with the state of today. The only place where a state is read off its words: what was
 * frozen before they were seven says only there why a count is not told.
 */
export function ofToday(figure: CitedFigure): CurrentFigure {
  const { status, rounded } = figure
  if (status === 'suppressed')
    return { ...figure, status: rounded === writeAbsent('fr', 'hidden') ? 'hidden' : 'protecting' }
  const missing = status === 'not-calculated' && rounded === writeAbsent('fr', 'missing')
  return { ...figure, status: missing ? 'missing' : status }
}
