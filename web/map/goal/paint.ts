import type { Goal } from '../../../server/domain/goal/goal.ts'
import { writeAbsent } from '../../../server/domain/writeFigure.ts'
import type { Locale } from '../../../server/contract/locale.ts'
import { t } from '../../goal/words.ts'
import { percent, typography } from '../../ui/format.ts'
import { ABSENT, SANS_OBJET, type Classe } from '../data/class.ts'
import type { Colonnes } from '../data/columns.ts'
import type { Peinture } from '../data/painting.ts'
import { rampe } from '../../../server/domain/legend/ramps.ts'
import type { Ligne, Objectifs } from './goals.svelte.ts'

/** Not known is hatched, as everything that is missing: it has no colour that could be taken for met. */
const CLASSES = { a: 0, n: 1, t: ABSENT, s: ABSENT, '-': SANS_OBJET } as const satisfies Record<
  string,
  Classe
>
/** An area of which nothing came is not known, as what is missing anywhere. */
const classeDe = (ligne: Ligne | null): Classe => (ligne ? CLASSES[ligne.lettre] : ABSENT)
/** Until the shares have come, land stays land. */
const EN_ROUTE: Classe = -9

/** What is aimed at, in one sentence. */
export const phraseDe = (locale: Locale, { part, minutes, cabinets }: Goal): string =>
  typography(locale, t(locale).phrase(percent(locale, part), String(minutes), cabinets))

/** An area against a goal, in words: `46,8 % (entre 41 % et 50,2 %), non connu (trajets estimés)`; `…` while it is on its way. */
export function motsDe(locale: Locale, ligne: Ligne | null | undefined): string {
  if (ligne === undefined) return '…'
  if (!ligne) return writeAbsent(locale, 'missing')
  if (ligne.lettre === '-') return writeAbsent(locale, 'not-applicable')
  const w = t(locale)
  const [part, low, high] = (['part', 'low', 'high'] as const).map((end) =>
    percent(locale, ligne.portee[end]!, 1),
  ) as [string, string, string]
  const ends = low === high ? '' : ` (${w.entre(low, high)})`
  const why = w.raisons[ligne.lettre]
  return typography(locale, `${part}${ends}, ${w.verdicts[ligne.lettre]}${why ? ` (${why})` : ''}`)
}

/** What the colours are read from: the part of the map's page that they need. */
interface GoalSource {
  readonly locale: Locale
  readonly objectifs: Pick<Objectifs, 'sources'>
  readonly lignes: (niveau: Colonnes['niveau']) => ReturnType<Objectifs['lignes']>
}

/** The colours of a goal: met is the palest of the ramp of the journeys, not met a dark one. */
export function peindreObjectif({ locale, objectifs, lignes }: GoalSource, objectif: Goal): Peinture {
  const w = t(locale)
  return {
    genre: 'objectif',
    legende: {
      titre: phraseDe(locale, objectif),
      lignes: w.classes,
      sources: objectifs.sources,
      absent: w.nonConnu,
      chiffre: (niveau, code) => motsDe(locale, lignes(niveau)?.(code)),
    },
    couleurs: (theme) => {
      const tout = rampe('minutes-active', theme)
      return [tout[0]!, tout.at(-2)!]
    },
    classes: ({ niveau, codes }) => {
      const lire = lignes(niveau)
      return Int8Array.from(codes, (code) =>
        niveau === 'groupes' ? ABSENT : lire ? classeDe(lire(code)) : EN_ROUTE,
      )
    },
    trame: () => () => false,
  }
}
