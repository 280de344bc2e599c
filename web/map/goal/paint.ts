import type { Goal } from '../../../server/domain/goal/goal.ts'
import { writeAbsent } from '../../../server/domain/writeFigure.ts'
import type { Locale } from '../../../server/contract/locale.ts'
import { t } from '../../goal/words.ts'
import { percent, typography } from '../../ui/format.ts'
import { ABSENT, SANS_OBJET, type Classe } from '../data/class.ts'
import type { Colonnes } from '../data/columns.ts'
import type { Peinture } from '../data/painting.ts'
import { rampe } from '../ramps.ts'
import type { Ligne, Objectifs } from './goals.svelte.ts'

/** Not known is hatched, as everything that is missing: it has no colour that could be taken for met. */
const CLASSES = { a: 0, n: 1, t: ABSENT, s: ABSENT, '-': SANS_OBJET } as const satisfies Record<
  string,
  Classe
>
/** Until the shares have come, land stays land. */
const EN_ROUTE: Classe = -9

/** What is aimed at, in one sentence. */
export const phraseDe = (locale: Locale, { part, minutes, cabinets }: Goal): string =>
  typography(locale, t(locale).phrase(percent(locale, part), String(minutes), cabinets))

/** An area against a goal, in words: `46,8 %, non atteint`. */
export function motsDe(locale: Locale, ligne: Ligne | null | undefined): string {
  if (ligne === undefined) return '…'
  if (!ligne || ligne.lettre === '-') return writeAbsent(locale, 'not-applicable')
  return `${percent(locale, ligne.portee.part!, 1)}, ${typography(locale, t(locale).verdicts[ligne.lettre])}`
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
        niveau === 'groupes' ? ABSENT : lire ? CLASSES[lire(code)?.lettre ?? '-'] : EN_ROUTE,
      )
    },
    trame: () => () => false,
  }
}
