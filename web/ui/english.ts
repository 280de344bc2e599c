/** A rank as English writes it: 1st, 2nd, 11th, 23rd. */
export function th(n: number): string {
  const tens = n % 100
  return `${n}${tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`
}
