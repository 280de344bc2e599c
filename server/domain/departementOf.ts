/** The département of a commune or circonscription by its code: `72-04`, `2A004`, `97411`. */
export const departementOf = (code: string): string => code.slice(0, code.startsWith('97') ? 3 : 2)
