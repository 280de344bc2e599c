/** Narrow no-break space: what French puts between thousands and before a percent sign. */
const NARROW = '\u202f'

/** `value` with `digits` decimals as French writes it: `12 345,6`. Not `Intl`, so that every engine writes the same bytes. */
export function frenchNumber(value: number, digits: number): string {
  const [whole, decimals] = Math.abs(value).toFixed(Math.max(0, digits)).split('.') as [string, string?]
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NARROW)
  const text = decimals === undefined ? grouped : `${grouped},${decimals}`
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

/** `share` (0..1) in percent with `digits` decimals: `27,4 %`. */
export function frenchPercent(share: number, digits: number): string {
  return `${frenchNumber(share * 100, digits)}${NARROW}%`
}
