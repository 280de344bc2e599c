import { dictionary } from './dictionary.ts'

export const t = dictionary({
  fr: {
    description:
      'La page demandée ne peut pas être montrée. Voici où aller à la place, et qui appeler en cas de besoin.',
    status: (code: number) => `Erreur ${code}`,
    nearest: (date: string) => `Voir cette page au ${date}, le jour connu le plus proche`,
    next: 'Que faire maintenant ?',
    retry: 'Rechargez la page dans une minute. Votre navigateur garde ce que vous aviez écrit.',
    find: 'Chercher l’infirmière la plus proche',
    list: 'Choisir une circonscription dans la liste',
    home: 'Revenir à l’accueil',
    care: 'Besoin de soins ce soir ? Appelez le 116 117 (un médecin) ou le 15 (urgence vitale).',
  },
  en: {
    description: 'The page asked for cannot be shown. Here is where to go instead, and who to call in need.',
    status: (code: number) => `Error ${code}`,
    nearest: (date: string) => `See this page on ${date}, the nearest day that is known`,
    next: 'What to do now?',
    retry: 'Reload the page in a minute. Your browser keeps what you typed.',
    find: 'Find the nearest nurse',
    list: 'Choose a constituency in the list',
    home: 'Back to the home page',
    care: 'Need care tonight? Call 116 117 (a doctor) or 15 (life-threatening emergency).',
  },
})
