/** Orders texts by their UTF-16 units, the same everywhere and in every language: -1, 0 or 1. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
