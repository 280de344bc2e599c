import { dictionary } from '../../ui/dictionary.ts'

/** Words of the placement of posts. */
export const t = dictionary({
  fr: {
    titre: 'Où placer les prochains postes ?',
    ou: 'Territoire des communes candidates',
    postes: 'Nombre de postes',
    etp: 'Équivalent temps plein de chacun',
    besoin: 'Pour qui',
    besoins: {
      'sans-place': 'les personnes que le scénario laisse sans place',
      'hors-portee': 'les personnes suivies à plus de 20 minutes d’un cabinet ouvert',
      affectes: 'toutes les personnes dont le suivi est touché',
    },
    zip: 'Seulement les communes en ZIP',
    sansMaisons: 'Le filtre « maison de santé » n’existe pas ici : aucune liste n’en est importée.',
    chercher: 'Chercher les meilleures communes',
    calcul: 'Calcul…',
    panne: 'La recherche n’a pas pu se faire.',
    phrase: (servies: string, besoin: string, candidates: string) =>
      `Personnes servies : ${servies} sur ${besoin} dans le besoin ; communes comparées : ${candidates}.`,
    ecart: (part: string) => `Au plus ${part} de moins que le meilleur choix possible.`,
    courbe: 'Personnes servies, poste après poste',
    borne: (n: string) => `au mieux : ${n}`,
    nieme: 'nombre de postes',
    estimees:
      'Personnes estimées, sans intervalle : elles dépendent des mêmes hypothèses que le scénario. Le calcul ne dit ni si un poste y serait pourvu, ni si un local existe.',
    lieu: 'Commune',
    gain: 'Ce poste ajoute',
    total: 'Total servi',
    ajouter: 'Ajouter au scénario',
  },
  en: {
    titre: 'Where to place the next posts?',
    ou: 'Area of the candidate communes',
    postes: 'Number of posts',
    etp: 'Full-time equivalent of each',
    besoin: 'For whom',
    besoins: {
      'sans-place': 'the people that the scenario leaves without a place',
      'hors-portee': 'people followed over 20 minutes from an open practice',
      affectes: 'everybody whose follow-up is affected',
    },
    zip: 'Only communes in ZIP',
    sansMaisons: 'There is no “maison de santé” filter here: no list of them has been imported.',
    chercher: 'Find the best communes',
    calcul: 'Computing…',
    panne: 'The search could not be made.',
    phrase: (servies: string, besoin: string, candidates: string) =>
      `People served: ${servies} of ${besoin} in need; communes compared: ${candidates}.`,
    ecart: (part: string) => `At most ${part} less than the best choice possible.`,
    courbe: 'People served, post after post',
    borne: (n: string) => `at best: ${n}`,
    nieme: 'number of posts',
    estimees:
      'Estimated people, without an interval: they rest on the same assumptions as the scenario. Nothing here says that a post would be filled or that premises exist.',
    lieu: 'Commune',
    gain: 'This post adds',
    total: 'Served in all',
    ajouter: 'Add to the scenario',
  },
})
