import { unefois, type Case, type Feuille } from './rows.ts'

/** A cell that a spreadsheet would run as a formula gets a quote in front; `−3` and `+3` as words do not start one. */
const inerte = (texte: string): string => (/^[=+\-@\t\r]/.test(texte) ? `'${texte}` : texte)

const nombre = (value: number, decimales: number | null): string =>
  value.toFixed(decimales ?? 0).replace('.', ',')

/** A cell as French Excel reads it. */
function ecrireCase(value: Case, decimales: number | null): string {
  if (value === null) return ''
  const texte = typeof value === 'number' ? nombre(value, decimales) : inerte(value)
  return /[";\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte
}

/** CSV that French Excel opens by a double click: byte order mark, semicolons, decimal commas, CR LF. */
export function csvDe(feuille: Feuille): string {
  const { entetes, decimales } = feuille
  const rangees = unefois(feuille).map((ligne) =>
    ligne.map((value, n) => ecrireCase(value, decimales[n]!)).join(';'),
  )
  return `\uFEFF${[entetes.map((entete) => ecrireCase(entete, null)).join(';'), ...rangees].join('\r\n')}\r\n`
}

/** The same for the clipboard: tabs, which every spreadsheet and word processor takes as columns. */
export const tabulationsDe = (feuille: Feuille): string =>
  [
    feuille.entetes,
    ...unefois(feuille).map((ligne) => ligne.map((value, n) => ecrireCase(value, feuille.decimales[n]!))),
  ]
    .map((cases) => cases.map((une) => une.replace(/^"|"$|[\t\r\n]/g, '')).join('\t'))
    .join('\n')
