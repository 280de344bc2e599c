import { plainText } from '../plainText.ts'

/** `plainText` of a commune's name, abbreviations spelled out and La Poste's CEDEX left out. */
export function communeText(name: string): string {
  return plainText(name.replace(/\bcedex\b.*$/i, ''))
    .split(' ')
    .map((word) => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word === 's' ? 'sur' : word))
    .join(' ')
}
