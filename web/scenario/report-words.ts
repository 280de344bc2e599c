import { dictionary } from '../ui/dictionary.ts'
import { singular } from '../ui/french.ts'

/** Words of the report that the map's panel shares: balance, names, maps, two scenarios side by side. */
export const t = dictionary({
  fr: {
    balance: (total: string, moved: string, far: string, none: string) =>
      `Le compte : ${total} personnes dont le cabinet ferme = ${moved} placées ailleurs (plus de 20 minutes perdues : ${far}) + ${none} sans place`,
    rounding: (n: string) => `${n} d’arrondi (chaque nombre est arrondi pour lui-même).`,
    balanceWithout:
      'Le compte ne se ferme pas en nombres publiés : une part au moins est une classe ou compte moins de 11 personnes.',
    closed: 'Cabinets qui ferment :',
    takeIn: 'Cabinets qui accueillent 11 personnes ou plus :',
    newDeserts: 'Communes qui perdent leur dernier cabinet ouvert à moins de 20 minutes :',
    getBack: 'Communes qui en retrouvent un :',
    andMore: (n: string) => `et ${n} ${singular(n) ? 'autre' : 'autres'}`,
    maps: 'Avant et après, sur la carte',
    before: 'Avant',
    after: 'Après',
    fromTo: 'Après le scénario A',
    deB: 'Après le scénario B',
    mapsSay: 'Minutes vers le cabinet ouvert le plus proche',
    bands: ['moins de 10 minutes', 'moins de 20', 'moins de 45', '45 et plus, ou aucune route'],
    mapNote: (niveau: 'commune' | 'circonscription') =>
      `${niveau === 'commune' ? 'Par commune' : 'Par circonscription, moyenne des habitants'}, temps estimés. Point : cabinet qui ferme ; croix : fermé ; plus : poste ouvert${niveau === 'commune' ? ' ; liseré : commune qui perd son dernier cabinet à moins de 20 minutes' : '. Les communes qui perdent leur dernier cabinet à moins de 20 minutes sont dans la liste, pas sur cette carte'}.`,
    mapsElsewhere: 'Ce qui change outre-mer est dans le tableau, pas sur ces cartes.',
    compare: 'Comparer avec un autre scénario',
    link: 'Lien ou identifiant de l’autre scénario',
    compareButton: 'Comparer',
    wrong: (text: string) => `Ceci n’est le lien d’aucun scénario : ${text}`,
    both: 'Deux scénarios côte à côte',
    bothByArea: 'Deux scénarios par territoire',
    scenarioA: 'A : ce rapport',
    scenarioB: 'B : l’autre scénario',
    alone: 'Revenir à ce scénario seul',
    otherDay: 'Les deux ne partent pas du même jour ou des mêmes cabinets ouverts.',
    differenceNote:
      'B − A : au pas du plus arrondi des deux nombres ; tiret : une classe ou un nombre non diffusé ne se soustrait pas.',
  },
  en: {
    balance: (total: string, moved: string, far: string, none: string) =>
      `The balance: ${total} people whose practice closes = ${moved} placed elsewhere (over 20 minutes lost: ${far}) + ${none} without a place`,
    rounding: (n: string) => `${n} from rounding (each number is rounded by itself).`,
    balanceWithout:
      'The balance does not close in published numbers: at least one part is a class or counts under 11 people.',
    closed: 'Practices that close:',
    takeIn: 'Practices that take in 11 people or more:',
    newDeserts: 'Communes that lose their last open practice within 20 minutes:',
    getBack: 'Communes that get one back:',
    andMore: (n: string) => `and ${n} more`,
    maps: 'Before and after, on the map',
    before: 'Before',
    after: 'After',
    fromTo: 'After scenario A',
    deB: 'After scenario B',
    mapsSay: 'Minutes to the nearest open practice',
    bands: ['under 10 minutes', 'under 20', 'under 45', '45 and more, or no road'],
    mapNote: (niveau: 'commune' | 'circonscription') =>
      `${niveau === 'commune' ? 'By commune' : 'By constituency, mean of the inhabitants'}, estimated times. Dot: a practice that closes; cross: closed; plus: a post opened${niveau === 'commune' ? '; outline: a commune that loses its last practice within 20 minutes' : '. The communes that lose their last practice within 20 minutes are in the list, not on this map'}.`,
    mapsElsewhere: 'What changes overseas is in the table, not on these maps.',
    compare: 'Compare with another scenario',
    link: 'Link or id of the other scenario',
    compareButton: 'Compare',
    wrong: (text: string) => `This is the link of no scenario: ${text}`,
    both: 'Two scenarios side by side',
    bothByArea: 'Two scenarios by area',
    scenarioA: 'A: this report',
    scenarioB: 'B: the other scenario',
    alone: 'Back to this scenario alone',
    otherDay: 'The two do not start from the same day or the same open practices.',
    differenceNote:
      'B − A: to the step of the more rounded of the two numbers; a dash: a class or a number that is not published cannot be subtracted.',
  },
})
