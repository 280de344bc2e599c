import type { Locale } from '../../../server/contract/locale.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import { STEPS } from '../data/difference.ts'
import { boundWords } from '../../../server/domain/legend/class-words.ts'
import { t as words } from '../words.ts'
import { t } from './words.ts'

/** The seven classes of a difference in words, from better to worse; none where the indicator does not change. */
export function differenceWords(locale: Locale, indicator: Indicateur): readonly string[] {
  const steps = STEPS[indicator]
  if (!steps) return []
  const [m, w] = [t(locale), words(locale)]
  const [a, b, c] = steps.map((step) => boundWords(locale, indicator, step)) as [string, string, string]
  const side = [m.andMore(c), w.fromTo(b, c), w.fromTo(a, b)]
  return [...side.map(m.better), m.stable(a), ...[...side].reverse().map(m.worse)]
}
