import { dictionary } from '../../ui/dictionary.ts'

/** Words of the shape drawn on the map. */
export const t = dictionary({
  fr: {
    entourer: 'Entourer des cabinets',
    arreter: 'Ne plus entourer',
    tracez:
      'Dessinez autour des cabinets sur la carte, sans lever le doigt ou la souris. Échap pour renoncer.',
    clavier: 'Au clavier : la liste des cabinets et le choix d’un territoire font la même chose.',
    abandonne: 'Rien n’a été entouré.',
    personne: 'Aucun cabinet dans ce tracé.',
    fermes: (n: string) => `Cabinets entourés, qui ferment : ${n}.`,
    trop: (n: string) =>
      `${n} cabinets entourés : un lien ne peut pas en nommer autant. Choisissez plutôt un territoire.`,
  },
  en: {
    entourer: 'Draw around practices',
    arreter: 'Stop drawing',
    tracez:
      'Draw around the practices on the map without lifting the finger or the mouse. Escape to give up.',
    clavier: 'By keyboard: the list of practices and the choice of an area do the same.',
    abandonne: 'Nothing was drawn around.',
    personne: 'No practice in this shape.',
    fermes: (n: string) => `Practices drawn around, which close: ${n}.`,
    trop: (n: string) => `${n} practices drawn around: a link cannot name so many. Choose an area instead.`,
  },
})
