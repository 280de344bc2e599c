import { dictionary } from './dictionary.ts'

export const t = dictionary({
  fr: {
    title: 'Les 577 circonscriptions',
    description:
      'Chaque circonscription législative : député, patients suivis, suivi menacé, risque, avec intervalle, date et source.',
    lead: 'Une fiche par circonscription : des chiffres datés, avec leur intervalle, qu’on peut citer et refaire.',
    search: 'Numéro, département ou nom du député',
    searchHint: 'Par exemple : 72-04, Sarthe, ou un nom',
    submit: 'Chercher',
    sort: 'Trier par',
    orders: {
      code: 'Numéro',
      risque: 'Risque, du plus fort au plus faible',
      suivis: 'Patients suivis, du plus au moins',
      menaces: 'Suivi menacé, du plus au moins',
      minutes: 'Trajet, du plus long au plus court',
    },
    found: (n: number, of: number) =>
      n === of ? `${of} circonscriptions` : `${n} sur ${of} circonscriptions`,
    nothing: (q: string) => `Aucune circonscription ne répond à « ${q} ».`,
    nothingNext: 'Essayez le numéro du département (72) ou son nom (Sarthe).',
    all: 'Voir toutes les circonscriptions',
    code: 'Circonscription',
    deputy: 'Député',
    vacant: 'siège vacant',
    followed: 'Patients suivis',
    affected: 'Suivi menacé',
    risk: 'Risque (sur 100)',
    minutes: 'Trajet',
    without: 'Pourquoi dix-neuf circonscriptions n’ont pas de chiffres',
    withoutLead:
      'Ce n’est pas un oubli : les données d’accès aux soins ne sont publiées ni pour les Français de l’étranger, ni pour la plupart des collectivités d’outre-mer.',
  },
  en: {
    title: 'The 577 constituencies',
    description:
      'Each legislative constituency: deputy, followed patients, threatened follow-up, risk, with interval, date and source.',
    lead: 'One sheet for each constituency: dated figures with their interval, that can be quoted and computed again.',
    search: 'Number, département or name of the deputy',
    searchHint: 'For example: 72-04, Sarthe, or a name',
    submit: 'Search',
    sort: 'Sort by',
    orders: {
      code: 'Number',
      risque: 'Risk, highest first',
      suivis: 'Followed patients, most first',
      menaces: 'Threatened follow-up, most first',
      minutes: 'Journey, longest first',
    },
    found: (n: number, of: number) => (n === of ? `${of} constituencies` : `${n} of ${of} constituencies`),
    nothing: (q: string) => `No constituency answers to “${q}”.`,
    nothingNext: 'Try the number of the département (72) or its name (Sarthe).',
    all: 'See all constituencies',
    code: 'Constituency',
    deputy: 'Deputy',
    vacant: 'vacant seat',
    followed: 'Followed patients',
    affected: 'Follow-up threatened',
    risk: 'Risk (out of 100)',
    minutes: 'Journey',
    without: 'Why nineteen constituencies have no figures',
    withoutLead:
      'This is no oversight: data on access to care are published neither for French people abroad, nor for most overseas collectivities.',
  },
})
