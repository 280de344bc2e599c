import { dictionary } from '../../ui/dictionary.ts'
import { singular } from '../../ui/french.ts'

/** Words of the legend's own controls. */
export const t = dictionary({
  fr: {
    crossed: 'Risque et désert médical',
    risque: 'Risque, sur 100',
    desert: 'Part des habitants sous-dense (APL < 2,5)',
    case: (risque: string, desert: string, n: string) =>
      `Risque ${risque}, part sous-dense ${desert} : ${n} territoires`,
    differenceTitle: (what: string) => `${what} : écart`,
    differenceBetween: (before: string, after: string) => `du ${before} au ${after}`,
    better: (words: string) => `mieux, ${words}`,
    worse: (words: string) => `pire, ${words}`,
    stable: (x: string) => `moins de ${x} d’écart`,
    andMore: (x: string) => `${x} et plus`,
    straddling: 'bornes dans deux classes voisines : la couleur est celle de leur milieu',
    noColour: 'bornes trop écartées pour une couleur, ou donnée absente',
    notEstablished:
      'différence non établie : moins de 95 % des tirages communs aux deux jours lui donnent ce sens, ou ils ne sont pas calculés',
    unmoving: 'Cet indicateur ne suit pas le statut des cabinets : il ne change pas d’un jour à l’autre.',
    threshold: 'Seuil d’APL',
    thresholdHelp: (x: string) =>
      `${x} consultations par an et par habitant ; la DREES dit « sous-dense » sous 2,5`,
    dreesThreshold: 'Revenir à 2,5',
    communes: (n: string) => `${n} ${singular(n) ? 'commune' : 'communes'} sous ce seuil`,
    ranks: 'Classes',
    baseMap: 'Fond de carte de l’IGN',
    baseMapOf: 'Fond de carte © IGN',
    baseMapNotice: (host: string) =>
      `Les images viennent alors ${host}, qui voit votre adresse IP et la zone que vous regardez. Rien ne lui est demandé avant.`,
    baseMapIgn: (host: string) => `du serveur de l’IGN (${host})`,
    baseMapOther: (host: string) => `de ${host}`,
    baseMapPaled: 'Sous ce fond, les teintes de la carte sont plus pâles que celles de la légende.',
    baseMapFailed: 'Le fond de carte ne vient pas, ou pas entier. Tout le reste de la carte est là.',
  },
  en: {
    crossed: 'Risk and medical desert',
    risque: 'Risk, out of 100',
    desert: 'People in under-served areas (APL < 2.5)',
    case: (risque: string, desert: string, n: string) =>
      `Risk ${risque}, under-served share ${desert}: ${n} areas`,
    differenceTitle: (what: string) => `${what}: difference`,
    differenceBetween: (before: string, after: string) => `from ${before} to ${after}`,
    better: (words: string) => `better, ${words}`,
    worse: (words: string) => `worse, ${words}`,
    stable: (x: string) => `less than ${x} apart`,
    andMore: (x: string) => `${x} and more`,
    straddling: 'ends in two neighbouring classes: the colour is that of their middle',
    noColour: 'ends too far apart for a colour, or no data',
    notEstablished:
      'difference not established: fewer than 95% of the draws shared by both days have this sign, or they are not computed',
    unmoving: 'This indicator does not follow the status of practices: it does not change from day to day.',
    threshold: 'APL threshold',
    thresholdHelp: (x: string) =>
      `${x} consultations a year and inhabitant; the DREES says “under-served” below 2.5`,
    dreesThreshold: 'Back to 2.5',
    communes: (n: string) => `${n} ${n === '1' ? 'commune' : 'communes'} under this threshold`,
    ranks: 'Classes',
    baseMap: 'IGN base map',
    baseMapOf: 'Base map © IGN',
    baseMapNotice: (host: string) =>
      `Its images then come from ${host}, which sees your IP address and the area you look at. Nothing is asked of it before.`,
    baseMapIgn: (host: string) => `the IGN’s server (${host})`,
    baseMapOther: (host: string) => host,
    baseMapPaled: 'Under this base map the colours are paler than the legend’s.',
    baseMapFailed: 'The base map does not come, or not all of it. Everything else of the map is there.',
  },
})
