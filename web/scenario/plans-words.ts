import { dictionary } from '../ui/dictionary.ts'
import { singular } from '../ui/french.ts'

/** Words of the plans of placement: the page and the map's panel say the same. */
export const t = dictionary({
  fr: {
    title: 'Où placer les prochains postes ?',
    description: 'Trois plans pour les mêmes postes, côte à côte : qui ils servent, où, à quel coût.',
    intro:
      'Donnez un territoire et un nombre de postes : trois plans répondent, chacun à une autre idée du bien. Rien ne dit ici si un poste serait pourvu, ni si un local existe.',
    area: 'Territoire',
    select: 'Choisissez un territoire',
    niveaux: { france: 'France', region: 'Régions', departement: 'Départements', autre: 'Autre découpage' },
    fields: {
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
    hints: {
      scenario: 'Le lien d’un scénario. Sans lien : aujourd’hui, sans fermeture.',
      costPerPost: 'À vous de le donner : aucune source ne le publie.',
      budget: 'Demande le coût d’un poste.',
      minMedecinsGeneralistes: 'Dans la commune, d’après l’Insee (2020). 0 : sans condition.',
      maisonsDeSante: 'À vous de les donner : elles comptent sans condition de médecins.',
    },
    needs: {
      'sans-place': 'les personnes que le scénario laisse sans place',
      'hors-portee': 'les personnes suivies à plus de 20 minutes d’un cabinet ouvert',
      affectes: 'toutes les personnes dont le suivi est touché',
    },
    residents: { territoire: 'ceux du territoire seulement', partout: 'tous ceux à portée, voisins compris' },
    all: 'tous',
    others: 'Autres conditions',
    compare: 'Comparer les plans',
    change: 'Changer la question',
    wrong: (field: string) => `Ce qui est écrit ne convient pas : ${field}.`,
    missingCost: 'Un budget demande le coût d’un poste.',
    plans: {
      personnes: 'Le plus de personnes',
      'moins-desservis': 'Les moins bien desservis d’abord',
      espaces: 'Postes espacés',
    },
    why: {
      personnes: () => 'Chaque poste va où il sert le plus de personnes.',
      'moins-desservis': () =>
        'Les postes vont d’abord au cinquième des personnes dans le besoin dont le cabinet ouvert est le plus loin.',
      espaces: (n: string) => `Comme le premier, mais à ${n} minutes de route au moins entre deux postes.`,
    },
    sides: 'Les trois plans côte à côte',
    lines: {
      posts: 'Postes placés',
      served: 'Personnes servies',
      less: 'dont, parmi les moins bien desservies, au plus',
      difference: 'Au plus de moins que le meilleur choix possible',
      cost: 'Coût par an',
      perPerson: 'Coût par personne servie',
      remainder: 'Reste du budget',
      compared: 'Communes comparées',
      setAside: 'Communes écartées',
    },
    outOf: (n: string, total: string) => `${n} sur ${total}`,
    posts: (n: string, etp: string) => `${n} (${etp} ETP)`,
    paid: (n: string) => `le budget en paie ${n}`,
    residentsNote:
      'Sous le département, le besoin du seul territoire ne se dit pas : celui de tous à portée compte.',
    fewerThanAsked: (n: string, wanted: string) =>
      `Placés : ${n} sur ${wanted} demandés. Les autres ne serviraient personne.`,
    morePlace: (n: string, wanted: string) =>
      `Placés : ${n} sur ${wanted} demandés. Aucune autre commune admise n’ajouterait de personnes (postes par commune, écart entre postes, médecins).`,
    emptyBudget: 'Le budget ne paie aucun poste.',
    noCommune: (few: string, unknown: string) =>
      `Aucune commune n’a été comparée : ${few} ont trop peu de médecins, ${unknown} un nombre inconnu.`,
    setAside: (few: string, unknown: string) => `${few} (trop peu de médecins), ${unknown} (nombre inconnu)`,
    euros: (n: string) => `${n} €`,
    noCost: 'coût non donné',
    noBudget: 'budget non donné',
    place: 'Commune',
    gain: 'Ce poste ajoute',
    total: 'Total servi',
    minutes: 'Trajet moyen',
    doctors: 'Médecins',
    unknown: 'inconnu',
    structures: 'Maisons et centres de santé',
    counted: (maisons: number, centres: number) =>
      maisons + centres === 0
        ? 'aucun dans FINESS'
        : [
            maisons > 0 && (maisons === 1 ? '1 maison' : `${maisons} maisons`),
            centres > 0 && (centres === 1 ? '1 centre' : `${centres} centres`),
          ]
            .filter(Boolean)
            .join(', '),
    notLoaded: 'inconnu (FINESS non chargé)',
    equivalent: 'Communes équivalentes',
    equivalentShort: 'Équivalentes',
    equivalentNote: 'Équivalente : le poste y servirait autant de personnes, à 10 près.',
    count: (n: string, atLeast: boolean, one: boolean) =>
      `${atLeast ? 'au moins ' : ''}${n} ${one ? 'commune équivalente' : 'communes équivalentes'}`,
    none: 'aucune',
    andMore: (n: string) => `et ${n} ${singular(n) ? 'autre' : 'autres'}`,
    nobody: 'Aucun poste ne servirait personne dans ces communes.',
    report: 'Ce que ces postes changent : le rapport',
    onTheMap: 'Voir sur la carte',
    table: 'Les plans en tableau (CSV)',
    print: 'Imprimer ou enregistrer en PDF',
    sources: 'Sources',
    calculation: (date: string) => `Statuts du ${date}`,
    run: 'Calcul',
    estimated:
      'Personnes estimées, sans intervalle : elles dépendent des mêmes hypothèses que le scénario. Un poste joué comme ouverture accueille selon la loi de Huff : le rapport en dit le résultat.',
  },
  en: {
    title: 'Where to place the next posts?',
    description: 'Three plans for the same posts, side by side: whom they serve, where, at what cost.',
    intro:
      'Give an area and a number of posts: three plans answer, each to another idea of what is good. Nothing here says that a post would be filled or that premises exist.',
    area: 'Area',
    select: 'Choose an area',
    niveaux: { france: 'France', region: 'Regions', departement: 'Départements', autre: 'Another level' },
    fields: {
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
    hints: {
      scenario: 'The link of a scenario. Without one: today, with nothing closed.',
      costPerPost: 'Yours to give: no source publishes it.',
      budget: 'Needs the cost of a post.',
      minMedecinsGeneralistes: 'In the commune, by Insee (2020). 0: no condition.',
      maisonsDeSante: 'Yours to give: they count whatever their practitioners.',
    },
    needs: {
      'sans-place': 'the people that the scenario leaves without a place',
      'hors-portee': 'people followed over 20 minutes from an open practice',
      affectes: 'everybody whose follow-up is affected',
    },
    residents: {
      territoire: 'those of the area only',
      partout: 'all those within reach, neighbours included',
    },
    all: 'all',
    others: 'Other conditions',
    compare: 'Compare the plans',
    change: 'Change the question',
    wrong: (field: string) => `What is written cannot be used: ${field}.`,
    missingCost: 'A budget needs the cost of a post.',
    plans: {
      personnes: 'Most people',
      'moins-desservis': 'The least served first',
      espaces: 'Posts apart',
    },
    why: {
      personnes: () => 'Each post goes where it serves most people.',
      'moins-desservis': () =>
        'Posts go first to the fifth of the people in need whose open practice is farthest.',
      espaces: (n: string) => `Like the first, with at least ${n} minutes by road between two posts.`,
    },
    sides: 'The three plans side by side',
    lines: {
      posts: 'Posts placed',
      served: 'People served',
      less: 'of whom, among the least served, at most',
      difference: 'At most below the best choice possible',
      cost: 'Cost a year',
      perPerson: 'Cost per person served',
      remainder: 'Budget left',
      compared: 'Communes compared',
      setAside: 'Communes left out',
    },
    outOf: (n: string, total: string) => `${n} of ${total}`,
    posts: (n: string, etp: string) => `${n} (${etp} FTE)`,
    paid: (n: string) => `the budget pays for ${n}`,
    residentsNote:
      'Below the département the need of the area alone is not told: that of everybody within reach counts.',
    fewerThanAsked: (n: string, wanted: string) =>
      `Placed: ${n} of the ${wanted} asked for. The others would serve nobody.`,
    morePlace: (n: string, wanted: string) =>
      `Placed: ${n} of the ${wanted} asked for. No other commune allowed would add anybody (posts per commune, distance between posts, practitioners).`,
    emptyBudget: 'The budget pays for no post.',
    noCommune: (few: string, unknown: string) =>
      `No commune was compared: ${few} have too few practitioners, ${unknown} an unknown number.`,
    setAside: (few: string, unknown: string) => `${few} (too few practitioners), ${unknown} (number unknown)`,
    euros: (n: string) => `€${n}`,
    noCost: 'no cost given',
    noBudget: 'no budget given',
    place: 'Commune',
    gain: 'This post adds',
    total: 'Served in all',
    minutes: 'Mean journey',
    doctors: 'Practitioners',
    unknown: 'unknown',
    structures: 'Maisons and centres de santé',
    counted: (maisons: number, centres: number) =>
      maisons + centres === 0
        ? 'none in FINESS'
        : [
            maisons > 0 && (maisons === 1 ? '1 maison' : `${maisons} maisons`),
            centres > 0 && (centres === 1 ? '1 centre' : `${centres} centres`),
          ]
            .filter(Boolean)
            .join(', '),
    notLoaded: 'unknown (FINESS not loaded)',
    equivalent: 'Equivalent communes',
    equivalentShort: 'Equivalents',
    equivalentNote: 'Equivalent: the post would serve as many people there, to within 10.',
    count: (n: string, atLeast: boolean, one: boolean) =>
      `${atLeast ? 'at least ' : ''}${n} equivalent ${one ? 'commune' : 'communes'}`,
    none: 'none',
    andMore: (n: string) => `and ${n} more`,
    nobody: 'No post would serve anybody in these communes.',
    report: 'What these posts change: the report',
    onTheMap: 'See on the map',
    table: 'The plans as a table (CSV)',
    print: 'Print or save as PDF',
    sources: 'Sources',
    calculation: (date: string) => `Statuses of ${date}`,
    run: 'Calculation',
    estimated:
      'Estimated people, without an interval: they rest on the same assumptions as the scenario. A post played as an opening takes people in by Huff’s law: the report tells what comes of it.',
  },
})
