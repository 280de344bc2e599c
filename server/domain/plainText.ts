/** Lower case, no accents, words parted by one space: two spellings of one thing give the same text. */
export function plainText(text: string): string {
  // Most texts have nothing to take off, and this is asked of each cell of a list.
  const bare = /[^\u0000-\u007f]/.test(text)
    ? text
        .normalize('NFD')
        .replace(/\p{Mn}+/gu, '')
        .toLowerCase()
        .replace(/œ/g, 'oe')
        .replace(/æ/g, 'ae')
    : text.toLowerCase()
  return bare.replace(/[^a-z0-9]+/g, ' ').trim()
}
