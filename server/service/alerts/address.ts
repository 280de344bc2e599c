/** Longest address that a mail server takes, signs (RFC 5321 §4.5.3.1.3). */
const LONGEST = 254
/** One address and nothing else: no name, no list, no line, so that none can carry another recipient or a header. */
const ADDRESS =
  /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u

/** An address as it was typed, without spaces around it; null where it is none. */
export function readEmail(typed: unknown): string | null {
  if (typeof typed !== 'string') return null
  const address = typed.trim().normalize('NFC')
  return address.length <= LONGEST && ADDRESS.test(address) ? address : null
}

/** What two spellings of one mailbox have in common: what follows a plus sign sorts it. */
export const emailKey = (address: string): string => address.toLowerCase().replace(/\+[^@]*(?=@)/, '')
