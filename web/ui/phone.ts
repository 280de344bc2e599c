/** The address that dials a French number from anywhere: `05 00 00 02 12` is `tel:+33500000212`; short numbers stay. */
export function dialled(number: string): string {
  const digits = number.replace(/[^\d+]/g, '')
  return `tel:${/^0[1-9]\d{8}$/.test(digits) ? `+33${digits.slice(1)}` : digits}`
}

/** A number that is never broken over two lines. */
export const written = (number: string): string => number.replace(/\s/g, '\u00A0')
