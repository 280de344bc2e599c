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
      'On compte d’abord les habitants de chaque commune, en donnant plus de poids aux âges où l’on consulte davantage. On sait qu’environ 56 personnes sur 1 000 sont traitées pour un diabète.',
      'On répartit ensuite les 300 000 patients annoncés entre les cabinets, selon le temps d’infirmière de chacun, puis entre les communes voisines : plus on est près, plus on a de chances d’y être suivi. Au-delà de 45 minutes, personne.',
      'Si un cabinet s’arrête, les patients qui y sont suivis perdent leur infirmière. C’est grave surtout là où il y a peu d’autres soignants et beaucoup de besoins. Le risque, de 0 à 100, réunit ces trois choses : l’exposition, le manque de recours, le besoin.',
      'Comme beaucoup est supposé, chaque nombre vient avec un intervalle : le calcul est refait 500 fois en changeant ce qui est incertain, et l’on garde ce qui arrive neuf fois sur dix.',
    ],
    plannerText: [
      'Le niveau à lire est la circonscription ou le département. Mesurées sur la liste de démonstration, les demi-largeurs médianes de l’intervalle des patients suivis sont de ± 25 % pour une circonscription, ± 16 % pour un département, ± 7 % pour une région. Une commune seule n’est montrée que par classe.',
      'Le temps d’infirmière accessible suit la méthode de l’APL de la DREES (accessibilité flottante en deux temps), avec les mêmes seuils : tout compte sous 10 min, deux tiers de 10 à 15, un tiers de 15 à 20, rien au-delà. Ce n’est pas l’APL ; il ne se compare pas à elle.',
      'Les déserts officiels sont les zones ZIP et ZAC arrêtées par l’agence régionale de santé. Relais ne les déduit jamais. À côté, sous son propre nom, le seuil de 2,5 consultations par habitant et par an (DREES, 2017).',
      'Un statut vieillit : sans confirmation depuis 60 jours, il devient « inconnu » et pèse pour moitié dans le suivi menacé. Un cabinet ouvert pèse aussi pour moitié tant que le financement national est suspendu.',
      'Un territoire est dit à « risque élevé » s’il est dans le premier cinquième dans au moins huit calculs sur dix, à « risque faible » s’il est dans les deux derniers cinquièmes dans au moins huit sur dix, sinon « indéterminé ». Son rang est toujours donné avec son étendue : quand deux étendues se chevauchent, l’ordre n’est pas établi.',
    ],
    steps: {
      travel: {
        title: 'Temps de trajet',
        formula: 't = 4 + 60 × 1,30 × d ÷ 70',
        text: 'minutes ; d : distance à vol d’oiseau en km. Calé sur 854 communes d’Alsace et 10 hôpitaux (OSRM) : erreur moyenne 2,2 min sous 20 km. Dans une commune : d = 0,376 × √surface. Pas de route entre une île et le continent.',
      },
      demand: {
        title: 'Demande d’une commune',
        formula: 'D(i) = ρ × population standardisée(i), ρ = 0,056',
        text: 'diabétiques traités, 3,8 millions en 2022. Seules les proportions comptent, sauf pour le plafond.',
      },
      caseload: {
        title: 'Patients d’un cabinet',
        formula: 'C(j) = P* × e(j) ÷ Σ e, P* = 300 000',
        text: 'e(j) : temps d’infirmière du cabinet, en équivalent temps plein.',
      },
      flow: {
        title: 'Répartition entre communes',
        formula: 'T(i, j) = D(i) × e(j) f(t(i, j)) ÷ Σ e(k) f(t(i, k)), avec f(t) = exp(−ln 2 × (t ÷ t50)³)',
        text: 't50 = 15 min, 20 min où l’APL des généralistes est sous 2,5 ; f = 0 au-delà de 45 min. Puis ajustement proportionnel itératif vers les totaux C(j), avec au plus la moitié de D(i) par commune. Les totaux sont exacts ; un cabinet sans demande atteignable est nommé, jamais effacé.',
      },
      affected: {
        title: 'Suivi menacé',
        formula: 'Σ T(i, j) × s(j)',
        text: 's = 0 (ouvert, dispositif financé), 0,5 (ouvert sans financement, activité réduite, inconnu), 1 (suspendu, arrêté).',
      },
      shared: {
        title: 'Communes partagées entre circonscriptions',
        formula: 'Σ part(i) × population légale 2019(i) = population publiée de la circonscription',
        text: 'parts de départ : surface dans chaque contour (à Paris, Lyon et Marseille, par arrondissement), puis ajustement proportionnel itératif. Le total de chaque circonscription est donc celui de l’INSEE par construction ; le partage entre deux communes découpées reste notre estimation. Un cabinet compte là où il se trouve.',
      },
      risk: {
        title: 'Risque',
        formula: 'R = 100 × racine cubique de (E × max(A ; 0,05) × max(N ; 0,05))',
        text: 'E : part et densité du suivi menacé. A : 0,4 APL des généralistes de 65 ans ou moins, 0,2 APL des infirmiers, 0,4 minutes jusqu’au cabinet ouvert le plus proche. N : structure d’âge et part des 75 ans et plus. Bornes figées dans un fichier daté. Au-dessus de la commune, recalculé depuis les sommes, jamais moyenné.',
      },
      interval: {
        title: 'Intervalles',
        formula: '5e et 95e centiles de 500 tirages',
        text: 'À chaque tirage, pour tout le pays : t50 × U(0,8 ; 1,2), soit 12 à 18 min (16 à 24 où t50 = 20) ; exposant de la distance U(2 ; 4) ; exposant du temps d’infirmière e(j) U(0,5 ; 1,5). Par cabinet : C(j) × Gamma (moyenne 1, coefficient de variation 0,5), recalé sur P* ; ce qui est déclaré ne varie pas ; un statut inconnu pèse U(0 ; 1). Par paire commune-cabinet : temps × log-normale (0 ; 0,156). Puis les parts de chaque cabinet : Dirichlet (30 × part). Les tirages sont sommés à chaque niveau avant de prendre les centiles. A et N gardent leur valeur centrale : l’intervalle du risque ne dit que l’incertitude de l’exposition. P* reste fixé. Graine fixe : le calcul refait donne les mêmes nombres.',
      },
      ranks: {
        title: 'Rangs',
        formula: 'médiane, 5e et 95e centiles du rang sur 1 000 choix',
        text: 'Chaque choix retire au sort les poids (Dirichlet (30 × w), w : ceux du manque de recours, ceux du besoin, ceux des trois piliers), l’échelle (bornes figées ou rang centile) et l’agrégation (géométrique ou arithmétique) ; l’exposition reste celle du calcul central : l’étendue d’un rang dit l’effet de nos choix, l’intervalle celui de nos estimations, et aucun des deux ne dit les deux ensemble. « Élevé » si P(premier cinquième) ≥ 0,8 ; « faible » si P(deux derniers cinquièmes) ≥ 0,8 ; sinon « indéterminé ».',
      },
      secrecy: {
        title: 'Secret et arrondi',
        formula: 'moins de 11 personnes : « < 11 »',
        text: 'avec suppression secondaire, pour qu’aucune soustraction ne rende un nombre caché. Arrondi à 10, et à 100 au-dessus de 1 000. Une borne basse sous 11 est écrite 0 : elle dirait un petit nombre.',
      },
    },
    exampleLead: (nom: string) => `Prenons ${nom}, telle que la montrent les pages.`,
    exampleSteps: {
      followed: (n: string) => `Le calcul lui attribue ${n} patients suivis.`,
      affected: (n: string) =>
        `Parmi eux, ${n} ont leur infirmière dans un cabinet suspendu, arrêté, réduit, inconnu, ou ouvert sans financement (chacun avec son poids).`,
      pillars: (e: string, a: string, n: string) =>
        `L’exposition vaut ${e}, le manque de recours ${a}, le besoin ${n}.`,
      risk: (product: string, r: string) =>
        `Le risque est cent fois la racine cubique de leur produit, ${product}, soit ${r}.`,
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
      'Les poids des statuts (0,5 pour un statut inconnu ou un cabinet ouvert sans financement).',
      'Les poids 0,4, 0,2 et 0,4 du manque de recours.',
    ],
    judgementsLead:
      'Ces valeurs sont discutables. Les tirages des rangs font varier les poids du risque, l’échelle et l’agrégation ; ceux des intervalles, le temps à mi-chemin et le poids d’un statut inconnu. Le plafond ne varie pas.',
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
      'First we count the people of each commune, giving more weight to the ages that see doctors more. About 56 people in 1,000 are treated for diabetes.',
      'Then we share the 300,000 patients announced between the practices, by the nurse time of each, and then between the communes around: the nearer you live, the likelier you are to be followed there. Beyond 45 minutes, nobody.',
      'If a practice stops, the patients followed there lose their nurse. This matters most where other carers are few and needs are many. The risk, from 0 to 100, joins these three things: exposure, lack of alternatives, need.',
      'Since much is assumed, each number comes with an interval: the calculation is made 500 times, changing what is uncertain, and we keep what happens nine times in ten.',
    ],
    plannerText: [
      'Read at the level of the constituency or the département. Measured on the demonstration roster, the median half-widths of the interval of followed patients are ± 25% for a constituency, ± 16% for a département, ± 7% for a region. A single commune is shown by class only.',
      'Nurse time within reach follows the method of the DREES’s APL (two-step floating catchment area), with the same steps: all counts under 10 min, two thirds from 10 to 15, one third from 15 to 20, nothing beyond. It is not the APL and cannot be compared with it.',
      'Official deserts are the ZIP and ZAC zones ordered by the regional health agency. Relais never derives them. Beside them, under its own name, the threshold of 2.5 consultations per person a year (DREES, 2017).',
      'A status ages: not confirmed for 60 days, it becomes “unknown” and weighs one half in threatened follow-up. An open practice also weighs one half while national funding is suspended.',
      'An area is called “high risk” if it is in the top fifth in at least eight calculations out of ten, “low risk” if it is in the bottom two fifths in at least eight out of ten, otherwise “undetermined”. Its rank always comes with its range: where two ranges overlap, the order is not established.',
    ],
    steps: {
      travel: {
        title: 'Travel time',
        formula: 't = 4 + 60 × 1.30 × d ÷ 70',
        text: 'minutes; d: great-circle distance in km. Fitted on 854 communes of Alsace and 10 hospitals (OSRM): mean error 2.2 min under 20 km. Within a commune: d = 0.376 × √area. No road between an island and the mainland.',
      },
      demand: {
        title: 'Demand of a commune',
        formula: 'D(i) = ρ × standardised population(i), ρ = 0.056',
        text: 'treated diabetics, 3.8 million in 2022. Only proportions matter, but for the cap.',
      },
      caseload: {
        title: 'Patients of a practice',
        formula: 'C(j) = P* × e(j) ÷ Σ e, P* = 300,000',
        text: 'e(j): nurse time of the practice, in full-time equivalents.',
      },
      flow: {
        title: 'Sharing between communes',
        formula: 'T(i, j) = D(i) × e(j) f(t(i, j)) ÷ Σ e(k) f(t(i, k)), with f(t) = exp(−ln 2 × (t ÷ t50)³)',
        text: 't50 = 15 min, 20 min where GP APL is under 2.5; f = 0 beyond 45 min. Then iterative proportional fitting to the totals C(j), with at most half of D(i) for each commune. Totals are exact; a practice with no reachable demand is named, never dropped.',
      },
      affected: {
        title: 'Threatened follow-up',
        formula: 'Σ T(i, j) × s(j)',
        text: 's = 0 (open, scheme funded), 0.5 (open without funding, reduced, unknown), 1 (suspended, stopped).',
      },
      shared: {
        title: 'Communes split between constituencies',
        formula: 'Σ share(i) × legal population 2019(i) = published population of the constituency',
        text: 'initial shares: area within each boundary (in Paris, Lyon and Marseille, by arrondissement), then iterative proportional fitting. So the total of each constituency is INSEE’s by construction; how it divides between two split communes is our estimate. A practice counts where it stands.',
      },
      risk: {
        title: 'Risk',
        formula: 'R = 100 × cube root of (E × max(A, 0.05) × max(N, 0.05))',
        text: 'E: share and density of threatened follow-up. A: 0.4 APL of GPs aged 65 or under, 0.2 APL of nurses, 0.4 minutes to the nearest open practice. N: age structure and share of people aged 75 and over. Goalposts frozen in a dated file. Above the commune, computed again from sums, never averaged.',
      },
      interval: {
        title: 'Intervals',
        formula: '5th and 95th percentiles of 500 draws',
        text: 'In each draw, for the whole country: t50 × U(0.8, 1.2), that is 12 to 18 min (16 to 24 where t50 = 20); exponent of distance U(2, 4); exponent of nurse time e(j) U(0.5, 1.5). By practice: C(j) × Gamma (mean 1, coefficient of variation 0.5), rescaled to P*; what is declared does not vary; an unknown status weighs U(0, 1). By pair of commune and practice: time × log-normal (0, 0.156). Then the shares of each practice: Dirichlet (30 × share). Draws are summed at each level before percentiles are taken. A and N keep their central value: the interval of risk only tells the uncertainty of exposure. P* stays fixed. Fixed seed: the calculation made again gives the same numbers.',
      },
      ranks: {
        title: 'Ranks',
        formula: 'median, 5th and 95th percentiles of the rank over 1,000 choices',
        text: 'Each choice draws the weights (Dirichlet (30 × w), w: those of the lack of alternatives, of need, of the three pillars), the scale (frozen goalposts or percentile rank) and the aggregation (geometric or arithmetic); exposure stays that of the central calculation: the range of a rank tells the effect of our choices, the interval that of our estimates, and neither tells both together. “High” if P(top fifth) ≥ 0.8; “low” if P(bottom two fifths) ≥ 0.8; otherwise “undetermined”.',
      },
      secrecy: {
        title: 'Secrecy and rounding',
        formula: 'fewer than 11 people: “< 11”',
        text: 'with secondary suppression, so that no subtraction gives back a hidden number. Rounded to 10, and to 100 above 1,000. A lower bound under 11 is written 0: it would tell a small number.',
      },
    },
    exampleLead: (nom: string) => `Take ${nom}, as the pages show it.`,
    exampleSteps: {
      followed: (n: string) => `The calculation gives it ${n} followed patients.`,
      affected: (n: string) =>
        `Among them, ${n} have their nurse in a practice that is suspended, stopped, reduced, unknown, or open without funding (each with its weight).`,
      pillars: (e: string, a: string, n: string) => `Exposure is ${e}, lack of alternatives ${a}, need ${n}.`,
      risk: (product: string, r: string) =>
        `Risk is a hundred times the cube root of their product, ${product}: that is ${r}.`,
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
      'The weights of statuses (0.5 for an unknown status or an open practice without funding).',
      'The weights 0.4, 0.2 and 0.4 of the lack of alternatives.',
    ],
    judgementsLead:
      'These values can be argued with. The rank draws vary the weights of the risk, the scale and the aggregation; those of the intervals, the half-way time and the weight of an unknown status. The cap does not vary.',
  },
})
