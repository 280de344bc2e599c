import { INDICATORS } from '../../../server/domain/indicators.ts'
import { INDICATEURS, type Indicateur } from '../../../server/domain/situation.ts'
import { statusAt } from '../data/columns.ts'
import type { Carte } from '../map-page.svelte.ts'
import type { Borne } from '../table/table-column.ts'
import { colonneDe } from '../table/table-columns.ts'
import { decimalesDe, provenanceDe, type Case, type Feuille } from './rows.ts'
import { t } from './words.ts'

/**
 * Every indicator of the rows shown: population, zoning, the components of the risk and what it rests on. Each has its value where
 * there is one, its two ends (of the interval or of the class) and what it is, in columns of their own. @throws when columns do not come.
 */
export async function allRows(carte: Carte): Promise<Feuille> {
  const { niveau } = carte.etat
  const m = t(carte.locale)
  const ids = niveau === 'groupes' ? INDICATEURS.filter((id) => carte.colonnes.values[id]) : INDICATEURS
  const colonnes =
    niveau === 'groupes' ? carte.colonnes : await carte.venues(niveau, { indicateurs: ids, noms: true })
  const rangDe = new Map(colonnes.codes.map((code, rang) => [code, rang]))
  const rangs = Array.from(carte.rangees, (rang) => rangDe.get(carte.colonnes.codes[rang]!) ?? -1).filter(
    (rang) => rang >= 0,
  )
  const tout = ids.map((id) => colonneDe(carte, id, colonnes))
  const provenance = provenanceDe({ ...vueDe(carte), colonnes, colonnesTable: tout })
  const zonages = colonnes.zonages
  const ecrit = (id: Indicateur, value: Borne | null): Case =>
    typeof value !== 'number'
      ? value
      : Number((INDICATORS[id].kind === 'share' ? value * 100 : value).toFixed(decimalesDe(INDICATORS[id])))
  return {
    nom: ['relais', niveau, 'complet', colonnes.asOf].join('-'),
    entetes: [
      ...[m.code, m.nom, m.departement, m.region, m.zonage],
      ...tout.flatMap(({ titre, indicateur: id }) => {
        const nom = `${INDICATORS[id].title[carte.locale] || titre} (${INDICATORS[id].unit[carte.locale]})`
        return [nom, `${nom} ${m.bas}`, `${nom} ${m.haut}`, `${nom} ${m.etat}`]
      }),
      ...provenance.map(([nom]) => nom),
    ],
    lignes: rangs.map((rang) => [
      colonnes.codes[rang]!,
      colonnes.noms[rang]!,
      colonnes.departements[rang] ?? null,
      colonnes.regions[rang] ?? null,
      zonages?.[rang] ?? null,
      ...tout.flatMap(({ indicateur: id, nombre, bornes, chiffre }): Case[] => {
        const [bas, haut] = bornes(rang) ?? [null, null]
        const status = statusAt(colonnes, id, rang)
        return [
          ecrit(id, nombre(rang)),
          ecrit(id, bas),
          ecrit(id, haut),
          // Why there is none is said in the words of the table.
          status === 'ok' || status === 'class' ? m.etats[status] : chiffre(rang).texte,
        ]
      }),
      ...provenance.map(([, , bref]) => bref),
    ]),
    decimales: [
      ...[null, null, null, null, null],
      ...ids.flatMap((id) => [
        decimalesDe(INDICATORS[id]),
        decimalesDe(INDICATORS[id]),
        decimalesDe(INDICATORS[id]),
        null,
      ]),
      ...provenance.map(() => null),
    ],
    provenance,
    codes: rangs.map((rang) => colonnes.codes[rang]!),
  }
}

const vueDe = ({ sources, locale, etat, miennes, mots }: Carte) => ({ sources, locale, etat, miennes, mots })
