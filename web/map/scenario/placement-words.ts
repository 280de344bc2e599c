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
    objectif: 'Pour servir d’abord',
    espace: 'Minutes de route entre deux postes, au moins',
    plans: 'Comparer trois plans',
    zip: 'Seulement les communes en ZIP',
    sansMaisons:
      'Aucune liste des maisons de santé n’est importée ; la page qui compare les plans prend celles que vous connaissez.',
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
    objectif: 'To serve first',
    espace: 'Minutes by road between two posts, at least',
    plans: 'Compare three plans',
    zip: 'Only communes in ZIP',
    sansMaisons:
      'No list of maisons de santé has been imported; the page that compares plans takes those you know of.',
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
    ajouter: 'Add to the scenario',
  },
})
