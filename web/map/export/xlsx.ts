import { utils, write, type WorkSheet } from '@e965/xlsx'
import { unefois, type Feuille } from './rows.ts'

/** A workbook of two sheets: the rows, as numbers where they are, and where they come from. */
export function xlsxDe(feuille: Feuille, noms: readonly [string, string]): Uint8Array {
  const { entetes, lignes, decimales, provenance } = feuille
  const donnees = utils.aoa_to_sheet([[...entetes], ...unefois(feuille).map((ligne) => [...ligne])])
  decimales.forEach((n, colonne) => {
    if (n !== null) format(donnees, colonne, lignes.length, n ? `0.${'0'.repeat(n)}` : '#,##0')
  })
  const classeur = utils.book_new()
  utils.book_append_sheet(classeur, donnees, noms[0])
  utils.book_append_sheet(classeur, utils.aoa_to_sheet(provenance.map(([nom, mots]) => [nom, mots])), noms[1])
  return new Uint8Array(
    write(classeur, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer,
  )
}

function format(feuille: WorkSheet, colonne: number, lignes: number, masque: string): void {
  for (let ligne = 1; ligne <= lignes; ligne++) {
    const une = feuille[utils.encode_cell({ r: ligne, c: colonne })] as { t?: string; z?: string } | undefined
    if (une?.t === 'n') une.z = masque
  }
}
