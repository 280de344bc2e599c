import { dictionary } from '../ui/dictionary.ts'

/** Words of the named scenarios. */
export const t = dictionary({
  fr: {
    title: 'Si une hypothèse changeait',
    lead: 'Un total qui est une convention, un statut que personne ne connaît : cela ne se tire pas au sort. On montre donc ce que donneraient trois hypothèses nommées, à côté du calcul du jour.',
    million:
      'Un million : « près d’un million » de patients est l’autre nombre public (question orale 591 de la 16e législature). Il compte des personnes touchées, une autre définition que les patients suivis. Les parts restent les mêmes : chaque compte est multiplié par le même nombre, et le risque ne change pas. Le plafond par commune n’est pas réappliqué : il ne pourrait pas contenir tant de monde.',
    unknown:
      'Statuts inconnus : tous ouverts, ou tous arrêtés. Ce sont les deux bouts de ce qui n’est pas su ; le calcul du jour est entre les deux. Valeurs centrales, sans intervalle : l’hypothèse remplace le tirage.',
    sources: 'Les nombres publics et leurs sources',
    download: 'Toutes les valeurs en CSV',
    scenario: 'Hypothèse',
    region: 'Région',
    regions: 'Les mêmes hypothèses par région',
    regionsCaption: 'Patients attendus sans relais, et risque sur 100 patients suivis, par région',
    regionsLead:
      'Le nombre est celui des patients attendus sans relais à trois mois ; entre parenthèses, le risque sur 100 patients suivis.',
    caption: (nom: string) => `Hypothèses nommées : ${nom}`,
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
      'One million: “près d’un million” (nearly a million) patients is the other public number (oral question 591 of the 16th legislature). It counts people reached, another definition than that of the followed. The shares stay the same: each count is multiplied by the same number, and the risk does not change. The cap on each commune is not applied again: it could not hold so many people.',
    unknown:
      'Unknown statuses: all open, or all stopped. These are the two ends of what is not known; the calculation of the day lies between them. Central values, without an interval: the assumption takes the place of the draw.',
    sources: 'The public numbers and their sources',
    download: 'All values as CSV',
    scenario: 'Assumption',
    region: 'Region',
    regions: 'The same assumptions by region',
    regionsCaption: 'Patients expected without a relay, and risk of 100 followed patients, by region',
    regionsLead:
      'The number is that of patients expected without a relay within three months; in brackets, the risk of 100 followed patients.',
    caption: (nom: string) => `Named assumptions: ${nom}`,
    name: {
      jour: 'Calculation of the day',
      'un-million': 'One million patients reached',
      'inconnus-ouverts': 'Unknown all open',
      'inconnus-arretes': 'Unknown all stopped',
    },
  },
})
