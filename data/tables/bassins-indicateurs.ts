import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { bassinsCartosante, type BassinSanteRow } from '../sources/bassins-cartosante.ts'
import { bassinsInsee, type BassinSocialRow } from '../sources/bassins-insee.ts'
import { table, type Field, type Row, type Table } from './table.ts'

const figure = (name: string, description: string): Field => ({
  name,
  type: 'number',
  description,
  optional: true,
})

/**
 * Figures of the bassins de vie; empty where the publisher gives none. `bassinOf` leads from the chief commune, whose code newer
 * files give the bassin, to the bassin of our table.
 * @throws SourceError when a file speaks of no bassin of ours, naming both.
 */
export function bassinsIndicateurs(
  codes: readonly string[],
  sante: readonly BassinSanteRow[],
  social: readonly BassinSocialRow[],
  bassinOf: (chief: string) => string | undefined,
): Table {
  const byBassin = <Indicators extends { readonly code: string }>(
    { id, files }: Pick<typeof bassinsCartosante, 'id' | 'files'>,
    rows: readonly Indicators[],
  ) =>
    new Map(
      rows.map((row) => {
        const bassin = bassinOf(row.code)
        if (bassin == null)
          throw new SourceError(
            `${id}: ${files[0]}`,
            `bassin de vie ${row.code} is in no table of communes.`,
            COMPARE_REMEDY,
          )
        return [bassin, row]
      }),
    )
  const santeOf = byBassin(bassinsCartosante, sante)
  const socialOf = byBassin(bassinsInsee, social)
  return table(
    {
      name: 'bassins_de_vie_indicateurs',
      title: 'Indicateurs des bassins de vie',
      description: 'Une case vide : la source ne publie pas la valeur (secret statistique, Mayotte).',
      fields: [
        { name: 'code_bassin', type: 'string', description: 'Bassin de vie' },
        figure('part_75_plus', 'Personnes de 75 ans et plus, % (INSEE 2022)'),
        figure('part_ald', 'Personnes en affection de longue durée, % (CartoSanté 2024)'),
        figure('taux_pauvrete', 'Taux de pauvreté à 60 %, % (INSEE 2021)'),
        figure('niveau_de_vie_median', 'Niveau de vie médian, € par an (INSEE 2021)'),
        figure('apl_mg', 'APL aux médecins généralistes (CartoSanté 2023)'),
        figure(
          'generalistes_liberaux',
          'Généralistes libéraux pour 10 000 habitants (CartoSanté 2024, unité à confirmer)',
        ),
        figure(
          'infirmiers_liberaux',
          'Infirmiers libéraux pour 10 000 habitants (CartoSanté 2024, unité à confirmer)',
        ),
      ],
      primaryKey: ['code_bassin'],
      foreignKeys: [{ field: 'code_bassin', table: 'bassins_de_vie', reference: 'code' }],
      sources: ['bassins-insee', 'bassins-cartosante', 'appartenance-2024'],
    },
    codes.map((code): Row => {
      const health = santeOf.get(code)
      const people = socialOf.get(code)
      return {
        code_bassin: code,
        part_75_plus: people?.part75 ?? null,
        part_ald: health?.partAld ?? null,
        taux_pauvrete: people?.tauxPauvrete ?? null,
        niveau_de_vie_median: people?.niveauDeVie ?? null,
        apl_mg: health?.aplMg ?? null,
        generalistes_liberaux: health?.generalistes ?? null,
        infirmiers_liberaux: health?.infirmiers ?? null,
      }
    }),
  )
}
