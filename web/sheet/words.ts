import { dictionary } from '../ui/dictionary.ts'
import { th } from '../ui/english.ts'

const ordinal = (n: number): string => (n === 1 ? '1er' : `${n}e`)

export const t = dictionary({
  fr: {
    title: (code: string, nom: string) => `${code}, ${nom}`,
    description: (nom: string) =>
      `${nom} : patients attendus sans relais, risque, patients suivis par une infirmière Asalée, avec intervalle, date et source.`,
    notQuotable:
      'Ces chiffres ne peuvent pas être cités pour l’instant : leur calcul n’a pas pu être conservé. Revenez dans quelques minutes.',
    all: 'Toutes les circonscriptions',
    noFigures: 'Pas de chiffres pour cette circonscription',
    noFiguresNext: 'Ce que l’on sait tout de même : son député et les questions posées, ci-dessous.',
    key: 'Les chiffres',
    keyLead: (date: string) =>
      `Situation au ${date}. Chaque nombre porte sa source, et son intervalle là où il est calculé.`,
    keyLeadPending: (date: string) =>
      `Situation au ${date}. Chaque nombre porte sa source. Les intervalles ne sont pas encore calculés.`,
    rank: (rank: number, of: number) => `${ordinal(rank)} sur ${of}`,
    rankRange: (low: number, high: number) => `entre le ${ordinal(low)} et le ${ordinal(high)} rang`,
    label: { eleve: 'risque élevé', faible: 'risque faible', indetermine: 'rang indéterminé' },
    beside: (departement: string, value: string, france: string) =>
      `${departement} : ${value} · France : ${france}`,
    besideFrance: (france: string) => `France : ${france}`,
    compare: 'Comparée à son département et à la France',
    compareLead:
      'Le point est la valeur, la barre son intervalle, le trait la valeur nationale. Quand deux barres se chevauchent, la différence n’est pas établie.',
    cabinets: 'Les cabinets, par statut',
    cabinetsShared: 'Un cabinet d’une commune partagée compte dans la circonscription où il se trouve.',
    cabinetsNone: 'Aucun cabinet de la liste dans cette circonscription.',
    people: 'Trajets et zonage',
    zonageNote:
      'Relevé de mai 2025 à confirmer : seul l’arrêté de l’ARS fait foi. Relais ne le déduit jamais.',
    zonageAbsent:
      'Zonage : donnée absente. La source ne donne pas de classe aux communes de cette circonscription.',
    split: 'Communes partagées',
    splitLead:
      'Ces communes s’étendent sur plusieurs circonscriptions. Part de leurs habitants comptée ici :',
    splitRules: {
      ajustee: 'selon les contours, ajustés à la population publiée par l’INSEE',
      contours: 'selon la surface des contours seulement',
      entiere: 'commune entière',
    },
    splitBy: (rule: string) => `${rule} :`,
    splitFrom: (nom: string, departement: string) =>
      `${nom} appartient au département ${departement} depuis une fusion de communes : la part comptée ici l’est aussi dans les chiffres de ce département-là. La somme des circonscriptions d’un département en diffère d’autant.`,
    splitTo: (nom: string, codes: string) =>
      `Une part de ${nom} compte pour la circonscription ${codes}, d’un autre département, tandis que les chiffres du département comptent la commune entière. La somme de ses circonscriptions en diffère d’autant.`,
    sources: 'Sources et définitions',
    indicator: 'Indicateur',
    definition: 'Ce que c’est',
    printSources: (list: string) => `Sources : ${list}.`,
    printDay: (day: string) => `${day} (cabinets et ce qui s’en calcule)`,
    printDates: (list: string) => `Date des données : ${list}.`,
    sourceName: {
      cabinets: 'liste des cabinets',
      'apl-medecins': 'DREES, APL aux médecins',
      'apl-infirmiers': 'DREES, APL aux infirmiers',
      'zonage-medecins': 'zonage des agences régionales de santé (à confirmer)',
      'zonage-arretes': 'arrêtés de zonage des agences régionales de santé',
      'cog-2026': 'INSEE, code officiel géographique et populations',
      'contours-communes': 'contours des communes',
      'ages-departements': 'INSEE, âges par département',
      'effectifs-cnam': 'Cnam, diabète traité par âge et département',
      'ages-communes': 'INSEE, âges par commune',
    } as Readonly<Record<string, string>>,
    locator: 'Où se trouve la circonscription',
    print: 'Imprimer cette fiche',
    data: 'Les mêmes chiffres en JSON',
    footer: (run: string, date: string) => `Calcul ${run}, situation au ${date}`,
  },
  en: {
    title: (code: string, nom: string) => `${code}, ${nom}`,
    description: (nom: string) =>
      `${nom}: patients expected without a relay, risk, patients followed by an Asalée nurse, with interval, date and source.`,
    notQuotable:
      'These figures cannot be quoted at the moment: their calculation could not be kept. Come back in a few minutes.',
    all: 'All constituencies',
    noFigures: 'No figures for this constituency',
    noFiguresNext: 'What is known all the same: its deputy and the questions asked, below.',
    key: 'The figures',
    keyLead: (date: string) =>
      `Situation on ${date}. Each number carries its source, and its interval where it is computed.`,
    keyLeadPending: (date: string) =>
      `Situation on ${date}. Each number carries its source. The intervals are not computed yet.`,
    rank: (rank: number, of: number) => `${th(rank)} of ${of}`,
    rankRange: (low: number, high: number) => `between the ${th(low)} and ${th(high)} rank`,
    label: { eleve: 'high risk', faible: 'low risk', indetermine: 'rank undetermined' },
    beside: (departement: string, value: string, france: string) =>
      `${departement}: ${value} · France: ${france}`,
    besideFrance: (france: string) => `France: ${france}`,
    compare: 'Compared with its département and France',
    compareLead:
      'The point is the value, the bar its interval, the line the national value. When two bars overlap, the difference is not established.',
    cabinets: 'Practices, by status',
    cabinetsShared: 'A practice in a split commune counts in the constituency where it stands.',
    cabinetsNone: 'No practice of the list in this constituency.',
    people: 'Journeys and zones',
    zonageNote:
      'File of May 2025, to be confirmed: only the ARS’s order is authoritative. Relais never derives it.',
    zonageAbsent: 'Zones: no data. The source gives the communes of this constituency no class.',
    split: 'Split communes',
    splitLead: 'These communes extend over several constituencies. Share of their people counted here:',
    splitRules: {
      ajustee: 'by boundaries, adjusted to the population published by INSEE',
      contours: 'by the area of the boundaries only',
      entiere: 'whole commune',
    },
    splitBy: (rule: string) => `${rule}:`,
    splitFrom: (nom: string, departement: string) =>
      `${nom} belongs to département ${departement} since communes were merged: the share counted here is also in the figures of that département. The sum of the constituencies of a département differs by as much.`,
    splitTo: (nom: string, codes: string) =>
      `A share of ${nom} counts for constituency ${codes}, of another département, while the figures of the département count the whole commune. The sum of its constituencies differs by as much.`,
    sources: 'Sources and definitions',
    indicator: 'Indicator',
    definition: 'What it is',
    printSources: (list: string) => `Sources: ${list}.`,
    printDay: (day: string) => `${day} (practices and what is computed from them)`,
    printDates: (list: string) => `Date of the data: ${list}.`,
    sourceName: {
      cabinets: 'list of practices',
      'apl-medecins': 'DREES, APL of GPs',
      'apl-infirmiers': 'DREES, APL of nurses',
      'zonage-medecins': 'zones of the regional health agencies (to be confirmed)',
      'zonage-arretes': 'orders of the regional health agencies on zones',
      'cog-2026': 'INSEE, official geographic code and populations',
      'contours-communes': 'boundaries of communes',
      'ages-departements': 'INSEE, ages by département',
      'effectifs-cnam': 'Cnam, treated diabetes by age and département',
      'ages-communes': 'INSEE, ages by commune',
    } as Readonly<Record<string, string>>,
    locator: 'Where the constituency is',
    print: 'Print this sheet',
    data: 'The same figures in JSON',
    footer: (run: string, date: string) => `Run ${run}, situation on ${date}`,
  },
})
