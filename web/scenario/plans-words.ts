import { dictionary } from '../ui/dictionary.ts'
import { singular } from '../ui/french.ts'

/** Words of the plans of placement: the page and the map's panel say the same. */
export const t = dictionary({
  fr: {
    titre: 'Où placer les prochains postes ?',
    description: 'Trois plans pour les mêmes postes, côte à côte : qui ils servent, où, à quel coût.',
    intro:
      'Donnez un territoire et un nombre de postes : trois plans répondent, chacun à une autre idée du bien. Rien ne dit ici si un poste serait pourvu, ni si un local existe.',
    territoire: 'Territoire',
    choisir: 'Choisissez un territoire',
    niveaux: { france: 'France', region: 'Régions', departement: 'Départements', autre: 'Autre découpage' },
    champs: {
      territoire: 'Territoire',
      scenario: 'Après un scénario',
      posts: 'Nombre de postes',
      etp: 'Équivalent temps plein de chacun',
      need: 'Pour qui',
      residents: 'De quels habitants',
      coverMinutes: 'Trajet admis jusqu’au poste (minutes)',
      costPerPost: 'Coût d’un poste (euros par an)',
      budget: 'Budget (euros par an)',
      zonage: 'Zonage des communes',
      minMedecinsGeneralistes: 'Médecins généralistes au moins',
      maisonsDeSante: 'Communes avec une maison de santé (codes Insee)',
      minMinutesApart: 'Minutes entre les postes du plan espacé',
    },
    aides: {
      scenario: 'Le lien d’un scénario. Sans lien : aujourd’hui, sans fermeture.',
      costPerPost: 'À vous de le donner : aucune source ne le publie.',
      budget: 'Demande le coût d’un poste.',
      minMedecinsGeneralistes: 'Dans la commune, d’après l’Insee (2020). 0 : sans condition.',
      maisonsDeSante: 'À vous de les donner : elles comptent sans condition de médecins.',
    },
    besoins: {
      'sans-place': 'les personnes que le scénario laisse sans place',
      'hors-portee': 'les personnes suivies à plus de 20 minutes d’un cabinet ouvert',
      affectes: 'toutes les personnes dont le suivi est touché',
    },
    residents: { territoire: 'ceux du territoire seulement', partout: 'tous ceux à portée, voisins compris' },
    tous: 'tous',
    autres: 'Autres conditions',
    comparer: 'Comparer les plans',
    changer: 'Changer la question',
    faux: (champ: string) => `Ce qui est écrit ne convient pas : ${champ}.`,
    coutManquant: 'Un budget demande le coût d’un poste.',
    plans: {
      personnes: 'Le plus de personnes',
      'moins-desservis': 'Les moins bien desservis d’abord',
      espaces: 'Postes espacés',
    },
    pourquoi: {
      personnes: () => 'Chaque poste va où il sert le plus de personnes.',
      'moins-desservis': () =>
        'Les postes vont d’abord au cinquième des personnes dans le besoin dont le cabinet ouvert est le plus loin.',
      espaces: (n: string) => `Comme le premier, mais à ${n} minutes de route au moins entre deux postes.`,
    },
    cotes: 'Les trois plans côte à côte',
    lignes: {
      postes: 'Postes placés',
      servies: 'Personnes servies',
      moins: 'dont, parmi les moins bien desservies, au plus',
      ecart: 'Au plus de moins que le meilleur choix possible',
      cout: 'Coût par an',
      parPersonne: 'Coût par personne servie',
      reste: 'Reste du budget',
      comparees: 'Communes comparées',
      ecartees: 'Communes écartées',
    },
    sur: (n: string, total: string) => `${n} sur ${total}`,
    postes: (n: string, etp: string) => `${n} (${etp} ETP)`,
    payes: (n: string) => `le budget en paie ${n}`,
    residentsNote:
      'Sous le département, le besoin du seul territoire ne se dit pas : celui de tous à portée compte.',
    moinsQueDemande: (n: string, voulus: string) =>
      `Placés : ${n} sur ${voulus} demandés. Les autres ne serviraient personne.`,
    plusDePlace: (n: string, voulus: string) =>
      `Placés : ${n} sur ${voulus} demandés. Aucune autre commune admise n’ajouterait de personnes (postes par commune, écart entre postes, médecins).`,
    budgetVide: 'Le budget ne paie aucun poste.',
    sansCommune: (peu: string, inconnu: string) =>
      `Aucune commune n’a été comparée : ${peu} ont trop peu de médecins, ${inconnu} un nombre inconnu.`,
    ecartees: (peu: string, inconnu: string) => `${peu} (trop peu de médecins), ${inconnu} (nombre inconnu)`,
    euros: (n: string) => `${n} €`,
    sansCout: 'coût non donné',
    sansBudget: 'budget non donné',
    lieu: 'Commune',
    gain: 'Ce poste ajoute',
    total: 'Total servi',
    minutes: 'Trajet moyen',
    medecins: 'Médecins',
    inconnu: 'inconnu',
    structures: 'Maisons et centres de santé',
    comptees: (maisons: number, centres: number) =>
      maisons + centres === 0
        ? 'aucun dans FINESS'
        : [
            maisons > 0 && (maisons === 1 ? '1 maison' : `${maisons} maisons`),
            centres > 0 && (centres === 1 ? '1 centre' : `${centres} centres`),
          ]
            .filter(Boolean)
            .join(', '),
    nonCharge: 'inconnu (FINESS non chargé)',
    equivalentes: 'Communes équivalentes',
    equivalentesCourt: 'Équivalentes',
    equivalentesNote: 'Équivalente : le poste y servirait autant de personnes, à 10 près.',
    combien: (n: string, auMoins: boolean, un: boolean) =>
      `${auMoins ? 'au moins ' : ''}${n} ${un ? 'commune équivalente' : 'communes équivalentes'}`,
    aucune: 'aucune',
    suite: (n: string) => `et ${n} ${singular(n) ? 'autre' : 'autres'}`,
    personne: 'Aucun poste ne servirait personne dans ces communes.',
    rapport: 'Ce que ces postes changent : le rapport',
    dansCarte: 'Voir sur la carte',
    tableau: 'Les plans en tableau (CSV)',
    imprimer: 'Imprimer ou enregistrer en PDF',
    sources: 'Sources',
    calcul: (date: string) => `Statuts du ${date}`,
    executer: 'Calcul',
    estimees:
      'Personnes estimées, sans intervalle : elles dépendent des mêmes hypothèses que le scénario. Un poste joué comme ouverture accueille selon la loi de Huff : le rapport en dit le résultat.',
  },
  en: {
    titre: 'Where to place the next posts?',
    description: 'Three plans for the same posts, side by side: whom they serve, where, at what cost.',
    intro:
      'Give an area and a number of posts: three plans answer, each to another idea of what is good. Nothing here says that a post would be filled or that premises exist.',
    territoire: 'Area',
    choisir: 'Choose an area',
    niveaux: { france: 'France', region: 'Regions', departement: 'Départements', autre: 'Another level' },
    champs: {
      territoire: 'Area',
      scenario: 'After a scenario',
      posts: 'Number of posts',
      etp: 'Full-time equivalent of each',
      need: 'For whom',
      residents: 'Of which inhabitants',
      coverMinutes: 'Journey allowed to the post (minutes)',
      costPerPost: 'Cost of a post (euros a year)',
      budget: 'Budget (euros a year)',
      zonage: 'Zone of the communes',
      minMedecinsGeneralistes: 'General practitioners at least',
      maisonsDeSante: 'Communes with a maison de santé (Insee codes)',
      minMinutesApart: 'Minutes between the posts of the spaced plan',
    },
    aides: {
      scenario: 'The link of a scenario. Without one: today, with nothing closed.',
      costPerPost: 'Yours to give: no source publishes it.',
      budget: 'Needs the cost of a post.',
      minMedecinsGeneralistes: 'In the commune, by Insee (2020). 0: no condition.',
      maisonsDeSante: 'Yours to give: they count whatever their practitioners.',
    },
    besoins: {
      'sans-place': 'the people that the scenario leaves without a place',
      'hors-portee': 'people followed over 20 minutes from an open practice',
      affectes: 'everybody whose follow-up is affected',
    },
    residents: {
      territoire: 'those of the area only',
      partout: 'all those within reach, neighbours included',
    },
    tous: 'all',
    autres: 'Other conditions',
    comparer: 'Compare the plans',
    changer: 'Change the question',
    faux: (champ: string) => `What is written cannot be used: ${champ}.`,
    coutManquant: 'A budget needs the cost of a post.',
    plans: {
      personnes: 'Most people',
      'moins-desservis': 'The least served first',
      espaces: 'Posts apart',
    },
    pourquoi: {
      personnes: () => 'Each post goes where it serves most people.',
      'moins-desservis': () =>
        'Posts go first to the fifth of the people in need whose open practice is farthest.',
      espaces: (n: string) => `Like the first, with at least ${n} minutes by road between two posts.`,
    },
    cotes: 'The three plans side by side',
    lignes: {
      postes: 'Posts placed',
      servies: 'People served',
      moins: 'of whom, among the least served, at most',
      ecart: 'At most below the best choice possible',
      cout: 'Cost a year',
      parPersonne: 'Cost per person served',
      reste: 'Budget left',
      comparees: 'Communes compared',
      ecartees: 'Communes left out',
    },
    sur: (n: string, total: string) => `${n} of ${total}`,
    postes: (n: string, etp: string) => `${n} (${etp} FTE)`,
    payes: (n: string) => `the budget pays for ${n}`,
    residentsNote:
      'Below the département the need of the area alone is not told: that of everybody within reach counts.',
    moinsQueDemande: (n: string, voulus: string) =>
      `Placed: ${n} of the ${voulus} asked for. The others would serve nobody.`,
    plusDePlace: (n: string, voulus: string) =>
      `Placed: ${n} of the ${voulus} asked for. No other commune allowed would add anybody (posts per commune, distance between posts, practitioners).`,
    budgetVide: 'The budget pays for no post.',
    sansCommune: (peu: string, inconnu: string) =>
      `No commune was compared: ${peu} have too few practitioners, ${inconnu} an unknown number.`,
    ecartees: (peu: string, inconnu: string) => `${peu} (too few practitioners), ${inconnu} (number unknown)`,
    euros: (n: string) => `€${n}`,
    sansCout: 'no cost given',
    sansBudget: 'no budget given',
    lieu: 'Commune',
    gain: 'This post adds',
    total: 'Served in all',
    minutes: 'Mean journey',
    medecins: 'Practitioners',
    inconnu: 'unknown',
    structures: 'Maisons and centres de santé',
    comptees: (maisons: number, centres: number) =>
      maisons + centres === 0
        ? 'none in FINESS'
        : [
            maisons > 0 && (maisons === 1 ? '1 maison' : `${maisons} maisons`),
            centres > 0 && (centres === 1 ? '1 centre' : `${centres} centres`),
          ]
            .filter(Boolean)
            .join(', '),
    nonCharge: 'unknown (FINESS not loaded)',
    equivalentes: 'Equivalent communes',
    equivalentesCourt: 'Equivalents',
    equivalentesNote: 'Equivalent: the post would serve as many people there, to within 10.',
    combien: (n: string, auMoins: boolean, un: boolean) =>
      `${auMoins ? 'at least ' : ''}${n} equivalent ${un ? 'commune' : 'communes'}`,
    aucune: 'none',
    suite: (n: string) => `and ${n} more`,
    personne: 'No post would serve anybody in these communes.',
    rapport: 'What these posts change: the report',
    dansCarte: 'See on the map',
    tableau: 'The plans as a table (CSV)',
    imprimer: 'Print or save as PDF',
    sources: 'Sources',
    calcul: (date: string) => `Statuses of ${date}`,
    executer: 'Calculation',
    estimees:
      'Estimated people, without an interval: they rest on the same assumptions as the scenario. A post played as an opening takes people in by Huff’s law: the report tells what comes of it.',
  },
})
