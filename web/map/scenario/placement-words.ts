import { dictionary } from '../../ui/dictionary.ts'

/** Words of the placement of posts. */
export const t = dictionary({
  fr: {
    title: 'Où placer les prochains postes ?',
    where: 'Territoire des communes candidates',
    posts: 'Nombre de postes',
    etp: 'Équivalent temps plein de chacun',
    need: 'Pour qui',
    needs: {
      'sans-place': 'les personnes que le scénario laisse sans place',
      'hors-portee': 'les personnes suivies à plus de 20 minutes d’un cabinet ouvert',
      affectes: 'toutes les personnes dont le suivi est touché',
    },
    goal: 'Pour servir d’abord',
    spacing: 'Minutes de route entre deux postes, au moins',
    plans: 'Comparer trois plans',
    zip: 'Seulement les communes en ZIP',
    noMaisons:
      'Aucune liste des maisons de santé n’est importée ; la page qui compare les plans prend celles que vous connaissez.',
    search: 'Chercher les meilleures communes',
    calculation: 'Calcul…',
    failed: 'La recherche n’a pas pu se faire.',
    phrase: (served: string, need: string, candidates: string) =>
      `Personnes servies : ${served} sur ${need} dans le besoin ; communes comparées : ${candidates}.`,
    difference: (part: string) => `Au plus ${part} de moins que le meilleur choix possible.`,
    curve: 'Personnes servies, poste après poste',
    bound: (n: string) => `au mieux : ${n}`,
    nthPost: 'nombre de postes',
    estimated:
      'Personnes estimées, sans intervalle : elles dépendent des mêmes hypothèses que le scénario. Le calcul ne dit ni si un poste y serait pourvu, ni si un local existe.',
    add: 'Ajouter au scénario',
  },
  en: {
    title: 'Where to place the next posts?',
    where: 'Area of the candidate communes',
    posts: 'Number of posts',
    etp: 'Full-time equivalent of each',
    need: 'For whom',
    needs: {
      'sans-place': 'the people that the scenario leaves without a place',
      'hors-portee': 'people followed over 20 minutes from an open practice',
      affectes: 'everybody whose follow-up is affected',
    },
    goal: 'To serve first',
    spacing: 'Minutes by road between two posts, at least',
    plans: 'Compare three plans',
    zip: 'Only communes in ZIP',
    noMaisons:
      'No list of maisons de santé has been imported; the page that compares plans takes those you know of.',
    search: 'Find the best communes',
    calculation: 'Computing…',
    failed: 'The search could not be made.',
    phrase: (served: string, need: string, candidates: string) =>
      `People served: ${served} of ${need} in need; communes compared: ${candidates}.`,
    difference: (part: string) => `At most ${part} less than the best choice possible.`,
    curve: 'People served, post after post',
    bound: (n: string) => `at best: ${n}`,
    nthPost: 'number of posts',
    estimated:
      'Estimated people, without an interval: they rest on the same assumptions as the scenario. Nothing here says that a post would be filled or that premises exist.',
    add: 'Add to the scenario',
  },
})
