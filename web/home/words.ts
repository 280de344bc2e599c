import { dictionary } from '../ui/dictionary.ts'

export const t = dictionary({
  fr: {
    title: 'Relais — le suivi des malades chroniques menacé, et vers qui se tourner',
    description:
      'Où le suivi des malades chroniques par les infirmières Asalée risque de s’interrompre, et vers qui se tourner. Données publiques, datées, vérifiables.',
    heading: 'Qui prend le relais ?',
    lead: 'Les infirmières Asalée suivent des malades chroniques dans les cabinets de médecins généralistes. L’association qui les emploie',
    receivership: 'a été placée en redressement judiciaire le 27 mars 2026',
    leadEnd: 'Relais montre où le suivi par une infirmière risque de s’arrêter, et vers qui se tourner.',
    doorsTitle: 'Trois portes',
    doors: {
      patient: {
        who: 'Je suis suivi par une infirmière',
        text: 'La plus proche encore en activité, et quoi faire s’il n’y en a pas.',
      },
      planner: {
        who: 'J’organise les soins',
        text: 'Où le risque est le plus fort, et ce qui l’explique, commune par commune.',
        action: 'Ouvrir la carte',
        links: { methode: 'D’où viennent les chiffres', donnees: 'Télécharger les données' },
      },
      deputy: {
        who: 'J’interroge le Gouvernement',
        text: 'Les chiffres d’une circonscription : datés, avec leur intervalle, prêts à citer.',
        label: 'Numéro, département ou député',
        hint: 'Par exemple : 72-04, ou Sarthe',
        action: 'Voir la fiche',
      },
    },
    stateTitle: (date: string) => `Le pays au ${date}`,
    stateText:
      'Chaque signe est un groupe de cabinets. Un statut qui n’a pas été confirmé depuis longtemps devient « inconnu ».',
    relaylessMeaning: 'Ils devraient perdre leur suivi sans trouver de relais. Ils gardent leur médecin.',
    followedMeaning: 'Nombre retenu par Relais ; d’autres circulent.',
    reachedMeaning: 'Personnes « touchées » : une autre définition que les patients suivis.',
    otherTotal:
      'Les patients de cette page répartissent ici un million de personnes « touchées », une autre définition. La carte, les fichiers et les citations gardent l’autre total ; le risque est le même avec les deux.',
    otherFigures: 'Pourquoi les chiffres se contredisent',
    timelineTitle: 'En bref',
    timelineAll: 'Toute la chronologie',
    limitsTitle: 'Ce que nous ne savons pas',
    limits: [
      'Où sont les vrais cabinets Asalée : leur liste n’est pas publique.',
      'Combien de patients suit chaque infirmière : nous l’estimons, avec un intervalle.',
      'Qui a vraiment perdu son suivi : personne ne l’a compté. Un malade garde son médecin.',
      'Le temps exact de trajet : nous l’estimons à partir de la distance.',
    ],
    limitsMore: 'La méthode, et ce qu’elle refuse de dire',
  },
  en: {
    title: 'Relais — threatened care for chronic patients, and who to turn to',
    description:
      'Where follow-up of chronic patients by Asalée nurses is at risk of interruption, and who to turn to. Public, dated, verifiable data.',
    heading: 'Who takes over?',
    lead: 'Asalée nurses follow chronic patients in GPs’ practices. The association that employs them',
    receivership: 'was placed in receivership on 27 March 2026',
    leadEnd: 'Relais shows where care from these nurses may stop, and who to turn to.',
    doorsTitle: 'Three doors',
    doors: {
      patient: {
        who: 'I see an Asalée nurse',
        text: 'The nearest one still working, and what to do if there is none.',
      },
      planner: {
        who: 'I organise care',
        text: 'Where the risk is highest, and what explains it, commune by commune.',
        action: 'Open the map',
        links: { methode: 'Where the figures come from', donnees: 'Download the data' },
      },
      deputy: {
        who: 'I question the Government',
        text: 'The figures of a constituency: dated, with their interval, ready to quote.',
        label: 'Number, département or deputy',
        hint: 'For example: 72-04, or Sarthe',
        action: 'See the sheet',
      },
    },
    stateTitle: (date: string) => `The country on ${date}`,
    stateText:
      'Each mark is a group of practices. A status that has not been confirmed for a long time becomes “unknown”.',
    relaylessMeaning:
      'They are expected to lose their follow-up without finding a relay. They keep their GP.',
    followedMeaning: 'The number Relais uses; others circulate.',
    reachedMeaning: 'People “reached”: another definition than that of followed patients.',
    otherTotal:
      'Patients of this page share out a million people “reached”, another definition. The map, the files and the quotations keep the other total; the risk is the same with both.',
    otherFigures: 'Why the figures disagree',
    timelineTitle: 'In short',
    timelineAll: 'The full timeline',
    limitsTitle: 'What we do not know',
    limits: [
      'Where the real Asalée practices are: their list is not public.',
      'How many patients each nurse follows: we estimate it, with an interval.',
      'Who has really lost their follow-up: nobody has counted. Patients keep their GP.',
      'The exact travel time: we estimate it from the distance.',
    ],
    limitsMore: 'The method, and what it refuses to say',
  },
})
