import type { ListedPage } from '../../server/contract/pages.ts'
import { dictionary } from '../ui/dictionary.ts'

/** What each page is for; a page without its line does not compile. */
type Lines = Readonly<Record<ListedPage, readonly [title: string, text: string]>>

const fr: Lines = {
  accueil: ['Accueil', 'Trois portes, selon ce que vous cherchez.'],
  trouver: ['Trouver une infirmière', 'La plus proche de chez vous, et qui appeler.'],
  queFaire: ['Que faire ?', 'Qui appeler quand il n’y a personne près de chez vous.'],
  cabinet: [
    'La page de chaque cabinet',
    'Son téléphone, ses changements, et comment signaler une erreur. On y arrive par une recherche.',
  ],
  carte: ['Carte', 'Tout le pays, jour par jour, avec son tableau.'],
  territoires: [
    'Territoires',
    'Régions, départements, arrondissements, intercommunalités, bassins de vie, cantons et communes, à chercher par leur nom.',
  ],
  territoire: [
    'La fiche de chaque territoire',
    'Ses chiffres, sa carte, ses cabinets. On y arrive par une recherche.',
  ],
  circonscriptions: ['Circonscriptions', 'Les 577, à chercher par numéro, département, commune ou député.'],
  circonscription: [
    'La fiche de chaque circonscription',
    'Ses chiffres, avec leur intervalle. On y arrive par la liste.',
  ],
  scenario: ['Un scénario', 'Et si des cabinets fermaient ou ouvraient ? On en compose un sur la carte.'],
  placement: [
    'Placer des postes',
    'Où de nouveaux postes serviraient le plus, ou les moins bien desservis d’abord, avec leur coût.',
  ],
  objectif: [
    'Qui atteint l’objectif',
    '« 80 % des patients à 30 minutes » : qui y est, et combien de personnes manquent.',
  ],
  citation: ['Une citation', 'Des chiffres figés, à citer. On en fait une depuis une fiche.'],
  methode: ['Méthode', 'Comment les chiffres sont faits, et ce qu’ils ne disent pas.'],
  chiffres: ['Les chiffres qui se contredisent', 'Qui dit quoi, et quand.'],
  questionsPosees: ['Questions au Gouvernement', 'Celles des députés, et celles qui attendent une réponse.'],
  brouillon: [
    'Le brouillon d’une question',
    'Une question écrite à coller, avec ses chiffres. On y arrive par une fiche.',
  ],
  chronologie: ['Chronologie', 'Ce qui s’est passé, avec les sources.'],
  donnees: ['Données et licences', 'Tout ce qui se télécharge, d’où cela vient.'],
  ogc: [
    'Couches pour un logiciel de cartes',
    'Les mêmes données, pour un système d’information géographique.',
  ],
  apiDocs: ['Interface de données (API)', 'Pour les programmes.'],
  plan: ['Plan du site', 'Cette page.'],
  accessibilite: ['Accessibilité', 'Ce qui est vérifié, ce qui ne l’est pas, et à qui le dire.'],
  mentions: ['Mentions légales', 'Qui publie ce site, et sous quelles licences.'],
  confidentialite: ['Vie privée', 'Ce que ce site ne garde pas.'],
  gestionAccueil: ['Espace des gestionnaires', 'Pour qui tient la liste des cabinets à jour.'],
}
const en: Lines = {
  accueil: ['Home', 'Three doors, depending on what you need.'],
  trouver: ['Find a nurse', 'The one nearest you, and who to call.'],
  queFaire: ['What to do', 'Who to call when there is nobody near you.'],
  cabinet: [
    'A page for each practice',
    'Its phone number, what has changed, and how to report a mistake. A search takes you there.',
  ],
  carte: ['Map', 'The whole country, day by day, with its table.'],
  territoires: [
    'Areas',
    'Régions, départements, arrondissements, EPCI, living areas, cantons and communes, by name.',
  ],
  territoire: ['The sheet of each area', 'Its figures, its map, its practices. Reached by a search.'],
  circonscriptions: ['Constituencies', 'All 577, by number, département, town or deputy.'],
  circonscription: [
    'A sheet for each constituency',
    'Its figures, with their intervals. The list takes you there.',
  ],
  scenario: ['A scenario', 'What if practices closed, or opened? You build one on the map.'],
  placement: [
    'Place posts',
    'Where new posts would serve most people, or the least served first, with their cost.',
  ],
  objectif: [
    'Who meets the goal',
    '“80% of patients within 30 minutes”: who is there, and how many people are missing.',
  ],
  citation: ['A quotation', 'Figures that will not change, ready to quote. You make one from a sheet.'],
  methode: ['Method', 'How the figures are made, and what they do not say.'],
  chiffres: ['Figures that disagree', 'Who says what, and when.'],
  questionsPosees: [
    'Questions to the Government',
    'Those that deputies asked, and those that await an answer.',
  ],
  brouillon: [
    'The draft of a question',
    'A written question to paste, with its figures. A sheet takes you there.',
  ],
  chronologie: ['Timeline', 'What has happened, with sources.'],
  donnees: ['Data and licences', 'Everything you can download, and where it comes from.'],
  ogc: ['Layers for mapping software', 'The same data, for a geographic information system.'],
  apiDocs: ['Data interface (API)', 'For programs.'],
  plan: ['Site map', 'This page.'],
  accessibilite: ['Accessibility', 'What is checked, what is not, and whom to tell.'],
  mentions: ['Legal notice', 'Who publishes this site, and under which licences.'],
  confidentialite: ['Privacy', 'What this site does not keep.'],
  gestionAccueil: ['Stewards’ space', 'For those who keep the list of practices up to date.'],
}

export const t = dictionary({
  fr: {
    title: 'Plan du site',
    description: 'Toutes les pages de Relais, une ligne chacune, pour aller droit à celle qu’il vous faut.',
    sections: {
      patients: 'Vous êtes suivi par une infirmière',
      areas: 'Un territoire',
      sources: 'D’où viennent les chiffres',
      work: 'Pour travailler avec Relais',
      site: 'Ce site',
    },
    lines: fr,
  },
  en: {
    title: 'Site map',
    description: 'Every page of Relais, one line each, so that you can go straight to the one you need.',
    sections: {
      patients: 'You see a nurse',
      areas: 'An area',
      sources: 'Where the figures come from',
      work: 'Working with Relais',
      site: 'This site',
    },
    lines: en,
  },
})
