import type { ListedPage } from '../../server/contract/pages.ts'

type Section = 'patients' | 'areas' | 'sources' | 'work' | 'site'

/** Under which heading each page stands; a page without one does not compile. */
export const SECTION_OF: Readonly<Record<ListedPage, Section>> = {
  accueil: 'patients',
  trouver: 'patients',
  queFaire: 'patients',
  cabinet: 'patients',
  carte: 'areas',
  circonscriptions: 'areas',
  circonscription: 'areas',
  scenario: 'areas',
  placement: 'areas',
  objectif: 'areas',
  territoires: 'areas',
  territoire: 'areas',
  citation: 'areas',
  methode: 'sources',
  chiffres: 'sources',
  questionsPosees: 'sources',
  brouillon: 'areas',
  chronologie: 'sources',
  donnees: 'sources',
  apiDocs: 'work',
  ogc: 'work',
  plan: 'site',
  accessibilite: 'site',
  mentions: 'site',
  confidentialite: 'site',
  gestionAccueil: 'work',
}
export const SECTIONS: readonly Section[] = ['patients', 'areas', 'sources', 'work', 'site']

/** Pages of which there are many: where one is chosen. */
export const CHOSEN_ON: Partial<Readonly<Record<ListedPage, string>>> = {
  cabinet: '/trouver',
  circonscription: '/circonscriptions',
  citation: '/circonscriptions',
  territoire: '/territoires',
  brouillon: '/circonscriptions',
  scenario: '/carte?p=scenario',
}
