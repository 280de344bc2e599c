/** Dated, sourced facts for the page fixtures: a few rows in the shape of the data package. */
import type { PageData } from '../../server/contract/pages.ts'

export const run: PageData['donnees']['currentRun'] = {
  id: '9f2c51d07ab34e10',
  asOf: '2026-11-22',
  createdAt: '2026-11-22T00:10:00.000Z',
  codeVersion: '0.1.0',
  seed: 20260327,
  durationMs: 4210,
  inputs: { communes: 'a3f1…', cabinets: 'c09b…' },
  parameters: { patients: 300_000 },
  warnings: [{ kind: 'apl-absente', subject: '97601', detail: 'Acoua : pas d’APL publiée' }],
  intervals: 'ready',
  demonstration: true,
  sha256: '9f2c51d07ab34e108c1e5d3a4f6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7',
}

export const sources: PageData['donnees']['sources'] = [
  {
    id: 'cgt-2026-04-01',
    titre: 'Communiqué du 1er avril 2026',
    producteur: 'CGT Santé et Action sociale',
    licence: 'citation',
    url: null,
    millesime: '1er avril 2026',
    credit: 'CGT Santé et Action sociale',
    note: 'Adresse de la page à confirmer.',
    jeu: null,
  },
  {
    id: 'cog-2026',
    titre: 'Code officiel géographique 2026',
    producteur: 'INSEE',
    licence: 'Licence Ouverte 2.0',
    url: 'https://www.insee.fr/fr/information/8740222',
    millesime: '2026',
    credit: 'INSEE, COG 2026',
    note: null,
    jeu: {
      ...{ date: '2026-01-01', ageMois: 10, etat: 'a-jour', rythme: 'ANNUAL', delaiMois: 3 },
      ...{ attendu: '2027-04', importeur: 'data/sources/communes-cog.ts' },
      communes: { total: 34_875, couvertes: 34_875, sans: [] },
    },
  },
  {
    id: 'apl-medecins',
    titre: 'Accessibilité potentielle localisée aux médecins généralistes',
    producteur: 'DREES',
    licence: 'Licence Ouverte 2.0',
    url: 'https://data.drees.solidarites-sante.gouv.fr/',
    millesime: '2023',
    credit: 'DREES',
    note: 'Mayotte n’y figure pas.',
    jeu: {
      ...{ date: '2023', ageMois: 35, etat: 'en-retard', rythme: 'ANNUAL', delaiMois: 18 },
      ...{ attendu: '2026-06', importeur: 'data/sources/apl-medecins.ts' },
      communes: {
        ...{ total: 34_875, couvertes: 34_848 },
        sans: [
          { departement: '976', nom: 'Mayotte', communes: 17 },
          { departement: '55', nom: 'Meuse', communes: 6 },
          { departement: '15', nom: 'Cantal', communes: 4 },
          { departement: '85', nom: 'Vendée', communes: 2 },
        ],
      },
    },
  },
  {
    id: 'qe-14357',
    titre: 'Question écrite n° 14357',
    producteur: 'Assemblée nationale',
    licence: 'Licence Ouverte 2.0',
    url: 'https://questions.assemblee-nationale.fr/q17/17-14357QE.htm',
    millesime: '2026-04-14',
    credit: 'Assemblée nationale',
    note: null,
    jeu: null,
  },
]

const fact = (id: string, date: string, fr: string, en: string, source = 'qe-14357') => ({
  id,
  date,
  titre: { fr, en },
  texte: { fr: `${fr}.`, en: `${en}.` },
  source,
})

export const chronologie: PageData['chronologie']['items'] = [
  fact(
    'creation',
    '2004',
    'Création du dispositif dans les Deux-Sèvres',
    'The scheme is created in Deux-Sèvres',
  ),
  fact('igas', '2025-07-04', 'Rapport de l’IGAS n° 2024-043R', 'IGAS report no. 2024-043R'),
  fact('cnam', '2025-12', 'La Cnam suspend ses versements', 'The Cnam suspends its payments'),
  fact('cessation', '2026-03-05', 'Cessation de paiements', 'Suspension of payments'),
  fact('redressement', '2026-03-27', 'Redressement judiciaire', 'Receivership'),
  fact(
    'questions',
    '2026-04-14',
    'Trois questions écrites au Gouvernement',
    'Three written questions to the Government',
  ),
]

const question = (
  ...[numero, statut, auteur, circonscription, rest]: [
    string,
    PageData['chiffres']['questions'][number]['statut'],
    string,
    string,
    Partial<PageData['chiffres']['questions'][number]>?,
  ]
): PageData['chiffres']['questions'][number] => ({
  ...{ numero, type: 'QE', date: '2026-04-14', titre: 'Avenir du dispositif', ministere: 'Santé' },
  ...{
    statut,
    statutLe: '2026-08-22',
    pageJo: null,
    auteur,
    auteurEnSiege: true,
    groupe: null,
    circonscription,
  },
  ...{ url: `https://questions.assemblee-nationale.fr/q17/17-${numero}QE.htm`, source: 'questions-asalee' },
  ...rest,
})
export const questions: PageData['chiffres']['questions'] = [
  question('14340', 'en-attente', 'Élise Leboucher', '72-04', { pageJo: '3063' }),
  question('14357', 'reponse-publiee', 'Patrice Martin', '76-06', { pageJo: '3066' }),
  question('1371', 'retiree', 'Ada Exemple', '25-04', {
    ...{ type: 'QG', date: null, groupe: 'GM', auteurEnSiege: false },
  }),
]

const claim = (
  id: string,
  valeur: string,
  operateur: string | null,
  date: string | null,
  note: string | null,
) => ({
  id,
  quantite: 'infirmieres',
  libelle: { fr: 'Infirmières Asalée', en: 'Asalée nurses' },
  valeur,
  unite: 'infirmières',
  operateur,
  date,
  source: 'qe-14357',
  reference: 'JO p. 3066',
  note,
})

export const chiffres: PageData['chiffres']['chiffres'] = [
  claim('n1', '2000', null, '2026-04-14', null),
  claim('n2', '2080', null, '2026-04-14', 'Pour 1 500 équivalents temps plein.'),
  claim('n3', '2000', '>', '2026-04-01', null),
  {
    ...claim('p1', '300000', '>', '2026-04-14', null),
    quantite: 'patients',
    libelle: { fr: 'Patients suivis', en: 'Followed patients' },
    unite: 'patients',
  },
]

export const verifications: PageData['donnees']['verifications'] = {
  items: [
    {
      id: 'apl-moyenne-2023',
      nature: 'publie',
      titre: { fr: 'APL, moyenne de 2023', en: 'APL, mean of 2023' },
      source: 'apl-medecins',
      unite: { fr: 'consultations par an et par habitant', en: 'consultations per person a year' },
      decimales: 2,
      attendu: {
        valeur: 3.29,
        de: { fr: 'moyenne publiée par la DREES', en: 'mean published by the DREES' },
      },
      ...{ trouve: 3.2947, tolerance: 0.005, verdict: 'tenu', pourquoi: null },
    },
    {
      id: 'zonage-zip',
      nature: 'publie',
      titre: { fr: 'Part des habitants en ZIP', en: 'Share of people in ZIP' },
      source: 'zonage-medecins',
      unite: { fr: '%', en: '%' },
      decimales: 1,
      attendu: { valeur: 30.2, de: { fr: 'arrêté de 2021', en: 'order of 2021' } },
      ...{ trouve: 28.06, tolerance: 0.5, verdict: 'ecart-explique' },
      pourquoi: { fr: 'Ce n’est pas le même zonage.', en: 'It is not the same zoning.' },
    },
    {
      id: 'apl-infirmiers-moyenne-2023',
      nature: 'publie',
      titre: { fr: 'APL aux infirmiers, moyenne', en: 'APL to nurses, mean' },
      source: 'apl-infirmiers',
      unite: { fr: 'ETP pour 100 000 habitants', en: 'FTE per 100,000 people' },
      ...{ decimales: 1, attendu: null, trouve: 155.7, tolerance: null, verdict: 'non-verifiable' },
      pourquoi: { fr: 'La moyenne publiée n’a pas été lue.', en: 'The published mean was not read.' },
    },
    {
      id: 'calcul-departement',
      nature: 'interne',
      titre: { fr: 'Patients suivis, somme : départements', en: 'Followed patients, sum: départements' },
      source: null,
      unite: { fr: 'patients', en: 'patients' },
      decimales: 0,
      attendu: { valeur: 300_000, de: { fr: 'total réparti', en: 'total shared out' } },
      ...{ trouve: null, tolerance: 0.5, verdict: 'manque', pourquoi: null },
    },
  ],
  ...{ numberMatched: 4, numberReturned: 4, empreinte: 'a3f1', run: run.id, method: 2 },
  ...{ asOf: run.asOf, demonstration: true },
}
