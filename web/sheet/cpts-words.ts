import { dictionary } from '../ui/dictionary.ts'

/** Words of the CPTS of a commune. */
export const t = dictionary({
  fr: {
    title: 'Communautés professionnelles de santé (CPTS)',
    state: {
      signee: 'accord signé',
      projet: 'en projet : elle n’existe pas encore',
      unknown: 'état non précisé par la source',
    },
    part: 'pour une partie de la commune',
    partNamed: (part: string) => `pour une partie de la commune (${part})`,
    site: 'Son site',
    none: {
      aucune: 'Ce qui est chargé couvre ce département et n’y nomme aucune CPTS pour cette commune.',
      'hors-liste': 'Ce qui est chargé ne couvre pas cette commune : Relais ne sait pas si une CPTS y est.',
      'non-chargees':
        'Les CPTS par commune ne sont pas chargées sur ce site : Relais ne sait pas ce qu’il y a ici.',
    },
    source: {
      'cpts-polygones': (day: string | null) =>
        day === null
          ? 'D’après les contours de la DGOS, qui ne disent pas leur date.'
          : `D’après les contours de la DGOS, état au ${day}.`,
      'cpts-listes': (day: string | null) =>
        day === null ? 'D’après la liste de l’ARS.' : `D’après la liste de l’ARS, ${day}.`,
    },
    silent: {
      'cpts-polygones': (day: string | null) =>
        `Les contours de la DGOS, ${day === null ? 'sans date' : `état au ${day}`}, ne nomment aucune CPTS pour cette commune.`,
      'cpts-listes': (day: string | null) =>
        `La liste de l’ARS, ${day ?? 'sans date'}, ne nomme aucune CPTS pour cette commune.`,
    },
    about: { 'cpts-polygones': 'Les contours de la DGOS', 'cpts-listes': 'Les listes des ARS' },
  },
  en: {
    title: 'Local health professionals’ communities (CPTS)',
    state: {
      signee: 'agreement signed',
      projet: 'a project: it does not exist yet',
      unknown: 'state not given by the source',
    },
    part: 'for part of the commune',
    partNamed: (part: string) => `for part of the commune (${part})`,
    site: 'Its site',
    none: {
      aucune: 'What is loaded covers this département and names no CPTS for this commune.',
      'hors-liste': 'What is loaded does not cover this commune: Relais does not know whether it has a CPTS.',
      'non-chargees': 'CPTS by commune are not loaded on this site: Relais does not know what there is here.',
    },
    source: {
      'cpts-polygones': (day: string | null) =>
        day === null
          ? 'From the outlines of the DGOS (health ministry), which tell no date.'
          : `From the outlines of the DGOS (health ministry), as of ${day}.`,
      'cpts-listes': (day: string | null) =>
        day === null ? 'From the ARS’s list.' : `From the ARS’s list, ${day}.`,
    },
    silent: {
      'cpts-polygones': (day: string | null) =>
        `The outlines of the DGOS (health ministry), ${day === null ? 'without a date' : `as of ${day}`}, name no CPTS for this commune.`,
      'cpts-listes': (day: string | null) =>
        `The ARS’s list, ${day ?? 'without a date'}, names no CPTS for this commune.`,
    },
    about: { 'cpts-polygones': 'The outlines of the DGOS', 'cpts-listes': 'The lists of the ARS' },
  },
})
