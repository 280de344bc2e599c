import type { Carte } from '../map-page.svelte.ts'
import { ecrireObjectif } from '../goal/address.ts'
import { ecrirePerimetre } from '../state.ts'
import type { ColonneTable } from '../table/table-column.ts'
import { t } from './words.ts'

/** A number as the table writes it, or the words that stand where there is none. */
export type Case = number | string | null

/** What the table shows, whole: the same rows in the same order with the same figures, ready for any format. */
export interface Feuille {
  /** Such as `relais-departement-risque-2026-11-22`. */
  readonly nom: string
  readonly entetes: readonly string[]
  readonly lignes: readonly (readonly Case[])[]
  /** Decimals of each column; null: text. */
  readonly decimales: readonly (number | null)[]
  /** Where it comes from: a name, its words, and the short form that every row repeats. */
  readonly provenance: readonly (readonly [nom: string, mots: string, bref: string])[]
  readonly codes: readonly string[]
}

/** The rows with their provenance on the first alone: said once to people, where every row of a GIS must carry its own. */
export const unefois = ({ lignes, provenance }: Pick<Feuille, 'lignes' | 'provenance'>): Feuille['lignes'] =>
  lignes.map((ligne, n) =>
    n === 0 ? ligne : ligne.map((une, k) => (k < ligne.length - provenance.length ? une : null)),
  )

/** Decimals a figure is written with; percentages are written out of 100. */
export function decimalesDe({ kind, precision }: ColonneTable['mesure']): number {
  const decimals = precision === 'persons' ? 0 : precision
  return kind === 'share' ? decimals - 2 : decimals
}

/** A difference has no bounds of its own: a column says whether it is established. */
export const estEcart = (id: string): boolean => id.endsWith('.ecart')

/** The sheet of what is seen now. */
export function feuilleDe(carte: Carte): Feuille {
  const { colonnes, colonnesTable, locale, etat } = carte
  const m = t(locale)
  const fixe = <T extends string | null>(value: number | T, mesure: ColonneTable['mesure']): number | T =>
    typeof value !== 'number'
      ? value
      : Number((mesure.kind === 'share' ? value * 100 : value).toFixed(decimalesDe(mesure)))
  const unite = ({ kind }: ColonneTable['mesure'], texte: string): string =>
    kind === 'share' ? `% ${texte}` : texte
  const provenance = provenanceDe(carte)
  const lignes = Array.from(carte.rangees, (rang) => [
    colonnes.codes[rang]!,
    colonnes.noms[rang]!,
    colonnes.departements[rang] ?? null,
    colonnes.regions[rang] ?? null,
    ...colonnesTable.flatMap(({ id, mesure, chiffre, nombre, bornes }): Case[] => {
      const ecart = estEcart(id)
      const [low, high] = bornes(rang) ?? [null, null]
      return [
        fixe(nombre(rang), mesure) ?? chiffre(rang).texte,
        ...(ecart ? [chiffre(rang).bref ?? m.etabli] : [fixe(low, mesure), fixe(high, mesure)]),
      ]
    }),
    ...provenance.map(([, , bref]) => bref),
  ])
  return {
    nom: [
      'relais',
      colonnes.niveau,
      etat.perimetre && ecrirePerimetre(etat.perimetre),
      etat.objectif ? `objectif-${ecrireObjectif(etat.objectif).replaceAll('/', '-')}` : etat.indicateur,
      colonnes.asOf,
    ]
      .filter(Boolean)
      .join('-')
      .replaceAll(',', '-'),
    entetes: [
      m.code,
      m.nom,
      m.departement,
      m.region,
      ...colonnesTable.flatMap(({ id, titre, unite: mots, mesure }) => {
        const nom = `${titre} (${unite(mesure, mots)})`
        return estEcart(id) ? [nom, m.etablie] : [nom, `${nom} ${m.bas}`, `${nom} ${m.haut}`]
      }),
      ...provenance.map(([nom]) => nom),
    ],
    lignes,
    decimales: [
      ...[null, null, null, null],
      ...colonnesTable.flatMap(({ id, mesure }) =>
        estEcart(id) ? [decimalesDe(mesure), null] : Array.from({ length: 3 }, () => decimalesDe(mesure)),
      ),
      ...provenance.map(() => null),
    ],
    provenance,
    codes: Array.from(carte.rangees, (rang) => colonnes.codes[rang]!),
  }
}

/** What a file says of where its figures come from. */
export function provenanceDe({
  colonnes,
  colonnesTable,
  sources,
  locale,
  etat,
  miennes,
  mots: w,
}: Pick<
  Carte,
  'colonnes' | 'colonnesTable' | 'sources' | 'locale' | 'etat' | 'miennes' | 'mots'
>): Feuille['provenance'] {
  const m = t(locale)
  const ids = [...new Set(colonnesTable.flatMap(({ mesure }) => mesure.sources))]
  const situation = etat.comparaison ? `${colonnes.asOf} / ${etat.comparaison.jour}` : colonnes.asOf
  const regroupement = colonnes.niveau === 'groupes' ? miennes.regroupement?.nom : undefined
  const fictifs = colonnes.demonstration ? m.fictifs : m.non
  return [
    [m.situation, situation, situation],
    [m.calcul, colonnes.run, colonnes.run],
    // In full they would be most of the file: the rows name them by their ids, those of `/api/v1/sources`.
    [m.sources, ids.map((id) => sources?.get(id) ?? id).join(' ; '), ids.join(' ')],
    [m.demonstration, fictifs, fictifs],
    ...(regroupement ? [[m.regroupement, `${regroupement} — ${w.noteGroupes}`, regroupement] as const] : []),
  ]
}
