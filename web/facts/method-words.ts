import type { DemandYears } from '../../server/domain/indicators/by-age.ts'
import { dictionary } from '../ui/dictionary.ts'

export const t = dictionary({
  fr: {
    title: 'La méthode',
    description:
      'Comment Relais calcule chaque chiffre, expliqué au lecteur, au planificateur et au statisticien, avec un exemple et ce que la méthode refuse.',
    lead: 'Trois lectures de la même méthode. La première suffit pour lire les pages ; la troisième suffit pour tout refaire.',
    contents: 'Sur cette page',
    lay: 'En clair',
    planner: 'Pour qui organise les soins',
    statistician: 'Pour le statisticien',
    example: 'Un exemple, du début à la fin',
    refusals: 'Ce que Relais refuse de dire',
    judgements: 'Ce qui est un choix, et non une mesure',
    indicators: 'Tous les indicateurs',
    parameters: 'Les paramètres du calcul en cours',
    parameter: 'Paramètre',
    value: 'Valeur',
    reviewed: (date: string) => `relu le ${date}`,
    layText: [
      'Personne ne publie où sont les infirmières Asalée, ni combien de malades chacune suit. Relais part donc de ce qui est public, et dit à chaque fois ce qu’il suppose.',
      'On compte d’abord les habitants de chaque commune, en donnant plus de poids aux âges où l’on consulte davantage. On sait qu’environ 56 personnes sur 1 000 sont traitées pour un diabète. [[diabete-traite-2022]]',
      'On répartit ensuite les 300 000 patients annoncés entre les cabinets, selon le temps d’infirmière de chacun, puis entre les communes voisines : plus on est près, plus on a de chances d’y être suivi. Au-delà de 45 minutes, personne. [[qe-14340]] [[choix]]',
      'On compte d’abord ces patients selon l’état de leur cabinet : ouvert, en activité réduite, arrêté, inconnu. Puis on estime combien de suivis devraient s’interrompre dans les trois mois, et combien de ces personnes ne trouveraient pas de relais près de chez elles : médecins, infirmiers, cabinet Asalée encore ouvert.',
      'Le risque dit cela sur 100 patients suivis. C’est un produit que chacun peut refaire : R = 100 × H × V, où H est la part des suivis qui devrait s’interrompre et V le manque de relais. Un risque élevé là où vivent peu de patients concerne moins de monde : le nombre de personnes vient donc toujours en premier. [[definition]]',
      'Ce qui n’est pas connu n’est jamais montré comme sûr : là où une donnée manque, on écrit « au moins » ou l’on dit ce qui est laissé de côté (par exemple : hors Mayotte), sans rang.',
      'Comme beaucoup est supposé, chaque nombre estimé vient avec un intervalle : le calcul est refait 500 fois en changeant ce qui est incertain ou jugé, et l’intervalle contient 90 % de ces tirages du modèle. Il ne dit pas où se trouve la vérité : ce que le modèle ignore n’y est pas. [[definition]]',
    ],
    layByAge: ({ patients, people }: DemandYears) =>
      `On compte d’abord les habitants de chaque commune par âge (recensement de ${people}). À chaque âge, l’assurance maladie publie combien de personnes sont traitées pour un diabète dans le département (${patients}). Les deux ensemble disent combien de malades attendre dans la commune ; où l’âge manque, 56 habitants sur 1 000, en donnant plus de poids aux âges où l’on consulte davantage. [[ages-communes]] [[effectifs-cnam]] [[diabete-traite-2022]]`,
    plannerText: [
      'Le niveau à lire est la circonscription ou le département : plus bas, les intervalles sont trop larges, et une commune seule n’est montrée que par classe. La largeur des intervalles du jour est mesurée plus bas.',
      'Le temps d’infirmière accessible suit la méthode de l’APL de la DREES (accessibilité flottante en deux temps), avec les mêmes seuils : tout compte sous 10 min, deux tiers de 10 à 15, un tiers de 15 à 20, rien au-delà. Ce n’est pas l’APL ; il ne se compare pas à elle. [[apl-medecins]]',
      'Les déserts officiels sont les zones ZIP et ZAC arrêtées par l’agence régionale de santé. Relais ne les déduit jamais. À côté, sous son propre nom, le seuil de 2,5 consultations par habitant et par an (DREES, 2017). [[drees-2017]]',
      'Un statut vieillit : sans confirmation depuis 60 jours, il devient « inconnu », ce qui ne veut jamais dire « ouvert ». La probabilité que le suivi s’interrompe dans les trois mois est un jugement : 0 pour un cabinet ouvert et financé, 0,3 tant que le financement est suspendu, 0,6 en activité réduite, 1 s’il est arrêté ou suspendu ; inconnu : 0,5, ou celle du dernier statut connu si elle est plus grande. [[choix]]',
      'Deux lectures du même tableau : les patients attendus sans relais disent où le plus de personnes seraient touchées ; le risque dit où chaque patient est le plus exposé. Les comptes par statut ne contiennent aucun jugement.',
      'Le rang est celui de la valeur publiée, donné avec son étendue sur les tirages. Un territoire est dit à « risque élevé » s’il est dans le premier cinquième dans au moins huit tirages sur dix et que son risque atteint 25, à « risque faible » s’il est dans les deux derniers cinquièmes dans au moins huit sur dix, que tout son intervalle reste sous 25 et que rien ne manque, sinon « indéterminé ». Pas de rang où l’étendue dépasse la moitié de la liste, ni pour un minorant. [[choix]]',
      'Un objectif (telle part des patients à tant de minutes) porte sur les patients attendus, non sur les suivis : ceux-ci habitent près de leur cabinet et l’atteindraient d’avance. Les mêmes tirages des trajets que partout donnent les deux bouts de la part. Il est atteint si le bout bas l’atteint, non atteint si le bout haut reste dessous même en ouvrant tous les cabinets au statut inconnu ou en activité réduite, sinon « non connu », jamais compté comme atteint. Les personnes qui manquent se refont depuis les parts publiées.',
    ],
    demandByAge: ({ patients, people }: DemandYears) => ({
      title: 'Demande d’une commune',
      formula: 'D(i) = Σ habitants(i, âge) × prévalence(département, âge)',
      text: `sept classes d’âge (recensement de ${people}) ; prévalence du diabète traité (Cnam, ${patients}) : Σ patients ÷ Σ population des classes de cinq ans qui les composent. Un effectif sous secret n’est compté ni au-dessus, ni au-dessous ; si rien n’est publié dans la classe, celle de tous les départements. Où l’âge n’est pas connu (Mayotte) : 0,056 × population standardisée. [[effectifs-cnam]] [[ages-communes]]`,
    }),
    steps: {
      travel: {
        title: 'Temps de trajet',
        formula: 't = 4 + 60 × 1,30 × d ÷ 70',
        text: 'minutes ; d : distance à vol d’oiseau en km. Calé sur 854 communes d’Alsace et 10 hôpitaux (OSRM) : erreur moyenne 2,2 min sous 20 km. Dans une commune : d = 0,376 × √surface. Pas de route entre une île et le continent. [[mesure]] [[definition]]',
      },
      demand: {
        title: 'Demande d’une commune',
        formula: 'D(i) = ρ × population standardisée(i), ρ = 0,056',
        text: 'diabétiques traités, 3,8 millions en 2022. Seules les proportions comptent, sauf pour le plafond. [[diabete-traite-2022]]',
      },
      caseload: {
        title: 'Patients d’un cabinet',
        formula: 'C(j) = P* × e(j) ÷ Σ e, P* = 300 000',
        text: 'e(j) : temps d’infirmière du cabinet, en équivalent temps plein. [[qe-14340]]',
      },
      flow: {
        title: 'Répartition entre communes',
        formula: 'T(i, j) = D(i) × e(j) f(t(i, j)) ÷ Σ e(k) f(t(i, k)), avec f(t) = exp(−ln 2 × (t ÷ t50)³)',
        text: 't50 = 15 min, 20 min où l’APL des généralistes est sous 2,5 ; f = 0 au-delà de 45 min. Puis ajustement proportionnel itératif vers les totaux C(j), avec au plus la moitié de D(i) par commune. Les totaux sont exacts ; un cabinet sans demande atteignable est nommé, jamais effacé. [[choix]]',
      },
      affected: {
        title: 'Interruptions attendues à trois mois',
        formula: 'Aff(i) = Σ T(i, j) × p(j), H = Aff ÷ F',
        text: 'p (jugement) : 0 ouvert et financé ; 0,3 ouvert, financement suspendu ; 0,6 activité réduite ; 1 suspendu ou arrêté ; inconnu : le plus grand de 0,5 et du p du dernier statut connu (ouvert si aucun ne l’est). Les comptes par statut (suivi ouvert, réduit, arrêté, inconnu) s’additionnent à F et ne contiennent aucun p. [[choix]]',
      },
      lack: {
        title: 'Manque de relais',
        formula:
          'V(i) = 0,2 + 0,8 × [0,4 n(APL médecins ≤ 65 ans ; 4,0 → 1,5) + 0,2 n(APL infirmiers ; 155 → 65) + 0,4 n(minutes ; 10 → 45)]',
        text: 'n va de 0 à 1 entre les deux bornes. Minutes jusqu’au relais Asalée ouvert ou en activité réduite le plus proche ; où aucun ne peut être atteint, ce terme vaut 1 : ce n’est pas une donnée absente. 0,2 : perdre son infirmière coûte, même là où les médecins sont nombreux. [[choix]]',
      },
      shared: {
        title: 'Communes partagées entre circonscriptions',
        formula: 'Σ part(i) × population légale 2019(i) = population publiée de la circonscription',
        text: 'parts de départ : surface dans chaque contour (à Paris, Lyon et Marseille, par arrondissement), puis ajustement proportionnel itératif. Le total de chaque circonscription est donc celui de l’INSEE par construction ; le partage entre deux communes découpées reste notre estimation. Un cabinet compte là où il se trouve. [[portraits-circonscriptions]]',
      },
      risk: {
        title: 'Risque',
        formula: 'U(i) = Aff(i) × V(i), R = 100 × U ÷ F = 100 × H × V',
        text: 'Sur 100 patients suivis, combien devraient perdre leur suivi sans trouver de relais dans les trois mois. Au-dessus de la commune : sommes de Aff, U et F, jamais une moyenne de R ; V = U ÷ Aff. Une commune où une partie de V manque est laissée de côté, et ce qui l’est est dit ; si cela retire plus de 5 % des suivis, U et R sont des minorants (« au moins »), sans rang ni libellé. Le besoin (âge, prévalence) dit ce que coûte une interruption, pas si elle est probable : il est à côté, pas dedans. [[definition]] [[choix]]',
      },
      interval: {
        title: 'Intervalles',
        formula: '5e et 95e centiles de 500 tirages',
        text: 'À chaque tirage, pour tout le pays : t50 × U(0,8 ; 1,2), soit 12 à 18 min (16 à 24 où t50 = 20) ; exposant de la distance U(2 ; 4) ; exposant du temps d’infirmière e(j) U(0,5 ; 1,5). Par cabinet : C(j) × Gamma (moyenne 1, coefficient de variation 0,5), recalé sur P*. Par commune : temps × log-normale (0 ; 0,156). Puis les parts de chaque cabinet : Dirichlet (30 × part). Jugements, tirés une fois par tirage pour tout le pays : p ouvert non financé U(0 ; 0,6), réduit U(0,4 ; 0,8), inconnu U(0 ; 1) mais au moins celui du dernier statut connu, v0 U(0 ; 0,4), poids de V Dirichlet (30 × w). Les tirages sont sommés à chaque niveau avant de prendre les centiles. L’intervalle contient donc le bruit du modèle et ces jugements ; celui des comptes par statut, le bruit du modèle seul. Il ne contient ni P*, qui est une convention, ni une erreur de la liste des cabinets, ni ce que le modèle ignore. Graine fixe : le calcul refait donne les mêmes nombres. [[choix]] [[mesure]]',
      },
      ranks: {
        title: 'Rangs',
        formula: 'rang de la valeur publiée ; 5e et 95e centiles du rang sur les 500 tirages',
        text: 'Le rang est celui de la valeur arrondie telle qu’elle est publiée ; les ex aequo partagent la première place. Son étendue vient des mêmes tirages que l’intervalle, élargie pour le contenir. « Élevé » si P(premier cinquième) ≥ 0,8 et R ≥ 25 ; « faible » si P(deux derniers cinquièmes) ≥ 0,8, l’intervalle reste sous 25 et rien ne manque ; sinon « indéterminé ». 25 est un jugement. Ni rang ni libellé où plus d’un cinquième de la liste est ex aequo. Un nombre de personnes n’est pas classé : il dirait surtout la taille. [[choix]]',
      },
      secrecy: {
        title: 'Secret et arrondi',
        formula: 'moins de 11 personnes : « < 11 »',
        text: 'avec suppression secondaire, pour qu’aucune soustraction ne rende un nombre caché. Arrondi à 10, et à 100 au-dessus de 1 000. Une borne basse sous 11 est écrite 0 : elle dirait un petit nombre. [[choix]]',
      },
    },
    exampleLead: (nom: string) => `Prenons ${nom}, telle que la montrent les pages.`,
    exampleSteps: {
      followed: (n: string) => `Le calcul lui attribue ${n} patients suivis.`,
      affected: (n: string) =>
        `D’après l’état de leurs cabinets, ${n} de ces suivis devraient s’interrompre dans les trois mois.`,
      relayless: (n: string) => `Parmi ces personnes, ${n} ne trouveraient pas de relais près de chez elles.`,
      factors: (h: string, v: string) =>
        `L’interruption attendue (H) vaut ${h}, le manque de relais (V) ${v}.`,
      risk: (h: string, v: string, r: string) => `Le risque est R = 100 × ${h} × ${v}, soit ${r}.`,
      rounding: 'Calculé avec les valeurs arrondies de cette page, le résultat peut différer d’un point.',
    },
    exampleLink: 'Voir sa fiche',
    refusalsList: [
      'L’activité ou la paie d’une infirmière nommée.',
      'Le nombre de patients d’un cabinet qui ne l’a pas déclaré.',
      'Un risque médical : Relais parle de continuité du suivi, pas de santé.',
      '« Patients sans soins » : ils gardent leur médecin.',
      'Un nombre précis pour une commune seule, sans sa classe.',
      'Un zonage ZIP ou ZAC déduit par nous.',
      'Une comparaison entre deux éditions de l’APL.',
      'Un nombre sans sa date.',
    ],
    judgementsList: [
      'Le temps à mi-chemin (15 min) et son allongement à 20 min où les généralistes manquent.',
      'Le plafond : au plus la moitié des malades d’une commune sont suivis.',
      'Les probabilités d’interruption à trois mois : 0 ; 0,3 ; 0,6 ; 1 ; et 0,5 pour un statut inconnu.',
      'Ce que coûte la perte de son infirmière là où les médecins sont nombreux (v0 = 0,2), et les poids 0,4, 0,2 et 0,4 du manque de relais.',
      'Le seuil de 25 sur 100 au-dessus duquel un risque peut être dit élevé.',
    ],
    judgementsLead:
      'Ces valeurs sont discutables. Les tirages font varier le temps à mi-chemin, les probabilités, v0 et les poids : les intervalles et les étendues de rangs le contiennent. Le plafond et le seuil de 25 ne varient pas.',
    changed: 'Ce qui a changé depuis la première méthode',
    changedText: [
      'L’ancien indice ne répondait pas à la question : 1,4 % de sa variance venait des interruptions. Avec tous les cabinets ouverts, l’ordre des départements restait presque le même. [[mesure]]',
      'Une donnée absente y faisait baisser le risque : Mayotte, sans APL, passait pour peu exposée. Elle est maintenant un minorant, sans rang.',
      'Le rang cité n’était pas celui du chiffre cité, et l’intervalle laissait de côté ce qui est jugé. Les deux viennent maintenant des mêmes tirages.',
      'Les citations de la première méthode restent à leur adresse, octet pour octet, et disent quelle méthode les a faites. Chaque réponse et chaque ligne de fichier disent « method ».',
    ],
    decomposition: (niveau: string, h: string, v: string, n: number) =>
      `Aujourd’hui, sur ${n} ${niveau}, ${h} de la variance de log R viennent de l’interruption (H) et ${v} du manque de relais (V).`,
    decompositionLevels: { departement: 'départements', circonscription: 'circonscriptions' },
  },
  en: {
    title: 'The method',
    description:
      'How Relais computes each figure, explained to the reader, the planner and the statistician, with an example and what the method refuses.',
    lead: 'Three readings of the same method. The first is enough to read the pages; the third is enough to do it all again.',
    contents: 'On this page',
    lay: 'In plain words',
    planner: 'For those who organise care',
    statistician: 'For the statistician',
    example: 'An example, from start to end',
    refusals: 'What Relais refuses to say',
    judgements: 'What is a choice, not a measurement',
    indicators: 'All indicators',
    parameters: 'Parameters of the current calculation',
    parameter: 'Parameter',
    value: 'Value',
    reviewed: (date: string) => `reviewed on ${date}`,
    layText: [
      'Nobody publishes where Asalée nurses are, nor how many patients each follows. So Relais starts from what is public, and says each time what it assumes.',
      'First we count the people of each commune, giving more weight to the ages that see doctors more. About 56 people in 1,000 are treated for diabetes. [[diabete-traite-2022]]',
      'Then we share the 300,000 patients announced between the practices, by the nurse time of each, and then between the communes around: the nearer you live, the likelier you are to be followed there. Beyond 45 minutes, nobody. [[qe-14340]] [[choix]]',
      'First these patients are counted by the state of their practice: open, reduced, stopped, unknown. Then we estimate how many follow-ups are expected to be interrupted within three months, and how many of these people would find no relay near them: GPs, nurses, an Asalée practice still open.',
      'The risk says this of 100 followed patients. It is a product that anyone can redo: R = 100 × H × V, where H is the share of follow-ups expected to be interrupted and V the lack of a relay. A high risk where few patients live concerns fewer people: the number of people therefore always comes first. [[definition]]',
      'What is not known is never shown as safe: where data are missing we write “at least” or say what is left out (for example: without Mayotte), with no rank.',
      'Since much is assumed, each estimate comes with an interval: the calculation is made 500 times, changing what is uncertain or judged, and the interval holds 90% of these draws of the model. It does not say where the truth is: what the model ignores is not in it. [[definition]]',
    ],
    layByAge: ({ patients, people }: DemandYears) =>
      `First we count the people of each commune by age (census of ${people}). For each age the health insurance publishes how many people are treated for diabetes in the département (${patients}). Together they tell how many patients to expect in the commune; where ages are missing, 56 people in 1,000, giving more weight to the ages that see doctors more. [[ages-communes]] [[effectifs-cnam]] [[diabete-traite-2022]]`,
    plannerText: [
      'Read at the level of the constituency or the département: below, intervals are too wide, and a single commune is shown by class only. The width of the day’s intervals is measured further down.',
      'Nurse time within reach follows the method of the DREES’s APL (two-step floating catchment area), with the same steps: all counts under 10 min, two thirds from 10 to 15, one third from 15 to 20, nothing beyond. It is not the APL and cannot be compared with it. [[apl-medecins]]',
      'Official deserts are the ZIP and ZAC zones ordered by the regional health agency. Relais never derives them. Beside them, under its own name, the threshold of 2.5 consultations per person a year (DREES, 2017). [[drees-2017]]',
      'A status ages: not confirmed for 60 days, it becomes “unknown”, which never means “open”. How likely follow-up is to be interrupted within three months is a judgement: 0 for an open and funded practice, 0.3 while funding is suspended, 0.6 with reduced activity, 1 if stopped or suspended; unknown: 0.5, or that of its last known status if greater. [[choix]]',
      'Two readings of one table: patients expected without a relay say where most people would be affected; the risk says where each patient is most exposed. The counts by status hold no judgement.',
      'The rank is that of the published value, given with its range over the draws. An area is called “high risk” if it is in the top fifth in at least eight draws out of ten and its risk reaches 25, “low risk” if it is in the bottom two fifths in at least eight out of ten, its whole interval stays under 25 and nothing is missing, otherwise “undetermined”. No rank where the range exceeds half of the list, nor for a lower bound. [[choix]]',
      'A goal (so large a share of patients within so many minutes) is about the patients expected, not those followed: these live near their practice and would meet it in advance. The same draws of journeys as everywhere give both ends of the share. It is met if the lower end meets it, not met if the upper end stays below even with every practice of unknown status or reduced activity open, otherwise “not known”, never counted as met. The people missing can be worked out again from the published shares.',
    ],
    demandByAge: ({ patients, people }: DemandYears) => ({
      title: 'Demand of a commune',
      formula: 'D(i) = Σ people(i, age) × prevalence(département, age)',
      text: `seven classes of age (census of ${people}); prevalence of treated diabetes (Cnam, ${patients}): Σ patients ÷ Σ people of the classes of five years that make them up. A count under secrecy is in neither sum; where nothing is published in a class, that of all départements. Where ages are not known (Mayotte): 0.056 × standardised population. [[effectifs-cnam]] [[ages-communes]]`,
    }),
    steps: {
      travel: {
        title: 'Travel time',
        formula: 't = 4 + 60 × 1.30 × d ÷ 70',
        text: 'minutes; d: great-circle distance in km. Fitted on 854 communes of Alsace and 10 hospitals (OSRM): mean error 2.2 min under 20 km. Within a commune: d = 0.376 × √area. No road between an island and the mainland. [[mesure]] [[definition]]',
      },
      demand: {
        title: 'Demand of a commune',
        formula: 'D(i) = ρ × standardised population(i), ρ = 0.056',
        text: 'treated diabetics, 3.8 million in 2022. Only proportions matter, but for the cap. [[diabete-traite-2022]]',
      },
      caseload: {
        title: 'Patients of a practice',
        formula: 'C(j) = P* × e(j) ÷ Σ e, P* = 300,000',
        text: 'e(j): nurse time of the practice, in full-time equivalents. [[qe-14340]]',
      },
      flow: {
        title: 'Sharing between communes',
        formula: 'T(i, j) = D(i) × e(j) f(t(i, j)) ÷ Σ e(k) f(t(i, k)), with f(t) = exp(−ln 2 × (t ÷ t50)³)',
        text: 't50 = 15 min, 20 min where GP APL is under 2.5; f = 0 beyond 45 min. Then iterative proportional fitting to the totals C(j), with at most half of D(i) for each commune. Totals are exact; a practice with no reachable demand is named, never dropped. [[choix]]',
      },
      affected: {
        title: 'Interruptions expected within three months',
        formula: 'Aff(i) = Σ T(i, j) × p(j), H = Aff ÷ F',
        text: 'p (a judgement): 0 open and funded; 0.3 open, funding suspended; 0.6 reduced; 1 suspended or stopped; unknown: the greater of 0.5 and the p of its last known status (open if none is known). The counts by status (open, reduced, stopped, unknown) add up to F and hold no p. [[choix]]',
      },
      lack: {
        title: 'Lack of a relay',
        formula:
          'V(i) = 0.2 + 0.8 × [0.4 n(APL of GPs ≤ 65; 4.0 → 1.5) + 0.2 n(APL of nurses; 155 → 65) + 0.4 n(minutes; 10 → 45)]',
        text: 'n goes from 0 to 1 between the two bounds. Minutes to the nearest open or reduced Asalée practice; where none can be reached this term is 1: that is not missing data. 0.2: losing one’s nurse costs something even where doctors are many. [[choix]]',
      },
      shared: {
        title: 'Communes split between constituencies',
        formula: 'Σ share(i) × legal population 2019(i) = published population of the constituency',
        text: 'initial shares: area within each boundary (in Paris, Lyon and Marseille, by arrondissement), then iterative proportional fitting. So the total of each constituency is INSEE’s by construction; how it divides between two split communes is our estimate. A practice counts where it stands. [[portraits-circonscriptions]]',
      },
      risk: {
        title: 'Risk',
        formula: 'U(i) = Aff(i) × V(i), R = 100 × U ÷ F = 100 × H × V',
        text: 'Of 100 followed patients, how many are expected to lose their follow-up without finding a relay within three months. Above the commune: sums of Aff, U and F, never a mean of R; V = U ÷ Aff. A commune where a part of V is missing is left out, and what is left out is said; if that takes away more than 5% of the followed, U and R are lower bounds (“at least”), without rank or label. Need (age, prevalence) says what an interruption costs, not whether it is likely: it stands beside, not within. [[definition]] [[choix]]',
      },
      interval: {
        title: 'Intervals',
        formula: '5th and 95th percentiles of 500 draws',
        text: 'In each draw, for the whole country: t50 × U(0.8, 1.2), that is 12 to 18 min (16 to 24 where t50 = 20); exponent of distance U(2, 4); exponent of nurse time e(j) U(0.5, 1.5). By practice: C(j) × Gamma (mean 1, coefficient of variation 0.5), rescaled to P*. By commune: time × log-normal (0, 0.156). Then the shares of each practice: Dirichlet (30 × share). Judgements, drawn once a draw for the whole country: p of an open unfunded practice U(0, 0.6), reduced U(0.4, 0.8), unknown U(0, 1) but at least that of the last known status, v0 U(0, 0.4), weights of V Dirichlet (30 × w). Draws are summed at each level before percentiles are taken. So the interval holds the noise of the model and these judgements; that of the counts by status, the noise of the model only. It holds neither P*, which is a convention, nor an error in the list of practices, nor what the model ignores. Fixed seed: the calculation made again gives the same numbers. [[choix]] [[mesure]]',
      },
      ranks: {
        title: 'Ranks',
        formula: 'rank of the published value; 5th and 95th percentiles of the rank over the 500 draws',
        text: 'The rank is that of the rounded value as published; equal values share the first place. Its range comes from the same draws as the interval, widened to contain it. “High” if P(top fifth) ≥ 0.8 and R ≥ 25; “low” if P(bottom two fifths) ≥ 0.8, the interval stays under 25 and nothing is missing; otherwise “undetermined”. 25 is a judgement. Neither rank nor label where more than a fifth of the list ties. A number of people is not ranked: it would mostly tell size. [[choix]]',
      },
      secrecy: {
        title: 'Secrecy and rounding',
        formula: 'fewer than 11 people: “< 11”',
        text: 'with secondary suppression, so that no subtraction gives back a hidden number. Rounded to 10, and to 100 above 1,000. A lower bound under 11 is written 0: it would tell a small number. [[choix]]',
      },
    },
    exampleLead: (nom: string) => `Take ${nom}, as the pages show it.`,
    exampleSteps: {
      followed: (n: string) => `The calculation gives it ${n} followed patients.`,
      affected: (n: string) =>
        `Given the state of their practices, ${n} of these follow-ups are expected to be interrupted within three months.`,
      relayless: (n: string) => `Of these people, ${n} would find no relay near them.`,
      factors: (h: string, v: string) => `Expected interruption (H) is ${h}, the lack of a relay (V) ${v}.`,
      risk: (h: string, v: string, r: string) => `Risk is R = 100 × ${h} × ${v}: that is ${r}.`,
      rounding: 'Computed with the rounded values of this page, the result may differ by one point.',
    },
    exampleLink: 'See its sheet',
    refusalsList: [
      'The activity or pay of a named nurse.',
      'The number of patients of a practice that has not declared it.',
      'A medical risk: Relais speaks of continuity of follow-up, not of health.',
      '“Patients without care”: they keep their GP.',
      'A precise number for a single commune, without its class.',
      'A ZIP or ZAC zone derived by us.',
      'A comparison between two editions of the APL.',
      'A number without its date.',
    ],
    judgementsList: [
      'The half-way time (15 min) and its lengthening to 20 min where GPs are few.',
      'The cap: at most half of a commune’s patients are followed.',
      'How likely an interruption is within three months: 0, 0.3, 0.6, 1, and 0.5 for an unknown status.',
      'What losing one’s nurse costs where doctors are many (v0 = 0.2), and the weights 0.4, 0.2 and 0.4 of the lack of a relay.',
      'The threshold of 25 in 100 above which a risk may be called high.',
    ],
    judgementsLead:
      'These values can be argued with. The draws vary the half-way time, the probabilities, v0 and the weights: intervals and ranges of ranks hold them. The cap and the threshold of 25 do not vary.',
    changed: 'What has changed since the first method',
    changedText: [
      'The former index did not answer the question: 1.4% of its variance came from interruptions. With every practice open the order of the départements stayed nearly the same. [[mesure]]',
      'Missing data lowered its risk: Mayotte, without APL, passed for little exposed. It is now a lower bound, without rank.',
      'The rank quoted was not that of the figure quoted, and the interval left out what is judged. Both now come from the same draws.',
      'Quotations of the first method stay at their address, byte for byte, and say which method made them. Every answer and every row of a file says “method”.',
    ],
    decomposition: (niveau: string, h: string, v: string, n: number) =>
      `Today, over ${n} ${niveau}, ${h} of the variance of log R comes from interruption (H) and ${v} from the lack of a relay (V).`,
    decompositionLevels: { departement: 'départements', circonscription: 'constituencies' },
  },
})
