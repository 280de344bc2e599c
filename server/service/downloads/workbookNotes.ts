import type { listTerritoires, OutputOf } from '../../contract/index.ts'
import { definitionAsTold } from '../../domain/indicators.ts'
import { isZoning } from '../../domain/reserves.ts'
import { isOfOrders } from '../../domain/zoning.ts'
import { INDICATEURS } from '../../domain/situation.ts'

/** The sheet that says what the others hold, and whose it is: a workbook is passed on without the page it came from. */
export function workbookNotes(
  { run, asOf, demonstration, items }: OutputOf<typeof listTerritoires>,
  attribution: string,
): (string | number)[][] {
  const ordered = items.some(({ figures }) =>
    figures.some(({ indicator, vintage }) => isZoning(indicator) && isOfOrders(vintage)),
  )
  return [
    ['Relais, la carte de la continuité des soins'],
    ...(demonstration
      ? [['DÉMONSTRATION : tous les cabinets sont fictifs, donc aussi ce qui s’en calcule.']]
      : []),
    ['Situation au', asOf],
    ['Calcul', run],
    ['Territoires', items.length],
    ['Sources et licences', attribution],
    [],
    [
      'Chaque chiffre prend six colonnes : valeur, bornes de l’intervalle : 90 % des tirages du modèle (low, high), statut, date, écriture.',
    ],
    [
      'Statut : ok ; class (classe, de la borne basse à la borne haute) ; hidden (moins de 11 personnes) ; protecting (non diffusé : en livrerait un autre) ; not-calculated (non calculé) ; missing (donnée absente de la source) ; not-applicable (sans objet).',
    ],
    [
      `Réserve (colonne « … .reserve ») : ce qui doit être dit partout où ce chiffre va : ${ordered ? 'arrêtés du zonage' : 'zonage à l’origine non confirmée'}, donnée départementale, besoin sans la prévalence locale.`,
    ],
    [],
    ['Colonne', 'Chiffre', 'Unité', 'Sources', 'Calcul'],
    ...INDICATEURS.map((indicator) => {
      const { title, unit, sources, formula } = definitionAsTold(indicator, items[0]?.figures)
      return [indicator, title.fr, unit.fr, sources.join(', '), formula.fr]
    }),
  ]
}
