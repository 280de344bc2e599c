import { dictionary } from '../ui/dictionary.ts'

/** Words of the named scenarios. */
export const t = dictionary({
  fr: {
    title: 'Si une hypothèse changeait',
    lead: 'Un total qui est une convention, un statut que personne ne connaît : cela ne se tire pas au sort. On montre donc ce que donneraient trois hypothèses nommées, à côté du calcul du jour.',
    million:
      'Un million : « près d’un million » de patients est l’autre nombre public (question orale 591 de la 16e législature). Il compte des personnes touchées, une autre définition que les patients suivis. Les parts restent les mêmes : chaque compte est multiplié par le même nombre, et le risque ne change pas. Le plafond par commune n’est pas réappliqué : il ne pourrait pas contenir tant de monde. [[qosd-16-591]]',
    unknown:
      'Statuts inconnus : tous ouverts, ou tous arrêtés. Ce sont les deux bouts de ce qui n’est pas su ; le calcul du jour est entre les deux. Valeurs centrales, sans intervalle : l’hypothèse remplace le tirage.',
    sources: 'Les nombres publics et leurs sources',
    download: 'Toutes les valeurs en CSV',
    scenario: 'Hypothèse',
    region: 'Région',
    regions: 'Les mêmes hypothèses par région',
    risk: (value: string) => `risque ${value}`,
    regionsCaption: 'Patients attendus sans relais, et risque sur 100 patients suivis, par région',
    regionsLead:
      'Patients attendus sans relais à trois mois et, dessous, risque sur 100 patients suivis. « Ouverts », « Arrêtés » : les cabinets de statut inconnu. [[definition]]',
    caption: (nom: string) => `Hypothèses nommées : ${nom}`,
    head: {
      'patients-suivis': 'Suivis',
      'interruptions-attendues': 'Interruptions attendues',
      'patients-sans-relais': 'Sans relais',
      risque: 'Risque sur 100 suivis',
    },
    short: {
      jour: 'Jour',
      'un-million': 'Un million',
      'inconnus-ouverts': 'Ouverts',
      'inconnus-arretes': 'Arrêtés',
    },
    name: {
      jour: 'Calcul du jour',
      'un-million': 'Un million de patients touchés',
      'inconnus-ouverts': 'Inconnus tous ouverts',
      'inconnus-arretes': 'Inconnus tous arrêtés',
    },
  },
  en: {
    title: 'If an assumption changed',
    lead: 'A total that is a convention, a status that nobody knows: these are not drawn at random. So here is what three named assumptions would give, beside the calculation of the day.',
    million:
      'One million: “près d’un million” (nearly a million) patients is the other public number (oral question 591 of the 16th legislature). It counts people reached, another definition than that of the followed. The shares stay the same: each count is multiplied by the same number, and the risk does not change. The cap on each commune is not applied again: it could not hold so many people. [[qosd-16-591]]',
    unknown:
      'Unknown statuses: all open, or all stopped. These are the two ends of what is not known; the calculation of the day lies between them. Central values, without an interval: the assumption takes the place of the draw.',
    sources: 'The public numbers and their sources',
    download: 'All values as CSV',
    scenario: 'Assumption',
    region: 'Region',
    regions: 'The same assumptions by region',
    risk: (value: string) => `risk ${value}`,
    regionsCaption: 'Patients expected without a relay, and risk of 100 followed patients, by region',
    regionsLead:
      'Patients expected without a relay within three months and, beneath, the risk of 100 followed patients. “Open”, “Stopped”: the practices of unknown status. [[definition]]',
    caption: (nom: string) => `Named assumptions: ${nom}`,
    head: {
      'patients-suivis': 'Followed',
      'interruptions-attendues': 'Expected interruptions',
      'patients-sans-relais': 'Without a relay',
      risque: 'Risk of 100 followed',
    },
    short: {
      jour: 'Day',
      'un-million': 'One million',
      'inconnus-ouverts': 'Open',
      'inconnus-arretes': 'Stopped',
    },
    name: {
      jour: 'Calculation of the day',
      'un-million': 'One million patients reached',
      'inconnus-ouverts': 'Unknown all open',
      'inconnus-arretes': 'Unknown all stopped',
    },
  },
})
