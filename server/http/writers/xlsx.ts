import { LRUCache } from 'lru-cache'
import { utils, write } from '@e965/xlsx'
import type { listTerritoires, OutputOf } from '../../contract/index.ts'
import { definitionAsTold } from '../../domain/indicators.ts'
import { INDICATEURS } from '../../domain/situation.ts'
import { areaRows } from '../../service/rows.ts'
import type { Writer } from '../serve.ts'

/** The sheet that says what the others hold: a workbook is passed on without the page it came from. */
function readMe({
  run,
  asOf,
  demonstration,
  items,
}: OutputOf<typeof listTerritoires>): (string | number)[][] {
  return [
    ['Relais, la carte de la continuité des soins'],
    ...(demonstration
      ? [['DÉMONSTRATION : tous les cabinets sont fictifs, donc aussi ce qui s’en calcule.']]
      : []),
    ['Situation au', asOf],
    ['Calcul', run],
    ['Territoires', items.length],
    [],
    [
      'Chaque chiffre prend six colonnes : valeur, bornes de l’intervalle : 90 % des tirages du modèle (low, high), statut, date, écriture.',
    ],
    [
      'Statut : ok ; class (classe, de la borne basse à la borne haute) ; hidden (moins de 11 personnes) ; protecting (non diffusé : en livrerait un autre) ; not-calculated (non calculé) ; missing (donnée absente de la source) ; not-applicable (sans objet).',
    ],
    [
      'Réserve (colonne « … .reserve ») : ce qui doit être dit partout où ce chiffre va : zonage à l’origine non confirmée, donnée départementale, besoin sans la prévalence locale.',
    ],
    [],
    ['Colonne', 'Chiffre', 'Unité', 'Sources', 'Calcul'],
    ...INDICATEURS.map((indicator) => {
      const { title, unit, sources, formula } = definitionAsTold(indicator, items[0]?.figures)
      return [indicator, title.fr, unit.fr, sources.join(', '), formula.fr]
    }),
  ]
}

const kept = new LRUCache<string, Buffer>({ max: 4 })

/** An Excel workbook: the rows of the CSV, and what they mean. Cells are typed, so none can run as a formula. */
export const xlsxWriter: Writer = {
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  write: (_name, output) => {
    const list = output as OutputOf<typeof listTerritoires>
    // A quarter of a second of compression: the same list of the same run is not made twice.
    const key = `${list.run} ${list.items.map(({ niveau, code }) => niveau + code).join(' ')}`
    const known = kept.get(key)
    if (known) return known
    const book = utils.book_new()
    const figures = utils.json_to_sheet(areaRows(list))
    // Codes such as 01 or 2E5 stay text: json_to_sheet keeps the type of a JavaScript value.
    utils.book_append_sheet(book, figures, 'Chiffres')
    utils.book_append_sheet(book, utils.aoa_to_sheet(readMe(list)), 'À lire')
    const file = write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
    kept.set(key, file)
    return file
  },
}
