import type { Locale } from '../contract/index.ts'
import type { Problem } from '../contract/problem.ts'

type Words = readonly [title: string, detail: string]

/** What a person reads; the problem's own words are for programs. */
const WORDS: Readonly<
  Record<
    Locale,
    Readonly<
      Record<'400' | '403' | '404' | '405' | '409' | '410' | '422' | '429' | '500' | '503' | 'crowd', Words>
    >
  >
> = {
  fr: {
    '400': ['Demande incomprise', 'L’adresse de cette page contient une valeur que nous ne comprenons pas.'],
    '404': [
      'Page introuvable',
      'Cette page n’existe pas, ou le code demandé n’est pas celui d’un territoire connu.',
    ],
    '405': [
      'Cette adresse ne s’ouvre pas ainsi',
      'Elle ne sert qu’à un formulaire, ou ne fait que se lire. Rien n’a été enregistré.',
    ],
    '403': [
      'Ce n’est pas permis',
      'Votre rôle ou votre territoire ne permettent pas cette action, ou ce formulaire date d’une autre session : rechargez sa page.',
    ],
    '409': [
      'Entre-temps, quelque chose a changé',
      'Rien n’a été enregistré. Revenez à la page précédente, rechargez-la, puis recommencez.',
    ],
    '410': [
      'Citation retirée',
      'Cette citation a été retirée par l’exploitant de Relais : elle ne doit plus être reprise.',
    ],
    '422': [
      'Rien n’est connu de ce jour',
      'Les chiffres existent du premier fait connu, la suspension des versements, jusqu’à aujourd’hui.',
    ],
    '429': ['Trop de demandes', 'Attendez une minute, puis recommencez.'],
    '500': ['Une panne de notre côté', 'La page n’a pas pu être préparée. Réessayez dans un instant.'],
    crowd: [
      'Trop de monde en ce moment',
      'Beaucoup de personnes consultent Relais en même temps. Cela ne dit rien des cabinets, et rien n’a été enregistré : réessayez dans quelques secondes. Votre médecin reste joignable ; en cas d’urgence, appelez le 15.',
    ],
    '503': [
      'Un service ne répond pas pour l’instant',
      'Cela ne dit rien des cabinets : nous ne pouvons pas lire, ou pas écrire, notre base. Rien n’a été enregistré ; réessayez dans une minute. Votre médecin reste joignable ; en cas d’urgence, appelez le 15.',
    ],
  },
  en: {
    '400': ['We did not understand', 'The address of this page holds a value that we do not understand.'],
    '404': ['Page not found', 'This page does not exist, or the code asked for is not that of a known area.'],
    '405': [
      'This address does not open that way',
      'It only takes a form, or is only to be read. Nothing was recorded.',
    ],
    '403': [
      'This is not allowed',
      'Your role or your territory does not allow it, or this form is of another session: reload its page.',
    ],
    '409': [
      'Something changed meanwhile',
      'Nothing was recorded. Go back to the page before, reload it, then try again.',
    ],
    '410': [
      'Quotation withdrawn',
      'This quotation was withdrawn by who runs Relais: it must not be used any more.',
    ],
    '422': [
      'Nothing is known of this day',
      'Figures exist from the first known fact, the suspension of payments, until today.',
    ],
    '429': ['Too many requests', 'Wait a minute, then try again.'],
    '500': ['Something failed on our side', 'The page could not be prepared. Try again in a moment.'],
    crowd: [
      'Too many people at the moment',
      'Many people are reading Relais at the same time. This says nothing about the practices, and nothing was recorded: try again in a few seconds. Your doctor can still be reached; in an emergency call 15.',
    ],
    '503': [
      'A service does not answer at the moment',
      'This says nothing about the practices: we cannot read, or cannot write, our database. Nothing was recorded; try again in a minute. Your doctor can still be reached; in an emergency call 15.',
    ],
  },
}

/** What a page says of a problem: its title, and what to do. */
export const wordsOfProblem = (locale: Locale, { status, more }: Problem): Words =>
  WORDS[locale][(more.fault === 'crowd' ? 'crowd' : String(status)) as '400'] ??
  WORDS[locale][status < 500 ? '400' : '500']

/** What a problem's own members add to these words; empty where nothing. */
export function addedWords(locale: Locale, { validFrom, validTo, reason, sha256 }: Problem['more']): string {
  if (validFrom) return `${validFrom} – ${validTo}.`
  if (!reason) return ''
  const [why, hash] =
    locale === 'fr' ? ['Motif :', 'Empreinte de ses chiffres :'] : ['Reason:', 'Hash of its figures:']
  return `${why} ${reason}${sha256 ? ` — ${hash} ${sha256}` : ''}`
}
