import { dictionary } from '../ui/dictionary.ts'
import { singular } from '../ui/french.ts'

/** Words of the report that the map's panel shares: balance, names, maps, two scenarios side by side. */
export const t = dictionary({
  fr: {
    balance: (total: string, moved: string, far: string, none: string) =>
      `Le compte : ${total} personnes dont le cabinet ferme = ${moved} placées ailleurs (plus de 20 minutes perdues : ${far}) + ${none} sans place`,
    arrondi: (n: string) => `${n} d’arrondi (chaque nombre est arrondi pour lui-même).`,
    balanceSans:
      'Le compte ne se ferme pas en nombres publiés : une part au moins est une classe ou compte moins de 11 personnes.',
    fermes: 'Cabinets qui ferment :',
    accueillent: 'Cabinets qui accueillent 11 personnes ou plus :',
    desertes: 'Communes qui perdent leur dernier cabinet ouvert à moins de 20 minutes :',
    retrouvent: 'Communes qui en retrouvent un :',
    suite: (n: string) => `et ${n} ${singular(n) ? 'autre' : 'autres'}`,
    cartes: 'Avant et après, sur la carte',
    avant: 'Avant',
    apres: 'Après',
    deA: 'Après le scénario A',
    deB: 'Après le scénario B',
    carteDit: 'Minutes vers le cabinet ouvert le plus proche',
    bandes: ['moins de 10 minutes', 'moins de 20', 'moins de 45', '45 et plus, ou aucune route'],
    carteNote: (niveau: 'commune' | 'circonscription') =>
      `${niveau === 'commune' ? 'Par commune' : 'Par circonscription, moyenne des habitants'}, temps estimés. Point : cabinet qui ferme ; croix : fermé ; plus : poste ouvert${niveau === 'commune' ? ' ; liseré : commune qui perd son dernier cabinet à moins de 20 minutes' : '. Les communes qui perdent leur dernier cabinet à moins de 20 minutes sont dans la liste, pas sur cette carte'}.`,
    carteAilleurs: 'Ce qui change outre-mer est dans le tableau, pas sur ces cartes.',
    comparer: 'Comparer avec un autre scénario',
    lien: 'Lien ou identifiant de l’autre scénario',
    comparerBouton: 'Comparer',
    faux: (texte: string) => `Ceci n’est le lien d’aucun scénario : ${texte}`,
    deux: 'Deux scénarios côte à côte',
    deuxParTerritoire: 'Deux scénarios par territoire',
    scenarioA: 'A : ce rapport',
    scenarioB: 'B : l’autre scénario',
    seul: 'Revenir à ce scénario seul',
    autreJour: 'Les deux ne partent pas du même jour ou des mêmes cabinets ouverts.',
    differenceNote:
      'B − A : au pas du plus arrondi des deux nombres ; tiret : une classe ou un nombre non diffusé ne se soustrait pas.',
  },
  en: {
    balance: (total: string, moved: string, far: string, none: string) =>
      `The balance: ${total} people whose practice closes = ${moved} placed elsewhere (over 20 minutes lost: ${far}) + ${none} without a place`,
    arrondi: (n: string) => `${n} from rounding (each number is rounded by itself).`,
    balanceSans:
      'The balance does not close in published numbers: at least one part is a class or counts under 11 people.',
    fermes: 'Practices that close:',
    accueillent: 'Practices that take in 11 people or more:',
    desertes: 'Communes that lose their last open practice within 20 minutes:',
    retrouvent: 'Communes that get one back:',
    suite: (n: string) => `and ${n} more`,
    cartes: 'Before and after, on the map',
    avant: 'Before',
    apres: 'After',
    deA: 'After scenario A',
    deB: 'After scenario B',
    carteDit: 'Minutes to the nearest open practice',
    bandes: ['under 10 minutes', 'under 20', 'under 45', '45 and more, or no road'],
    carteNote: (niveau: 'commune' | 'circonscription') =>
      `${niveau === 'commune' ? 'By commune' : 'By constituency, mean of the inhabitants'}, estimated times. Dot: a practice that closes; cross: closed; plus: a post opened${niveau === 'commune' ? '; outline: a commune that loses its last practice within 20 minutes' : '. The communes that lose their last practice within 20 minutes are in the list, not on this map'}.`,
    carteAilleurs: 'What changes overseas is in the table, not on these maps.',
    comparer: 'Compare with another scenario',
    lien: 'Link or id of the other scenario',
    comparerBouton: 'Compare',
    faux: (texte: string) => `This is the link of no scenario: ${texte}`,
    deux: 'Two scenarios side by side',
    deuxParTerritoire: 'Two scenarios by area',
    scenarioA: 'A: this report',
    scenarioB: 'B: the other scenario',
    seul: 'Back to this scenario alone',
    autreJour: 'The two do not start from the same day or the same open practices.',
    differenceNote:
      'B − A: to the step of the more rounded of the two numbers; a dash: a class or a number that is not published cannot be subtracted.',
  },
})
