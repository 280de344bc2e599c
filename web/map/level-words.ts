import type { NiveauCarte } from './state.ts'

type Names = Readonly<Record<NiveauCarte, string>>

const fr: Names = {
  departement: 'Départements',
  circonscription: 'Circonscriptions',
  epci: 'EPCI',
  'bassin-de-vie': 'Bassins de vie',
  arrondissement: 'Arrondissements',
  canton: 'Cantons',
  commune: 'Communes',
}
const en: Names = {
  departement: 'Départements',
  circonscription: 'Constituencies',
  epci: 'EPCI',
  'bassin-de-vie': 'Living areas',
  arrondissement: 'Arrondissements',
  canton: 'Cantons',
  commune: 'Communes',
}
/** A name of levels inside a sentence; EPCI stays in capitals. */
export const enPhrase = (mots: string): string => (mots === 'EPCI' ? mots : mots.toLowerCase())

/** What the levels of the map are called. */
export const niveaux = { fr, en }
