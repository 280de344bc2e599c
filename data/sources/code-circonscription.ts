/** What publishers write for overseas and abroad, and the département or collectivité that it stands for. */
const OVERSEAS: Readonly<Record<string, string>> = {
  ZA: '971',
  ZB: '972',
  ZC: '973',
  ZD: '974',
  ZS: '975',
  ZM: '976',
  ZX: '977',
  ZW: '986',
  ZP: '987',
  ZN: '988',
  ZZ: '99',
  '099': '99',
  // Saint-Martin sits with Saint-Barthélemy.
  '978': '977',
}

/**
 * Our code of a circonscription, `72-04`, `2A-01`, `974-03`, `99-01` (abroad), from a département as any publisher spells
 * it (`2a`, `ZD`, `099`) and its number.
 */
export function codeCirconscription(departement: string, numero: number | string): string {
  const upper = departement.toUpperCase()
  return `${OVERSEAS[upper] ?? upper}-${String(Number(numero)).padStart(2, '0')}`
}

/**
 * Our code from INSEE's five characters: `01004` is the 4th of the Ain (two characters and three digits), `97403` the 3rd of La
 * Réunion (three and two). INSEE writes 97801 for Saint-Barthélemy and Saint-Martin, which everyone else calls 977.
 */
export function fromInsee(code: string): string {
  const overseas = /^9[78]/.test(code)
  const departement = overseas ? code.slice(0, 3) : code.slice(0, 2)
  const numero = overseas ? code.slice(3) : code.slice(2)
  return codeCirconscription(departement, numero)
}
