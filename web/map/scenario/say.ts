import type { Locale } from '../../../server/contract/locale.ts'
import type { PublicScenario } from '../../../server/domain/scenario/publicScenario.ts'
import { date } from '../../ui/format.ts'
import { t } from './words.ts'
import { t as tComparison } from './comparison-words.ts'
import { t as tOnMap } from './on-map-words.ts'
import type { Display } from './paint.ts'

interface NamedScenario {
  readonly nom: string
  readonly result: PublicScenario
}

/** Which scenario the map shows, what of it, and the situation of which day; '' when it shows nothing of any. */
export function say(
  locale: Locale,
  display: Display,
  one: NamedScenario,
  other: NamedScenario | null,
): string {
  const w = tOnMap(locale)
  const [a, b] = [one, other ?? one].map(({ result }) => date(locale, result.request.asOf)) as [
    string,
    string,
  ]
  switch (display) {
    case 'indicateur':
      return one.result.closed.ids.length === 0 ? '' : w.line(w.scenario(one.nom), w.closed, w.situation(a))
    case 'autre':
      return w.line(w.other(other?.nom ?? ''), t(locale).displays.apres, w.situation(b))
    case 'difference': {
      const when = a === b ? w.situation(a) : w.situations(a, b)
      return w.line(w.both, tComparison(locale).displays.difference, when)
    }
    default:
      return w.line(w.scenario(one.nom), t(locale).displays[display], w.situation(a))
  }
}
