import type { Locale } from '../../../server/contract/locale.ts'
import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { Goal } from '../../../server/domain/goal/goal.ts'
import { writeAbsent } from '../../../server/domain/writeFigure.ts'
import { t } from '../../goal/words.ts'
import { number, percent } from '../../ui/format.ts'
import type { Colonnes } from '../data/columns.ts'
import type { ColonneTable } from '../table/table-column.ts'
import type { Chiffre } from '../write-figure.ts'
import type { Ligne, Objectifs } from './goals.svelte.ts'

/** The columns of a table that holds areas against a goal: the share within reach, where the area stands, who is missing. */
export function colonnesObjectif(
  { locale, objectifs }: { readonly locale: Locale; readonly objectifs: Pick<Objectifs, 'sources'> },
  { codes }: Pick<Colonnes, 'codes'>,
  objectif: Goal,
  lire: ((code: string) => Ligne | null) | undefined,
): readonly ColonneTable[] {
  const w = t(locale)
  const ligne = (rang: number) => lire?.(codes[rang]!)
  const sans: Chiffre = { texte: lire ? '–' : '…', intervalle: null, bref: null, connu: false }
  /** An interval in words, and where room is short; none where both ends are written alike. */
  const bornes = (a: string, b: string): Pick<Chiffre, 'intervalle' | 'bref'> =>
    a === b ? { intervalle: null, bref: null } : { intervalle: w.entre(a, b), bref: w.deA(a, b) }
  const { sources } = objectifs
  const cachee = writeAbsent(locale, 'hidden')
  const part = { ...INDICATORS['part-sous-dense'], sources }
  const commun = {
    indicateur: 'minutes-active' as const,
    peinte: false,
    bornes: () => null,
  }
  return [
    {
      ...commun,
      id: 'objectif.part',
      titre: w.partCourte,
      unite: w.desPatients,
      mesure: part,
      tri: 'part',
      peinte: true,
      chiffre: (rang) => {
        const portee = ligne(rang)?.portee
        if (portee?.part == null) return sans
        const ends = bornes(percent(locale, portee.low!, 1), percent(locale, portee.high!, 1))
        return { texte: percent(locale, portee.part, 1), ...ends, connu: true }
      },
      nombre: (rang) => ligne(rang)?.portee.part ?? null,
      bornes: (rang) => {
        const portee = ligne(rang)?.portee
        return portee?.low == null ? null : [portee.low, portee.high!]
      },
    },
    {
      ...commun,
      id: 'objectif.verdict',
      titre: w.verdict,
      unite: `${percent(locale, objectif.part)}, ${objectif.minutes} min, ${w.comptesBrefs[objectif.cabinets]}`,
      mesure: part,
      tri: null,
      chiffre: (rang) => {
        const vu = ligne(rang)
        if (!vu || vu.lettre === '-') return sans
        const raison = w.raisons[vu.lettre] ?? null
        return { texte: w.verdicts[vu.lettre], intervalle: raison, bref: raison, connu: true }
      },
      nombre: () => null,
    },
    {
      ...commun,
      id: 'objectif.manquent',
      titre: w.manquentCourt,
      unite: w.personnes,
      mesure: { ...INDICATORS['patients-suivis'], sources },
      tri: 'manquent',
      chiffre: (rang) => {
        const manquent = ligne(rang)?.manquent
        if (!manquent) return sans
        const ecrit = (n: number | null) => (n === null ? cachee : number(locale, n))
        const ends = bornes(ecrit(manquent.low), ecrit(manquent.high))
        return { texte: ecrit(manquent.value), ...ends, connu: true }
      },
      nombre: (rang) => ligne(rang)?.manquent?.value ?? null,
      bornes: (rang) => {
        const manquent = ligne(rang)?.manquent
        return manquent ? [manquent.low ?? cachee, manquent.high ?? cachee] : null
      },
    },
  ]
}
