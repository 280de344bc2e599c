import { dictionary } from '../ui/dictionary.ts'

export const t = dictionary({
  fr: {
    title: 'Les 577 circonscriptions',
    description:
      'Chaque circonscription législative : député, patients attendus sans relais, risque, patients suivis, avec intervalle, date et source.',
    lead: 'Une fiche par circonscription : des chiffres datés, avec leur intervalle, qu’on peut citer et refaire.',
    search: 'Commune, code postal, député, numéro ou département',
    searchHint: 'Par exemple : La Flèche, 72200, 72-04, Sarthe, ou un nom.',
    submit: 'Chercher',
    sort: 'Trier par',
    orders: {
      code: 'Numéro',
      depute: 'Nom du député',
      risque: 'Risque, du plus fort au plus faible',
      suivis: 'Patients suivis, du plus au moins',
      menaces: 'Attendus sans relais, du plus au moins',
      minutes: 'Trajet, du plus long au plus court',
    },
    found: (n: number, of: number) =>
      n === of ? `${of} circonscriptions` : `${n} sur ${of} circonscriptions`,
    filters: 'Filtrer et choisir les colonnes : groupe, question posée, chiffres',
    group: 'Groupe du député',
    anyGroup: 'tous les groupes',
    question: 'Question sur Asalée posée depuis ce siège',
    anyQuestion: 'avec ou sans question',
    questions: {
      posee: 'au moins une, de son député ou d’un autre avant lui',
      'sans-reponse': 'une question sans réponse au jour de la liste',
      aucune: 'aucune question connue',
    },
    figure: (n: number) => (n === 0 ? 'Chiffre' : `Et chiffre ${n + 1}`),
    anyFigure: 'aucun',
    least: (n: number) => (n === 0 ? 'Au moins' : `Au moins (chiffre ${n + 1})`),
    columns: 'Colonnes du tableau et du fichier',
    columnsHint: 'Sans rien cocher : les quatre colonnes habituelles.',
    leastHint: 'Pour une part, en pour cent.',
    leastErrors: {
      number: 'Écrivez un nombre, par exemple 30.',
      figure: 'Choisissez aussi le chiffre qui doit l’atteindre.',
    },
    untold: (n: number) =>
      n === 1
        ? 'Une autre a un chiffre qui n’est pas diffusé ou pas connu : elle n’est ni au-dessus ni au-dessous.'
        : `${n} autres ont un chiffre qui n’est pas diffusé ou pas connu : elles ne sont ni au-dessus ni au-dessous.`,
    chosenFile: 'Ce choix en CSV',
    nothingChosen: 'Aucune circonscription ne répond à ces choix.',
    nothing: (q: string) => `Aucune circonscription ne répond à « ${q} ».`,
    nothingNext: 'Essayez une commune, un code postal, le numéro du département (72) ou son nom (Sarthe).',
    all: 'Voir toutes les circonscriptions',
    communes: 'Communes trouvées',
    addresses: 'Adresses trouvées',
    guessed:
      'Aucune adresse ne correspond tout à fait. Voici les plus proches : vérifiez laquelle est la bonne, ou ajoutez la commune.',
    addressHint:
      'Une adresse aussi : elle est alors envoyée au service d’adresses choisi par l’exploitant, et gardée nulle part.',
    undecided: (n: number) =>
      `limite trop proche, ou pas de numéro : nos contours simplifiés ne disent pas laquelle de ces ${n} :`,
    notices: {
      off: 'Ce service ne cherche pas les adresses : voici les circonscriptions de la commune.',
      silent: 'Le service d’adresses ne répond pas : voici les circonscriptions de la commune.',
      unknown: 'Cette adresse n’a pas été trouvée : voici les circonscriptions de la commune.',
      unreachable: 'Le service d’adresses ne répond pas : écrivez la commune ou le code postal.',
    },
    splitBetween: (n: number) => `partagée entre ${n} circonscriptions :`,
    map: 'Les circonscriptions sur la carte',
    files: 'Tout en un fichier :',
    code: 'Circonscription',
    deputy: 'Député',
    followed: 'Patients suivis',
    affected: 'Attendus sans relais',
    risk: 'Risque (sur 100)',
    minutes: 'Trajet',
    without: 'Pourquoi dix-neuf circonscriptions n’ont pas de chiffres',
    withoutLead:
      'Ce n’est pas un oubli : les données d’accès aux soins ne sont publiées ni pour les Français de l’étranger, ni pour la plupart des collectivités d’outre-mer.',
  },
  en: {
    title: 'The 577 constituencies',
    description:
      'Each legislative constituency: deputy, patients expected without a relay, risk, followed patients, with interval, date and source.',
    lead: 'One sheet for each constituency: dated figures with their interval, that can be quoted and computed again.',
    search: 'Commune, postcode, deputy, number or département',
    searchHint: 'For example: La Flèche, 72200, 72-04, Sarthe, or a name.',
    submit: 'Search',
    sort: 'Sort by',
    orders: {
      code: 'Number',
      depute: 'Name of the deputy',
      risque: 'Risk, highest first',
      suivis: 'Followed patients, most first',
      menaces: 'Expected without a relay, most first',
      minutes: 'Journey, longest first',
    },
    found: (n: number, of: number) => (n === of ? `${of} constituencies` : `${n} of ${of} constituencies`),
    filters: 'Filter and choose columns: group, question asked, figures',
    group: 'Deputy’s group',
    anyGroup: 'all groups',
    question: 'Question on Asalée asked from this seat',
    anyQuestion: 'with or without a question',
    questions: {
      posee: 'at least one, by its deputy or one before',
      'sans-reponse': 'a question without an answer on the day of the list',
      aucune: 'no question known',
    },
    figure: (n: number) => (n === 0 ? 'Figure' : `And figure ${n + 1}`),
    anyFigure: 'none',
    least: (n: number) => (n === 0 ? 'At least' : `At least (figure ${n + 1})`),
    columns: 'Columns of the table and of the file',
    columnsHint: 'With none ticked: the four usual columns.',
    leastHint: 'For a share, in per cent.',
    leastErrors: {
      number: 'Write a number, such as 30.',
      figure: 'Choose the figure that must reach it as well.',
    },
    untold: (n: number) =>
      n === 1
        ? 'One more has a figure that is not disclosed or not known: it is neither above nor below.'
        : `${n} more have a figure that is not disclosed or not known: they are neither above nor below.`,
    chosenFile: 'This choice as CSV',
    nothingChosen: 'No constituency meets these choices.',
    nothing: (q: string) => `No constituency answers to “${q}”.`,
    nothingNext: 'Try a commune, a postcode, the number of the département (72) or its name (Sarthe).',
    all: 'See all constituencies',
    communes: 'Communes found',
    addresses: 'Addresses found',
    guessed:
      'No address matches altogether. These come nearest: check which is the right one, or add the commune.',
    addressHint:
      'An address too: it is then sent to the address service that the operator has chosen, and kept nowhere.',
    undecided: (n: number) =>
      `a border too near, or no number: our simplified outlines do not tell which of these ${n}:`,
    notices: {
      off: 'This service does not look up addresses: these are the constituencies of the commune.',
      silent: 'The address service does not answer: these are the constituencies of the commune.',
      unknown: 'This address was not found: these are the constituencies of the commune.',
      unreachable: 'The address service does not answer: type the commune or the postcode.',
    },
    splitBetween: (n: number) => `shared by ${n} constituencies:`,
    map: 'Constituencies on the map',
    files: 'All in one file:',
    code: 'Constituency',
    deputy: 'Deputy',
    followed: 'Followed patients',
    affected: 'Expected without a relay',
    risk: 'Risk (out of 100)',
    minutes: 'Journey',
    without: 'Why nineteen constituencies have no figures',
    withoutLead:
      'This is no oversight: data on access to care are published neither for French people abroad, nor for most overseas collectivities.',
  },
})
