import type { MapNiveau } from './state.ts'

type Names = Readonly<Record<MapNiveau, string>>

const fr: Names = {
  departement: 'Départements',
  circonscription: 'Circonscriptions',
  epci: 'EPCI',
  'bassin-de-vie': 'Bassins de vie',
  arrondissement: 'Arrondissements',
  canton: 'Cantons',
  groupes: 'Mes regroupements',
  commune: 'Communes',
}
const en: Names = {
  departement: 'Départements',
  circonscription: 'Constituencies',
  epci: 'EPCI',
  'bassin-de-vie': 'Living areas',
  arrondissement: 'Arrondissements',
  canton: 'Cantons',
  groupes: 'My groupings',
  commune: 'Communes',
}
/** A name of levels inside a sentence; EPCI stays in capitals. */
export const inSentence = (words: string): string =>
  words === 'EPCI' ? words : words.replace(/^M(es|y) /, '').toLowerCase()

/** How the figures of one's own groupings come about. */
export const groupsNote = {
  fr: 'Regroupement défini sur cet appareil. Ses nombres sont des sommes de ce qui est publié par commune, souvent par classe ou « < 11 » : la vraie somme est entre les deux bornes. Les moyennes (APL, trajet, parts) sont pondérées par la population municipale. Non citable : sans intervalle.',
  en: 'Grouping made on this device. Its numbers are sums of what is published by commune, often in classes or “< 11”: the true sum lies between the two ends. Means (APL, journey, shares) are weighted by municipal population. It cannot be quoted: it has no interval.',
}

/** What the levels of the map are called. */
export const niveaux = { fr, en }

/** What must be said of layers that the reader brought. */
export const layersNote = {
  fr: 'Couches ajoutées sur cet appareil, non vérifiées par Relais.',
  en: 'Layers added on this device, not checked by Relais.',
}

/** Overseas départements. */
export const drom = {
  fr: {
    '971': 'Guadeloupe',
    '972': 'Martinique',
    '973': 'Guyane',
    '974': 'La Réunion',
    '976': 'Mayotte',
  },
  en: {
    '971': 'Guadeloupe',
    '972': 'Martinique',
    '973': 'French Guiana',
    '974': 'Réunion',
    '976': 'Mayotte',
  },
}
