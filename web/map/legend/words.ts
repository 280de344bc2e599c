import { dictionary } from '../../ui/dictionary.ts'
import { singular } from '../../ui/french.ts'

/** Words of the legend's own controls. */
export const t = dictionary({
  fr: {
    croisee: 'Risque et désert médical',
    risque: 'Risque, sur 100',
    desert: 'Part des habitants sous-dense (APL < 2,5)',
    case: (risque: string, desert: string, n: string) =>
      `Risque ${risque}, part sous-dense ${desert} : ${n} territoires`,
    ecartTitre: (quoi: string) => `${quoi} : écart`,
    ecartEntre: (avant: string, apres: string) => `du ${avant} au ${apres}`,
    mieux: (mots: string) => `mieux, ${mots}`,
    pire: (mots: string) => `pire, ${mots}`,
    stable: (x: string) => `moins de ${x} d’écart`,
    etPlus: (x: string) => `${x} et plus`,
    aCheval: 'bornes dans deux classes voisines : la couleur est celle de leur milieu',
    sansCouleur: 'bornes trop écartées pour une couleur, ou donnée absente',
    nonEtabli:
      'différence non établie : moins de 95 % des tirages communs aux deux jours lui donnent ce sens, ou ils ne sont pas calculés',
    immobile: 'Cet indicateur ne suit pas le statut des cabinets : il ne change pas d’un jour à l’autre.',
    seuil: 'Seuil d’APL',
    seuilAide: (x: string) =>
      `${x} consultations par an et par habitant ; la DREES dit « sous-dense » sous 2,5`,
    seuilDrees: 'Revenir à 2,5',
    communes: (n: string) => `${n} ${singular(n) ? 'commune' : 'communes'} sous ce seuil`,
    rangs: 'Classes',
    fond: 'Fond de carte de l’IGN',
    fondDe: 'Fond de carte © IGN',
    fondAvis: (hote: string) =>
      `Les images viennent alors ${hote}, qui voit votre adresse IP et la zone que vous regardez. Rien ne lui est demandé avant.`,
    fondIgn: (hote: string) => `du serveur de l’IGN (${hote})`,
    fondAutre: (hote: string) => `de ${hote}`,
    fondPali: 'Sous ce fond, les teintes de la carte sont plus pâles que celles de la légende.',
    fondEnPanne: 'Le fond de carte ne vient pas, ou pas entier. Tout le reste de la carte est là.',
  },
  en: {
    croisee: 'Risk and medical desert',
    risque: 'Risk, out of 100',
    desert: 'People in under-served areas (APL < 2.5)',
    case: (risque: string, desert: string, n: string) =>
      `Risk ${risque}, under-served share ${desert}: ${n} areas`,
    ecartTitre: (quoi: string) => `${quoi}: difference`,
    ecartEntre: (avant: string, apres: string) => `from ${avant} to ${apres}`,
    mieux: (mots: string) => `better, ${mots}`,
    pire: (mots: string) => `worse, ${mots}`,
    stable: (x: string) => `less than ${x} apart`,
    etPlus: (x: string) => `${x} and more`,
    aCheval: 'ends in two neighbouring classes: the colour is that of their middle',
    sansCouleur: 'ends too far apart for a colour, or no data',
    nonEtabli:
      'difference not established: fewer than 95% of the draws shared by both days have this sign, or they are not computed',
    immobile: 'This indicator does not follow the status of practices: it does not change from day to day.',
    seuil: 'APL threshold',
    seuilAide: (x: string) =>
      `${x} consultations a year and inhabitant; the DREES says “under-served” below 2.5`,
    seuilDrees: 'Back to 2.5',
    communes: (n: string) => `${n} ${n === '1' ? 'commune' : 'communes'} under this threshold`,
    rangs: 'Classes',
    fond: 'IGN base map',
    fondDe: 'Base map © IGN',
    fondAvis: (hote: string) =>
      `Its images then come from ${hote}, which sees your IP address and the area you look at. Nothing is asked of it before.`,
    fondIgn: (hote: string) => `the IGN’s server (${hote})`,
    fondAutre: (hote: string) => hote,
    fondPali: 'Under this base map the colours are paler than the legend’s.',
    fondEnPanne: 'The base map does not come, or not all of it. Everything else of the map is there.',
  },
})
