import { dictionary } from './dictionary.ts'

/** What a field says when what stands in it cannot be sent; a field may have a sentence of its own for being empty. */
export const t = dictionary({
  fr: {
    missing: 'Écrivez ce qui manque ici.',
    number: 'Écrivez un nombre.',
    date: 'Écrivez une date entière : jour, mois, année.',
    least: (n: string) => `Pas moins de ${n}.`,
    most: (n: string) => `Pas plus de ${n}.`,
    earliest: (day: string) => `Choisissez le ${day}, ou un jour d’après.`,
    latest: (day: string) => `Choisissez le ${day}, ou un jour d’avant.`,
    step: (n: string) => `Écrivez un multiple de ${n}.`,
    short: (n: number) => `Écrivez au moins ${n} lettres.`,
    long: (n: number) => `Écrivez ${n} lettres au plus.`,
    other: 'Ce qui est écrit ici ne convient pas.',
  },
  en: {
    missing: 'Please fill this in.',
    number: 'Enter a number.',
    date: 'Enter a whole date: day, month and year.',
    least: (n: string) => `No less than ${n}.`,
    most: (n: string) => `No more than ${n}.`,
    earliest: (day: string) => `Choose ${day} or a later day.`,
    latest: (day: string) => `Choose ${day} or an earlier day.`,
    step: (n: string) => `Enter a multiple of ${n}.`,
    short: (n: number) => `Type at least ${n} letters.`,
    long: (n: number) => `Type no more than ${n} letters.`,
    other: 'This cannot be sent as it is.',
  },
})
