const LENGTH = 5

/** How the package writes a commune beside one of `departement`: without the département where it is the same. */
export const shortCode = (code: string, departement: string): string =>
  code.startsWith(departement) ? code.slice(departement.length) : code

/** The whole code again; a mark after it stays. */
export const wholeCode = (short: string, departement: string): string =>
  short.replace('+', '').length < LENGTH ? departement + short : short
