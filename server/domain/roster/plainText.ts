/** Lower case, no accents, words parted by one space: two spellings of one thing give the same text. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** `plainText` of a commune's name, abbreviations spelled out and La Poste's CEDEX left out. */
export function communeText(name: string): string {
  return plainText(name.replace(/\bcedex\b.*$/i, ''))
    .split(' ')
    .map((word) => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word === 's' ? 'sur' : word))
    .join(' ')
}
