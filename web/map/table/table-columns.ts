import type { Locale } from '../../../server/contract/locale.ts'
import { definitionOf } from '../../../server/domain/indicators.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import { ecartDe } from '../data/difference.ts'
import { statusAt, type Colonnes } from '../data/columns.ts'
import { chiffre, ecrireEcart } from '../write-figure.ts'
import { colonnesObjectif } from '../goal/columns.ts'
import type { Objectifs } from '../goal/goals.svelte.ts'
import { dateFormat } from '../../ui/format.ts'
import type { Depart } from '../start-data.ts'
import type { Etat, NiveauCarte } from '../state.ts'
import type { t } from '../words.ts'
import type { ColonneTable } from './table-column.ts'
import { colonnesVisibles } from './visible-columns.ts'

/** A day as short as a heading: `15/12/2025`. */
const figures = dateFormat({})
const court = (locale: Locale, jour: string): string => figures(locale, new Date(jour))

/** What the columns are made of: the part of the map's page that they read. */
interface ColumnSource {
  readonly locale: Locale
  readonly mots: ReturnType<typeof t>
  readonly etat: Pick<Etat, 'indicateur' | 'niveau' | 'comparaison' | 'zone' | 'objectif'>
  readonly loaded: Pick<Depart['loaded'], 'demande'>
  readonly colonnes: Colonnes
  /** Whether surfaces show the difference between two days. */
  readonly ecart: boolean
  readonly niveau: (niveau: NiveauCarte, jour: string) => Colonnes | undefined
  readonly objectifs: Objectifs
  /** The areas of a level against the goal, by code. */
  readonly lignes: (niveau: Colonnes['niveau']) => ReturnType<Objectifs['lignes']>
  /** Whether the differences of a level's areas are established, one letter an area. */
  readonly verdicts: (niveau: NiveauCarte) => string | undefined
}

/** The columns shown: the chosen indicator and its usual company, or the two days compared and their difference. */
export function colonnesTable(carte: ColumnSource): readonly ColonneTable[] {
  const { colonnes, etat, mots: w, locale } = carte
  const { comparaison, indicateur } = etat
  if (etat.objectif) return colonnesObjectif(carte, colonnes, etat.objectif, carte.lignes(colonnes.niveau))
  if (!comparaison) return colonnesVisibles(etat).map((id) => colonneDe(carte, id, colonnes))
  const avant = carte.niveau(etat.niveau as NiveauCarte, comparaison.jour)
  const apres = colonneDe(carte, indicateur, colonnes)
  const verdicts = carte.verdicts(etat.niveau as NiveauCarte)
  const ecartA = (rang: number) => ecartDe(colonnes, avant, indicateur, rang, verdicts)
  return [
    { ...apres, titre: court(locale, colonnes.asOf), peinte: !carte.ecart },
    ...(avant
      ? [
          {
            ...colonneDe(carte, indicateur, avant),
            id: `${indicateur}.avant`,
            titre: court(locale, avant.asOf),
            tri: null,
            peinte: false,
          },
        ]
      : []),
    {
      ...apres,
      id: `${indicateur}.ecart`,
      titre: w.ecart,
      tri: 'ecart' as const,
      peinte: carte.ecart,
      chiffre: (rang) => {
        const ecart = ecartA(rang)
        if (!ecart) return { texte: w.nonCalcule, intervalle: null, bref: null, connu: false }
        const etat = ecart.etabli ? null : w.nonEtabli
        return {
          texte: ecrireEcart(locale, indicateur, ecart.value),
          intervalle: etat,
          bref: etat,
          connu: true,
        }
      },
      nombre: (rang) => ecartA(rang)?.value ?? null,
      bornes: () => null,
    },
  ]
}

/** One column of a level on a day. */
export function colonneDe(
  { mots: w, locale, etat, loaded }: Pick<ColumnSource, 'mots' | 'locale' | 'etat' | 'loaded'>,
  id: Indicateur,
  colonnes: Colonnes,
): ColonneTable {
  const mesure = definitionOf(id, loaded.demande)
  return {
    id,
    indicateur: id,
    mesure,
    titre: w.courts[id] ?? mesure.title[locale],
    unite: w.unites[id] ?? mesure.unit[locale],
    tri: id,
    peinte: id === etat.indicateur,
    chiffre: (rang) => chiffre(locale, colonnes, id, rang),
    // The middle of a class is no figure: only its bounds are written.
    nombre: (rang) =>
      statusAt(colonnes, id, rang) === 'class' ? null : (colonnes.values[id]?.[rang] ?? null),
    bornes: (rang) => {
      const [low, high] = [colonnes.lows[id]?.[rang], colonnes.highs[id]?.[rang]]
      return low == null || high == null ? null : [low, high]
    },
  }
}
