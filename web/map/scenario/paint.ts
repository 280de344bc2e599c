import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { MinutesBefore } from '../../../server/domain/scenario/player.ts'
import type { PublicScenario } from '../../../server/domain/scenario/publicScenario.ts'
import type { Locale } from '../../../server/contract/locale.ts'
import type { Colonnes } from '../data/columns.ts'
import { number } from '../../ui/format.ts'
import { classeDe, SANS_OBJET, type Classe } from '../data/class.ts'
import { bornesDivergentes, type LegendePropre, type Peinture } from '../data/painting.ts'
import { classWords } from '../../../server/domain/legend/class-words.ts'
import { DIVERGENTE, rampe } from '../../../server/domain/legend/ramps.ts'
import { isDecoupage, type Decoupage } from '../../../server/domain/model.ts'
import type { Traverse } from './across.svelte.ts'
import { t } from './words.ts'
import { t as tComparaison } from './comparison-words.ts'

/** What the map may show of a scenario; minutes are to the nearest open cabinet, mean of the area. */
export const CALQUES = ['indicateur', 'avant', 'apres', 'ecart'] as const
/** What it may show besides when another scenario is compared: its minutes after, and these less the first one's. */
export const CALQUES_COMPARES = ['autre', 'difference'] as const
export type Calque = (typeof CALQUES)[number] | (typeof CALQUES_COMPARES)[number]

/** A scenario played, and the minutes before anything closed. */
export interface Joue {
  readonly resultat: PublicScenario
  readonly avant: MinutesBefore
  /** The level on the map where it cuts across the constituencies and has come. */
  readonly traverse: Traverse | null
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
  sources: readonly string[],
): Peinture {
  const lire = lecture(calque, joue, autre ?? joue)
  const { titre, lignes } = wordsOf(locale, calque)
  const montre = (niveau: Colonnes['niveau'], code: string): Montre =>
    niveau === 'commune' || niveau === 'circonscription' || niveau === 'departement' || isDecoupage(niveau)
      ? lire(niveau, code)
      : RIEN
  return {
    genre: 'scenario',
    legende: {
      titre,
      lignes,
      sources,
      chiffre: (niveau, code) => {
        const { classe, minutes } = montre(niveau, code)
        if (minutes === null) return lignes[classe] ?? '–'
        const signe = calque === 'avant' || calque === 'apres' || calque === 'autre' ? '' : signeDe(minutes)
        return `${signe}${number(locale, Math.abs(minutes), 1)} min`
      },
    },
    couleurs: (theme) => (calque === 'difference' ? DIVERGENTE[theme] : rampe('minutes-active', theme)),
    trame: () => () => false,
    classes: ({ niveau, codes }) => Int8Array.from(codes, (code) => montre(niveau, code).classe),
  }
}

/** The class of an area, and its minutes where they are a number. */
interface Montre {
  readonly classe: Classe
  readonly minutes: number | null
}
const RIEN: Montre = { classe: SANS_OBJET, minutes: null }
const signeDe = (minutes: number): string => (minutes > 0 ? '+' : minutes < 0 ? '−' : '')

/** Minutes of an area; null: no cabinet in reach; undefined: no such area. */
type Minutes = number | null | undefined

/** What a choice shows of an area. */
function lecture(
  calque: Exclude<Calque, 'indicateur'>,
  joue: Joue,
  autre: Joue,
): (niveau: NiveauJoue, code: string) => Montre {
  const [un, deux] = [minutesDe(joue), minutesDe(autre)]
  switch (calque) {
    case 'avant':
      return (niveau, code) => duree(un.avant(niveau, code))
    case 'apres':
      return (niveau, code) => duree(un.apres(niveau, code))
    case 'autre':
      return (niveau, code) => duree(deux.apres(niveau, code))
    case 'ecart':
      return (niveau, code) => perte(un.avant(niveau, code), un.apres(niveau, code))
    case 'difference':
      return (niveau, code) => ecart(un.apres(niveau, code), deux.apres(niveau, code))
  }
}

function duree(minutes: Minutes): Montre {
  if (minutes === undefined) return RIEN
  return { classe: minutes === null ? BORNES.length : classeDe(minutes, BORNES), minutes }
}

function perte(before: Minutes, after: Minutes): Montre {
  if (after === undefined) return RIEN
  if (before == null) return { classe: 0, minutes: null }
  if (after === null) return { classe: PERTES.length, minutes: null }
  return { classe: classeDe(after - before, PERTES), minutes: after - before }
}

function ecart(un: Minutes, deux: Minutes): Montre {
  if (un === undefined || deux === undefined) return RIEN
  if (un === deux) return { classe: DIFFERENCES.length / 2, minutes: un === null ? null : 0 }
  if (un === null) return { classe: 0, minutes: null }
  if (deux === null) return { classe: DIFFERENCES.length, minutes: null }
  return { classe: classeDe(deux - un, DIFFERENCES), minutes: deux - un }
}

function wordsOf(
  locale: Locale,
  calque: Exclude<Calque, 'indicateur'>,
): Pick<LegendePropre, 'titre' | 'lignes'> {
  const w = t(locale)
  const c = tComparaison(locale)
  if (calque === 'ecart') return { titre: w.legendeEcart, lignes: w.ecarts }
  if (calque === 'difference') return { titre: c.legende, lignes: c.classes }
  const titre = calque === 'autre' ? c.calques.autre : w.calques[calque]
  return {
    titre: `${w.legendeMinutes} (${titre})`,
    lignes: Array.from({ length: BORNES.length + 1 }, (_, k) =>
      classWords(locale, 'minutes-active', BORNES, k),
    ),
  }
}

type NiveauJoue = keyof MinutesBefore | Decoupage

function minutesDe({ resultat, avant, traverse }: Joue) {
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
  const traversees = {
    changees: lire(
      traverse?.items.map(({ code }) => code) ?? [],
      traverse?.items.map(({ minutesAfter }) => minutesAfter) ?? [],
    ),
    connues: lire(traverse?.avant?.codes ?? [], traverse?.avant?.minutes ?? []),
  }
  const apres = (niveau: NiveauJoue) => (isDecoupage(niveau) ? traversees.changees : changees[niveau])
  const avantDe = (niveau: NiveauJoue) => (isDecoupage(niveau) ? traversees.connues : connues[niveau])
  return {
    avant: (niveau: NiveauJoue, code: string): Minutes => avantDe(niveau).get(code),
    apres: (niveau: NiveauJoue, code: string): Minutes =>
      apres(niveau).has(code) ? apres(niveau).get(code) : avantDe(niveau).get(code),
  }
}

const lire = (
  codes: readonly string[],
  minutes: readonly (number | null)[],
): ReadonlyMap<string, number | null> => new Map(codes.map((code, k) => [code, minutes[k]!]))
