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

/** The lines of a CSV: semicolons, commas, tabs or bars, whichever the first line has most of; quoted cells, any end of line. */
export function lignesDe(texte: string): Ligne[] {
  const net = texte.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '')
  const premiere = net.slice(0, net.search(/[\r\n]|$/))
  const separateur = [';', '\t', ',', '|'].reduce((a, b) =>
    premiere.split(b).length > premiere.split(a).length ? b : a,
  )
  const lignes: Ligne[] = []
  let [cases, une, cite, numero]: [string[], string, boolean, number] = [[], '', false, 1]
  const finir = (): void => {
    cases.push(une.trim())
    if (cases.some((cell) => cell !== '')) lignes.push({ numero, cases })
    ;[cases, une] = [[], '']
    numero++
  }
  for (let at = 0; at < net.length; at++) {
    const sign = net[at]!
    if (cite) {
      if (sign !== '"') une += sign
      else if (net[at + 1] === '"') une += net[++at]!
      else cite = false
    } else if (sign === '"' && une.trim() === '') cite = true
    else if (sign === separateur) {
      cases.push(une.trim())
      une = ''
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && net[at + 1] === '\n') at++
      finir()
    } else une += sign
  }
  finir()
  return lignes
}
