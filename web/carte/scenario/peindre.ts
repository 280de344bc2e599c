import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { MinutesBefore } from '../../../server/domain/scenario/player.ts'
import type { PublicScenario } from '../../../server/domain/scenario/publicScenario.ts'
import type { Locale } from '../../../server/contract/pages.ts'
import { ABSENT, classeDe, SANS_OBJET } from '../donnees/classe.ts'
import { bornesDivergentes, type Peinture } from '../donnees/peinture.ts'
import { motsClasse } from '../ecrit.ts'
import { DIVERGENTE, rampe } from '../rampes.ts'
import { t } from './mots.ts'
import { t as tComparaison } from './motsComparaison.ts'

/** What the map may show of a scenario; minutes are to the nearest open cabinet, mean of the area. */
export const CALQUES = ['indicateur', 'avant', 'apres', 'ecart'] as const
/** What it may show besides when another scenario is compared: its minutes after, and these less the first one's. */
export const CALQUES_COMPARES = ['autre', 'difference'] as const
export type Calque = (typeof CALQUES)[number] | (typeof CALQUES_COMPARES)[number]

/** A scenario played, and the minutes before anything closed. */
export interface Joue {
  readonly resultat: PublicScenario
  readonly avant: MinutesBefore
}

/** Bounds of the classes of minutes lost; the first class is « none ». */
const PERTES = [0.05, 2, 5, 10]
const DIFFERENCES = bornesDivergentes([1, 5, 10])
const BORNES = INDICATORS['minutes-active'].classes.slice(1, -1)

/** The colours of a scenario on the map: the same ramp as the minutes to the nearest active cabinet. */
export function peindre(
  locale: Locale,
  calque: Exclude<Calque, 'indicateur'>,
  joue: Joue,
  autre: Joue | null,
): Peinture {
  const [un, deux] = [minutesDe(joue), minutesDe(autre ?? joue)]
  return {
    genre: 'scenario',
    legende: legendeDe(locale, calque),
    couleurs: (theme) => (calque === 'difference' ? DIVERGENTE[theme] : rampe('minutes-active', theme)),
    trame: () => () => false,
    classes: ({ niveau, codes }) =>
      Int8Array.from(codes, (code) => {
        if (niveau === 'region' || niveau === 'france') return ABSENT
        if (calque === 'difference') return ecart(un.apres(niveau, code), deux.apres(niveau, code))
        if (calque === 'ecart') return perte(un.avant(niveau, code), un.apres(niveau, code))
        const shown =
          calque === 'avant' ? un.avant(niveau, code) : (calque === 'autre' ? deux : un).apres(niveau, code)
        if (shown === undefined) return SANS_OBJET
        return shown === null ? BORNES.length : classeDe(shown, BORNES)
      }),
  }
}

/** Minutes of an area; null: no cabinet in reach; undefined: no such area. */
type Minutes = number | null | undefined

function perte(before: Minutes, after: Minutes): number {
  if (after === undefined) return SANS_OBJET
  if (before == null) return 0
  return after === null ? PERTES.length : classeDe(after - before, PERTES)
}

function ecart(un: Minutes, deux: Minutes): number {
  if (un === undefined || deux === undefined) return SANS_OBJET
  if (un === deux) return DIFFERENCES.length / 2
  if (un === null) return 0
  return deux === null ? DIFFERENCES.length : classeDe(deux - un, DIFFERENCES)
}

function legendeDe(locale: Locale, calque: Exclude<Calque, 'indicateur'>): NonNullable<Peinture['legende']> {
  const w = t(locale)
  const c = tComparaison(locale)
  if (calque === 'ecart') return { titre: w.legendeEcart, lignes: w.ecarts }
  if (calque === 'difference') return { titre: c.legende, lignes: c.classes }
  const titre = calque === 'autre' ? c.calques.autre : w.calques[calque]
  return {
    titre: `${w.legendeMinutes} (${titre})`,
    lignes: Array.from({ length: BORNES.length + 1 }, (_, k) =>
      motsClasse(locale, 'minutes-active', BORNES, k),
    ),
  }
}

type NiveauJoue = keyof MinutesBefore

function minutesDe({ resultat, avant }: Joue) {
  const { levels, communes } = resultat
  const changees = {
    commune: lire(communes.codes, communes.minutesAfter),
    circonscription: lire(levels.circonscription.codes, levels.circonscription.minutesAfter),
    departement: lire(levels.departement.codes, levels.departement.minutesAfter),
  }
  const connues = {
    commune: lire(avant.commune.codes, avant.commune.minutes),
    circonscription: lire(avant.circonscription.codes, avant.circonscription.minutes),
    departement: lire(avant.departement.codes, avant.departement.minutes),
  }
  return {
    avant: (niveau: NiveauJoue, code: string): Minutes => connues[niveau].get(code),
    apres: (niveau: NiveauJoue, code: string): Minutes =>
      changees[niveau].has(code) ? changees[niveau].get(code) : connues[niveau].get(code),
  }
}

const lire = (
  codes: readonly string[],
  minutes: readonly (number | null)[],
): ReadonlyMap<string, number | null> => new Map(codes.map((code, k) => [code, minutes[k]!]))
