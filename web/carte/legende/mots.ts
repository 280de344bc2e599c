import { dictionary } from '../../words/dictionary.ts'

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
    nonEtabli: 'différence non établie : les deux intervalles se recouvrent, ou ne sont pas calculés',
    immobile: 'Cet indicateur ne suit pas le statut des cabinets : il ne change pas d’un jour à l’autre.',
    seuil: 'Seuil d’APL',
    seuilAide: (x: string) =>
      `${x} consultations par an et par habitant ; la DREES dit « sous-dense » sous 2,5`,
    seuilDrees: 'Revenir à 2,5',
    communes: (n: string) => `${n} communes sous ce seuil`,
    rangs: 'Classes',
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
    nonEtabli: 'difference not established: the two intervals overlap, or are not computed',
    immobile: 'This indicator does not follow the status of practices: it does not change from day to day.',
    seuil: 'APL threshold',
    seuilAide: (x: string) =>
      `${x} consultations a year and inhabitant; the DREES says “under-served” below 2.5`,
    seuilDrees: 'Back to 2.5',
    communes: (n: string) => `${n} communes under this threshold`,
    rangs: 'Classes',
  },
})
