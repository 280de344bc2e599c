import type { Locale } from '../../server/contract/locale.ts'
import { dictionary } from '../ui/dictionary.ts'

/** What a form says while its file is read or applied; numbers in braces are put in by the script that asks how far it is. */
const t = dictionary({
  fr: {
    reading: '{done} lignes lues et vérifiées jusqu’ici.',
    comparing: '{done} lignes lues. Comparaison avec la liste en vigueur.',
    writing: 'Enregistrement : {percent} %.',
    redrawing: 'Enregistré. Les chiffres et la carte sont recalculés.',
  },
  en: {
    reading: '{done} lines read and checked so far.',
    comparing: '{done} lines read. Comparing with the list in force.',
    writing: 'Saving: {percent}%.',
    redrawing: 'Saved. Figures and map are being computed again.',
  },
})

/** The same as attributes of a form, by phase. */
export const progressWords = (locale: Locale): Readonly<Record<`data-${string}`, string>> =>
  Object.fromEntries(Object.entries(t(locale)).map(([phase, words]) => [`data-${phase}`, words]))
