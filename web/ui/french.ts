const LE = /^Le /
const LES = /^Les /
/** A vowel, or a y that stands for one; before an h the French themselves differ. */
const ELIDES = /^(?:[aeiouâàäéèêëîïôöûüœæ]|y(?![aeiou]))/i

/** « à » before a place: à Niort, au Mans, aux Sables-d’Olonne. */
export const at = (place: string): string =>
  LE.test(place) ? place.replace(LE, 'au ') : LES.test(place) ? place.replace(LES, 'aux ') : `à ${place}`

/** « de » before a place: de Niort, d’Angers, du Mans, des Sables-d’Olonne. */
export const of = (place: string): string =>
  LE.test(place)
    ? place.replace(LE, 'du ')
    : LES.test(place)
      ? place.replace(LES, 'des ')
      : ELIDES.test(place)
        ? `d’${place}`
        : `de ${place}`

/** The same with a capital: what begins a sentence. */
export const At = (place: string): string => at(place).replace(/^[aà]/, (letter) => letter.toUpperCase())

/** Whether French says a count in the singular: none or one, as a number or as written. */
export const singular = (count: number | string): boolean => /^[01]$/.test(String(count))
