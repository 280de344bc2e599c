import { dictionary } from '../../ui/dictionary.ts'

/** Words of the shape drawn on the map. */
export const t = dictionary({
  fr: {
    drawAround: 'Entourer des cabinets',
    stop: 'Ne plus entourer',
    drawIt:
      'Dessinez autour des cabinets sur la carte, sans lever le doigt ou la souris. Échap pour renoncer.',
    keyboard: 'Au clavier : la liste des cabinets et le choix d’un territoire font la même chose.',
    givenUp: 'Rien n’a été entouré.',
    nobody: 'Aucun cabinet dans ce tracé.',
    closed: (n: string) => `Cabinets entourés, qui ferment : ${n}.`,
    tooMany: (n: string) =>
      `${n} cabinets entourés : un lien ne peut pas en nommer autant. Choisissez plutôt un territoire.`,
  },
  en: {
    drawAround: 'Draw around practices',
    stop: 'Stop drawing',
    drawIt:
      'Draw around the practices on the map without lifting the finger or the mouse. Escape to give up.',
    keyboard: 'By keyboard: the list of practices and the choice of an area do the same.',
    givenUp: 'Nothing was drawn around.',
    nobody: 'No practice in this shape.',
    closed: (n: string) => `Practices drawn around, which close: ${n}.`,
    tooMany: (n: string) =>
      `${n} practices drawn around: a link cannot name so many. Choose an area instead.`,
  },
})
