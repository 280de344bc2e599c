import { parse } from 'csv-parse/browser/esm/sync'

/** A table somebody has at hand: the cells of each line that has any, and where it stands in the file (1 is the first). */
export interface Ligne {
  readonly numero: number
  readonly cases: readonly string[]
}

/** The text of a file: UTF-8, or what spreadsheets of Windows write. */
export async function texteDe(fichier: Blob): Promise<string> {
  const bytes = await fichier.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The lines of a CSV: semicolons, commas, tabs or bars, whichever the first line has most of. Throws where a quotation mark is never closed. */
export function lignesDe(texte: string): Ligne[] {
  const net = texte.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '')
  const premiere = premiereLigne(net)
  const separateur = [';', '\t', ',', '|'].reduce((a, b) =>
    premiere.split(b).length > premiere.split(a).length ? b : a,
  )
  const lues = parse(net, {
    delimiter: separateur,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_empty_values: true,
    trim: true,
  }) as unknown as { readonly info: { readonly lines: number }; readonly record: string[] }[]
  return lues.map(({ info, record }) => ({ numero: info.lines, cases: record }))
}

/** The first line of a table, which names its columns. */
export const premiereLigne = (texte: string): string => texte.slice(0, texte.search(/[\r\n]|$/))
