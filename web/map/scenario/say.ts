import type { Locale } from '../../../server/contract/locale.ts'
import type { PublicScenario } from '../../../server/domain/scenario/publicScenario.ts'
import { date } from '../../ui/format.ts'
import { t } from './words.ts'
import { t as tComparaison } from './comparison-words.ts'
import { t as tSurCarte } from './on-map-words.ts'
import type { Calque } from './paint.ts'

interface Nomme {
  readonly nom: string
  readonly resultat: PublicScenario
}

/** Which scenario the map shows, what of it, and the situation of which day; '' when it shows nothing of any. */
export function dire(locale: Locale, calque: Calque, un: Nomme, autre: Nomme | null): string {
  const w = tSurCarte(locale)
  const [a, b] = [un, autre ?? un].map(({ resultat }) => date(locale, resultat.request.asOf)) as [
    string,
    string,
  ]
  switch (calque) {
    case 'indicateur':
      return un.resultat.closed.ids.length === 0 ? '' : w.ligne(w.scenario(un.nom), w.fermes, w.situation(a))
    case 'autre':
      return w.ligne(w.autre(autre?.nom ?? ''), t(locale).calques.apres, w.situation(b))
    case 'difference': {
      const quand = a === b ? w.situation(a) : w.situations(a, b)
      return w.ligne(w.deux, tComparaison(locale).calques.difference, quand)
    }
    default:
      return w.ligne(w.scenario(un.nom), t(locale).calques[calque], w.situation(a))
  }
}
