/** Data of every page and state, typed as the server hands them over; the numbers are made up and hold together. */
import { FORMER_ATTRIBUTES } from '../../server/contract/deprecations.ts'
import { waitOf } from '../../server/domain/deputies/waitOf.ts'
import { draftQuestion } from '../../server/service/citation/draftQuestion.ts'
import { NO_TEXTS } from '../../server/domain/roster/cabinet-columns.ts'
import { isCurrent, ofToday } from '../../server/service/citation/ofToday.ts'
import { makeCitation } from '../../server/service/citation/makeCitation.ts'
import type { PageContext, PageData, TrouverData } from '../../server/contract/pages.ts'
import { NAMED_INDICATORS, NAMED_SCENARIOS } from '../../server/domain/scenario/assumptions.ts'
import { isAplVintage } from '../../server/domain/aplVintage.ts'
import { INDICATORS } from '../../server/domain/indicators.ts'
import { frenchNumber, frenchPercent } from '../../server/domain/frenchNumber.ts'
import { roundCount } from '../../server/domain/secrecy/round.ts'
import { SEAT_LIST_COLUMNS } from '../../server/domain/deputies/seat-columns.ts'
import { INDICATEURS, type Indicateur } from '../../server/domain/situation.ts'
import type { Statut } from '../../server/domain/model.ts'
import { gestion } from './gestion.ts'
import { goal } from './goal.ts'
import { placement } from './placement.ts'
import { scenario } from './scenario.ts'
import { chiffres, chronologie, questions, run, sources, verifications } from './provenance.ts'

type Area = PageData['accueil']['france']
type Figure = Area['figures'][number]

const DAY = '2026-11-22'

/** The context of a page; `path` without `/en`. */
export const context = (path: string, changes: Partial<PageContext> = {}): PageContext => ({
  locale: 'fr',
  path,
  search: '',
  asOf: DAY,
  run: run.id,
  demonstration: true,
  degraded: false,
  origin: 'https://relais.example',
  ...changes,
})

/** A public figure of `indicator`; the interval is given as a share of the value, none when 0. */
export function figure(indicator: Indicateur, value: number | null, spread = 0): Figure {
  const { kind, precision, unit, sources: from, roster, vintage } = INDICATORS[indicator]
  const digits = precision === 'persons' ? 0 : precision
  const round = (n: number): number => (precision === 'persons' ? roundCount(n) : Number(n.toFixed(digits)))
  return {
    indicator,
    value,
    low: value === null || spread === 0 ? null : round(value * (1 - spread)),
    high: value === null || spread === 0 ? null : round(value * (1 + spread)),
    unit: unit.fr,
    rounded:
      value === null
        ? '< 11'
        : kind === 'share'
          ? frenchPercent(value, digits - 2)
          : frenchNumber(value, digits),
    status: value === null ? 'hidden' : 'ok',
    sources: [...from],
    vintage: vintage === 'day' ? DAY : isAplVintage(vintage) ? '2023' : vintage,
    demonstration: roster,
  }
}

const VALUES: Readonly<
  Record<Indicateur, readonly [circonscription: number, departement: number, france: number, spread: number]>
> = {
  'patients-suivis': [640, 2900, 300_000, 0],
  'suivi-ouvert': [90, 1200, 121_400, 0.2],
  'suivi-reduit': [100, 400, 41_300, 0.2],
  'suivi-arrete': [280, 700, 68_200, 0.2],
  'suivi-inconnu': [170, 600, 69_100, 0.2],
  'interruptions-attendues': [450, 1700, 171_400, 0.36],
  'patients-sans-relais': [300, 940, 73_700, 0.36],
  risque: [47, 32, 25, 0.14],
  interruption: [0.71, 0.59, 0.57, 0.12],
  'sans-alternative': [0.66, 0.55, 0.43, 0.08],
  besoin: [0.53, 0.5, 0.46, 0.05],
  'accessibilite-asalee': [1.34, 2.02, 2.18, 0.25],
  'minutes-active': [24, 19, 14, 0.2],
  'apl-mg': [2.61, 2.95, 3.48, 0],
  'apl-mg65': [2.2, 2.55, 3.29, 0],
  'apl-infirmier': [88.4, 102.1, 151.3, 0],
  'part-sous-dense': [0.613, 0.472, 0.271, 0],
  'part-zip': [0.412, 0.298, 0.181, 0],
  'part-zac': [0.388, 0.441, 0.402, 0],
  population: [113_420, 566_506, 68_042_591, 0],
  'part-75': [0.118, 0.112, 0.101, 0],
  cabinets: [7, 31, 3000, 0],
  etp: [3.2, 14.5, 1500, 0],
  'medecins-generalistes': [71, 402, 60_305, 0],
}

const NO_OPERATOR = { name: null, address: null, director: null, contact: null, host: null }

const figures = (level: 0 | 1 | 2): Figure[] =>
  INDICATEURS.map((indicator) => figure(indicator, VALUES[indicator][level], VALUES[indicator][3]))

const area = (changes: Partial<Area>): Area => ({
  niveau: 'circonscription',
  code: '72-04',
  nom: '4e circonscription de la Sarthe',
  departement: '72',
  region: '52',
  explication: null,
  explicationEn: null,
  note: null,
  depute: {
    civilite: 'Mme',
    nom: 'Élise Leboucher',
    groupe: 'La France insoumise - Nouveau Front Populaire',
    groupeAbrege: 'LFI-NFP',
    dateListe: '2025-12-26',
    listeAncienne: true,
  },
  figures: figures(0),
  ranks: [
    { indicator: 'risque', rank: 83, low: 41, high: 152, of: 558, kind: 'tirages', label: 'indetermine' },
    { indicator: 'apl-mg65', rank: 211, low: 211, high: 213, of: 558, kind: 'ex-aequo', label: null },
    { indicator: 'interruption', rank: 160, low: 90, high: 260, of: 558, kind: 'tirages', label: null },
  ],
  peopleByMinutes: { '0-10': '21 300', '10-20': '34 900', '20-45': '51 200', '45+': '6 000' },
  cabinetsByStatus: { active: 1, reduced: 1, suspended: 2, stopped: 1, unknown: 2 },
  run: run.id,
  method: 2,
  asOf: DAY,
  demonstration: true,
  suivisIci: { cabinets: 5, ici: 370, ailleurs: 270 },
  communesPartagees: [
    { code: '72181', nom: 'Le Mans', departement: '72', part: 0.187, regle: 'ajustee', autres: ['72-01'] },
  ],
  circonscriptions: [{ code: '72-04', libelle: '4e circonscription de la Sarthe' }],
  ...changes,
})

const circonscription = area({})
const departement = area({
  niveau: 'departement',
  code: '72',
  nom: 'Sarthe',
  depute: null,
  figures: figures(1),
  ranks: [],
  communesPartagees: [],
})
const france = area({
  niveau: 'france',
  code: 'FR',
  nom: 'France',
  departement: null,
  region: null,
  depute: null,
  figures: figures(2),
  ranks: [],
  peopleByMinutes: { '0-10': '33 412 600', '10-20': '20 958 300', '20-45': '11 904 100', '45+': '1 480 200' },
  cabinetsByStatus: { active: 1204, reduced: 411, suspended: 386, stopped: 297, unknown: 702 },
  communesPartagees: [],
})

const vacant = area({
  code: '74-03',
  nom: '3e circonscription de la Haute-Savoie',
  departement: '74',
  depute: {
    civilite: null,
    nom: null,
    groupe: null,
    groupeAbrege: null,
    dateListe: '2025-12-26',
    listeAncienne: true,
  },
  figures: INDICATEURS.map((indicator) =>
    figure(indicator, indicator === 'patients-sans-relais' ? null : VALUES[indicator][0]),
  ),
  ranks: [],
})
const abroad = area({
  code: '99-01',
  nom: '1re circonscription des Français établis hors de France',
  departement: null,
  region: null,
  explication: "Aucune donnée d'accès aux soins n'est publiée pour les Français établis hors de France.",
  explicationEn: 'No figures are published abroad.',
  figures: [],
  ranks: [],
  peopleByMinutes: null,
  cabinetsByStatus: null,
  communesPartagees: [],
})

type Near = TrouverData['results'][number]
const near = (
  n: number,
  value: Statut,
  travelMinutes: number,
  changes: Partial<Near['cabinet']> = {},
): Near => ({
  distanceMeters: Math.round((travelMinutes - 4) * 900 + 300),
  roadMeters: Math.round((travelMinutes - 4) * 1167),
  travelMinutes,
  travelMethod: 'estimate',
  access: null,
  cabinet: {
    id: `demo-${n}`,
    name: `Cabinet fictif n° ${n}`,
    address: `${n} place du Marché`,
    codeCommune: '79191',
    commune: 'Niort',
    departement: '79',
    lon: -0.465,
    lat: 46.325,
    arrondissement: null,
    approximatePlace: null,
    circonscriptions: ['79-01'],
    etp: 0.6,
    ...NO_TEXTS,
    openingHours: null,
    newPatients: { value: 'unknown', saidOn: null, expiresOn: null, evidence: null },
    demonstration: true,
    status: {
      value,
      since: '2026-01-05',
      confirmedOn: '2026-10-28',
      expiresOn: '2026-12-27',
      evidence: 'cabinet',
      lastKnown: value === 'unknown' ? 'active' : null,
    },
    ...changes,
  },
})

const commune = area({
  niveau: 'commune',
  code: '79191',
  nom: 'Niort',
  departement: '79',
  depute: null,
  figures: figures(1).map((one) =>
    one.indicator === 'medecins-generalistes' ? figure(one.indicator, 62) : one,
  ),
  ranks: [],
  communesPartagees: [],
})
const niort = {
  kind: 'commune',
  label: 'Niort (79)',
  codeCommune: '79191',
  codeDepartement: '79',
  lon: -0.465,
  lat: 46.325,
} as const
const results: Near[] = [
  near(212, 'active', 5, { telephone: '05 00 00 02 12', horaires: 'lundi au vendredi, 9 h–17 h' }),
  near(1480, 'reduced', 17, { commune: 'Saint-Maixent-l’École', address: null }),
  near(87, 'unknown', 38, { commune: 'Chef-Boutonne' }),
]
const opening: TrouverData['opening'] = {
  'demo-212': { kind: 'open', day: DAY, byAppointment: false, until: 1020, later: [] },
  'demo-1480': { kind: 'unknown', day: DAY, byAppointment: false },
  'demo-87': null,
}
const empty: TrouverData = {
  q: '',
  minutes: null,
  includeUnknown: false,
  locating: false,
  state: 'empty',
  asked: null,
  choices: [],
  matched: 0,
  understood: null,
  outside: null,
  addresses: false,
  notice: null,
  departure: null,
  place: null,
  results: [],
  opening: {},
  beyond: [],
  structures: null,
  commune: null,
  departement: null,
  ars: null,
  error: null,
}
const notLoaded: TrouverData['structures'] = { loaded: false, source: 'finess', vintage: null, items: [] }
const aHouse = {
  finess: '790000012',
  kind: 'maison-de-sante',
  name: 'MAISON DE SANTE DES ESSAIS',
  address: '1 avenue DES ESSAIS',
  postcode: '79000',
  codeCommune: '79191',
  commune: 'Niort',
  telephone: '05 49 00 00 00',
  lon: -0.46,
  lat: 46.32,
  approximatePlace: null,
} as const
/** A maison de santé with its own point, and a centre of which only the commune is known, across the water. */
const structures: NonNullable<TrouverData['structures']> = {
  loaded: true,
  source: 'finess',
  vintage: '2026-04-25',
  items: [
    {
      structure: aHouse,
      ...{ distanceMeters: 1200, roadMeters: 1500, travelMinutes: 6, travelMethod: 'estimate', access: null },
    },
    {
      structure: {
        ...aHouse,
        ...{ finess: '790000020', kind: 'centre-de-sante', name: null, address: null, telephone: null },
        ...{ lon: null, lat: null, approximatePlace: 'Niort' },
      },
      ...{
        distanceMeters: 9000,
        roadMeters: null,
        travelMinutes: null,
        travelMethod: 'none',
        access: 'boat',
      },
    },
  ],
}
const ars = { region: 'Nouvelle-Aquitaine', url: 'https://www.nouvelle-aquitaine.ars.sante.fr/' }

/** The states of the patients' page. */
export const trouver: Readonly<Record<TrouverData['state'], TrouverData>> = {
  empty,
  choose: {
    ...empty,
    q: '79230',
    state: 'choose',
    choices: ['Aiffres', 'Brûlain', 'Fors', 'Juscorps', 'Prahecq', 'Vouillé'].map((nom, index) => ({
      ...niort,
      label: `${nom} (79)`,
      codeCommune: `7900${index}`,
    })),
  },
  results: {
    ...empty,
    q: 'niort',
    state: 'results',
    place: niort,
    results,
    opening,
    structures,
    commune,
    ars,
    minutes: 45,
    includeUnknown: true,
  },
  none: {
    ...empty,
    q: 'niort',
    minutes: 15,
    state: 'none',
    place: niort,
    beyond: results.slice(1),
    structures: notLoaded,
    commune,
    ars,
  },
  'not-found': { ...empty, q: 'Niortt-les-<b>Bains', state: 'not-found' },
  outside: { ...empty, q: 'Saint-Pierre', state: 'outside' },
  error: {
    ...empty,
    q: 'Niort',
    state: 'error',
    error: { field: 'minutes', text: 'Choisissez une durée de trajet, de 1 à 600 minutes.' },
  },
}

const indicateurs = INDICATEURS.map((id) => {
  const { title, unit, why, formula, sources: from, classes, reviewedOn } = INDICATORS[id]
  return {
    id,
    titre: title,
    unite: unit,
    pourquoi: why,
    formule: formula,
    sources: [...from],
    classes: [...classes],
    reviewedOn,
  }
})
const locator =
  '<svg class="locator" viewBox="0 0 320 240" width="320" height="240" aria-hidden="true"><path class="locator-departement" d="M20 40 120 10 300 60 290 190 150 230 30 180Z"/><path class="locator-circonscription" d="M120 10 300 60 230 120 140 100Z"/></svg>'
/** Another circonscription whose risk is `by` points higher. */
function peer(
  code: string,
  by: number,
): NonNullable<PageData['circonscription']['comparison']>['similar'][0] {
  const own = circonscription.figures.find(({ indicator }) => indicator === 'risque')!
  const [value, low, high] = [own.value, own.low, own.high].map((bound) => (bound ?? 0) + by)
  const figure = { ...own, value: value!, low: low!, high: high! }
  return {
    code,
    nom: `Circonscription ${code}`,
    figure,
    verdict: low! > own.high! ? 'established' : 'not-established',
  }
}
const inside: PageData['circonscription']['inside'] = {
  niveau: 'commune',
  areas: [
    {
      ...{ code: '72181', nom: 'Le Mans', path: '/commune/72181', part: 0.19 },
      figures: [
        {
          ...figures(0)[0]!,
          ...{ value: null, low: 200, high: 999, class: { min: 200, max: 999 } },
          ...{ status: 'class', rounded: '200 à 999' },
        },
      ],
    },
  ],
  cabinets: [
    {
      ...{ id: 'demo-212', name: 'Cabinet fictif', commune: 'Le Mans', demonstration: true },
      status: {
        ...{ value: 'stopped', since: '2026-10-01', confirmedOn: '2026-10-01', expiresOn: null },
        ...{ evidence: 'association', lastKnown: null },
      },
    },
  ],
  trend: [
    { day: '2025-12-01', counts: { active: 3, reduced: 0, suspended: 0, stopped: 0, unknown: 0 } },
    { day: DAY, counts: { active: 1, reduced: 1, suspended: 0, stopped: 1, unknown: 0 } },
  ],
  patients: [
    { day: '2026-10-01', figures: null },
    {
      day: DAY,
      figures: circonscription.figures.filter(({ indicator }) => /^suivi-|^interruptions/.test(indicator)),
    },
  ],
  map: '<svg class="area-map" viewBox="0 0 100 80" width="100" height="80" aria-hidden="true"><path class="shade-200 shared" d="M10 10l80 0 0 60-80 0z"/></svg>',
}

const sheet: PageData['circonscription'] = {
  inside,
  mails: true,
  total: 300_000,
  spreads: { 'minutes-active': { least: 4, most: 40, counts: [1, 4, 9, 4, 1] } },
  territoire: circonscription,
  usual: circonscription,
  departement,
  france,
  questions: questions.filter((question) => question.circonscription === '72-04'),
  indicateurs,
  locator,
  cite: {
    path: `/citation/${run.id}/72-04`,
    phrase: { fr: 'Selon Relais, 1 200 patients.', en: 'According to Relais, 1,200 patients.' },
    qr: '<svg class="qr" viewBox="0 0 8 8" width="16" height="16" aria-hidden="true"></svg>',
  },
  comparison: {
    indicator: 'risque',
    indicators: ['risque', 'patients-suivis'],
    neighbours: [peer('72-05', 0), peer('49-03', 30)],
    similar: [peer('86-04', -8)],
    wider: { departement: 'not-established', france: 'established' },
  },
  changes: {
    since: '2026-04-14',
    error: null,
    then: { ...circonscription, asOf: '2026-04-14' },
    verdicts: { risque: 'same' },
    nearest: null,
    validFrom: '2025-12-01',
  },
}

const seen = near(212, 'active', 5, { telephone: '05 00 00 02 12' }).cabinet
export const cabinet: PageData['cabinet'] = {
  cabinet: { ...seen, run: run.id, asOf: DAY },
  opening: opening['demo-212']!,
  intakes: [],
  events: (
    [
      ['active', '2026-10-28', 'cabinet'],
      ['active', '2026-06-02', 'ars'],
      ['suspended', '2026-03-10', 'association'],
    ] as const
  ).map(([statut, day, evidence], at) => ({
    id: `e${at}`,
    statut,
    effectiveOn: day,
    reportedOn: day,
    recordedAt: `${day}T10:00:00.000Z`,
    evidence,
    reason: null,
    maxAgeDays: 60,
  })),
  report: { state: 'ready', motif: null, commentaire: '' },
}
/** The first sheet as it was quoted: from a calculation with one figure less than today's. */
const quoted = makeCitation({ ...run, intervals: 'ready', warnings: [] }, circonscription, {
  figures: circonscription.figures.map(({ demonstration: _, ...figure }) =>
    figure.indicator === 'patients-sans-relais'
      ? { ...figure, value: 10, low: 0, high: 20, rounded: '10' }
      : figure,
  ),
  rank: circonscription.ranks[0] ?? null,
})

const asking: PageData['confirmer'] = {
  state: 'ask',
  cabinet: cabinet.cabinet,
  expiresOn: '2027-01-21',
  statut: null,
  answer: null,
  refusal: null,
}
const answer = { statut: 'reduced', intake: 'no', answeredOn: DAY, state: 'waiting' } as const
/** The states of the page behind a cabinet's own link. */
export const confirm = {
  ask: asking,
  second: { ...asking, state: 'second', statut: 'active' },
  closing: { ...asking, state: 'second', statut: 'stopped' },
  answered: { ...asking, state: 'answered', answer },
  used: { ...asking, state: 'refused', refusal: 'used', answer, expiresOn: null },
  forged: { ...asking, cabinet: null, expiresOn: null, state: 'refused', refusal: 'forged' },
  failed: { ...asking, cabinet: null, expiresOn: null, state: 'failed', statut: 'active' },
} as const satisfies Record<string, PageData['confirmer']>

const followed: PageData['alerte'] = {
  state: 'ask',
  area: {
    ...{ niveau: 'departement', code: '72' },
    place: { fr: 'dans le département Sarthe (72)', en: 'in the département Sarthe (72)' },
  },
  typed: '',
}
/** The states of the alerts by e-mail. */
export const alerts = {
  ask: followed,
  wrong: { ...followed, state: 'wrong', typed: 'ada@' },
  busy: { ...followed, state: 'busy', typed: 'ada@exemple.fr' },
  failed: { ...followed, state: 'failed', typed: 'ada@exemple.fr' },
  sent: { ...followed, state: 'sent' },
  confirm: { ...followed, state: 'confirm' },
  confirmed: { ...followed, state: 'confirmed' },
  stop: { ...followed, state: 'stop' },
  stopped: { ...followed, state: 'stopped' },
  refused: { ...followed, state: 'refused', area: null },
} as const satisfies Record<string, PageData['alerte']>

/** Every page in its plainest state; `cases.ts` adds the others. */
export const pages: PageData = {
  scenario,
  placement,
  objectif: goal,
  accueil: { france, total: 300_000, chronologie },
  trouver: empty,
  cabinet,
  confirmer: confirm.ask,
  alerte: alerts.ask,
  queFaire: { ars: [ars], addresses: true },
  citation: {
    verdicts: {},
    citation: { ...quoted, figures: quoted.figures.filter(isCurrent).map(ofToday) },
    former: [],
    now: circonscription,
  },
  carte: {
    departements: { items: [departement], run: run.id, method: 2, asOf: DAY, demonstration: true },
    france,
    indicateurs,
    basemapUrl: 'https://carte.example/{z}/{x}/{y}.png',
    structures: false,
  },
  circonscription: sheet,
  territoire: {
    ...{
      territoire: departement,
      usual: departement,
      wider: [france],
      total: 300_000,
      mails: true,
      inside,
      spreads: sheet.spreads,
    },
    phrases: [{ fr: 'Selon Relais, 2 900 patients.', en: 'According to Relais, 2,900 patients.' }],
    senators: { dateListe: '2026-07-02', old: true, renewed: '2026-10-01', held: [], questions: [] },
    zoning: null,
    ...{ seats: [{ code: '72-04', nom: circonscription.nom }], indicateurs, changes: sheet.changes },
  },
  territoires: {
    q: 'sarthe',
    groups: [
      {
        ...{ niveau: 'departement', matched: 1, count: 101 },
        areas: [{ code: '72', nom: 'Sarthe', departement: '72' }],
      },
      { niveau: 'commune', matched: 0, count: 34875, areas: [] },
    ],
  },
  circonscriptions: {
    only: null,
    items: [circonscription, vacant, abroad],
    ...{ places: [], notice: null, addresses: true },
    choice: {
      ...{ groupe: null, question: null, limits: [], untold: [], columns: SEAT_LIST_COLUMNS },
      written: [0, 1, 2].map(() => ({ chiffre: null, minText: '', refused: null })),
      chosen: [circonscription, vacant, abroad].map(({ code }) => code),
    },
    groups: ['LFI-NFP'],
  },
  methode: {
    run: { id: run.id, asOf: DAY },
    indicateurs,
    example: circonscription,
    scenarios: [
      { ...france, niveau: 'france' as const },
      { ...departement, niveau: 'region' as const, code: '52', nom: 'Pays de la Loire' },
    ].flatMap(({ niveau, code, nom, note, figures: own }) =>
      NAMED_SCENARIOS.map((scenario) => ({
        ...{ scenario, niveau, code, nom, note },
        figures: own.filter(({ indicator }) => NAMED_INDICATORS.some((one) => one === indicator)),
      })),
    ),
    parameters: { patients: 300_000, rho: 0.056, decay: { t50: 15, gamma: 3 } },
    arretes: null,
    decomposition: [{ niveau: 'departement', interruption: 0.52, lack: 0.48, areas: 100 }],
    widths: [{ niveau: 'departement', indicator: 'risque', median: 0.43, areas: 100 }],
    journeys: [
      {
        ...{
          from: '79191',
          to: '79170',
          fromName: 'Niort',
          toName: 'Mauzé-sur-le-Mignon',
          terrain: 'plaine',
        },
        ...{ accepted: [15, 35], minutes: 28, kilometres: 21, within: true, weak: false },
        ...{ reason: 'Plaine', source: 'routes-connues' },
      },
      {
        ...{ from: '97424', to: '97414', fromName: 'Cilaos', toName: 'Saint-Louis', terrain: 'montagne' },
        ...{ accepted: [45, 80], minutes: 31, kilometres: 20, within: false, weak: true },
        ...{ reason: 'Route de montagne', source: 'routes-connues' },
      },
    ],
  },
  donnees: {
    couches: [
      {
        ...{ id: 'communes', title: { fr: 'Communes', en: 'Communes' }, roster: true },
        sources: ['cog-2026', 'apl-medecins'],
        about: { fr: 'Chaque commune avec ses chiffres.', en: 'Each commune with its figures.' },
        desktop: [
          { form: 'QGIS', media: 'application/x-qgis-layer-definition', path: '/donnees/communes.qlr' },
        ],
        files: [
          { form: 'FlatGeobuf', media: 'application/flatgeobuf', path: '/donnees/communes.fgb' },
          { form: 'CSV (Excel)', media: 'text/csv', path: '/donnees/communes-excel.csv' },
        ],
      },
      {
        ...{ id: 'zonage', title: { fr: 'Zonage des médecins', en: 'Zoning of GPs' }, roster: false },
        sources: [],
        about: { fr: 'La zone de chaque commune.', en: 'The zone of each commune.' },
        desktop: [
          { form: 'QGIS', media: 'application/x-qgis-layer-definition', path: '/donnees/zonage.qlr' },
        ],
        files: [{ form: 'CSV', media: 'text/csv', path: '/donnees/zonage.csv' }],
      },
    ],
    sources,
    arretes: null,
    verifications,
    currentRun: run,
    fraicheur: {
      france: { cabinets: 41, within30: 20, within60: 33, within90: 41 },
      items: [
        { departement: '72', nom: 'Sarthe', cabinets: 40, within30: 20, within60: 32, within90: 40 },
        { departement: null, nom: null, cabinets: 1, within30: 0, within60: 1, within90: 1 },
      ],
      run: run.id,
      method: 2,
      asOf: DAY,
      demonstration: true,
    },
  },
  apiDocs: {
    chapters: [
      {
        name: 'cabinets',
        about: { fr: 'Les cabinets', en: 'The cabinets' },
        operations: [
          {
            ...{ name: 'nearestCabinets', method: 'GET', path: '/api/v1/cabinets/nearest', access: null },
            ...{ summary: 'Cabinets nearest to a point', formats: [] },
            tried: '/api/v1/cabinets/nearest?lon=-0.46&lat=46.32',
            body: null,
            parameters: [
              { name: 'lon', place: 'query', required: true, description: 'Longitude, degrees', values: [] },
              { name: 'access', place: 'query', required: false, description: '', values: ['boat', 'plane'] },
            ],
          },
          {
            ...{ name: 'getWorklist', method: 'GET', path: '/api/v1/worklist', access: 'see', tried: null },
            ...{ summary: 'Cabinets to reconfirm', formats: ['csv'], parameters: [], body: null },
          },
          {
            ...{
              name: 'createScenario',
              method: 'POST',
              path: '/api/v1/scenarios',
              access: null,
              tried: null,
            },
            ...{ summary: 'Play closures', formats: [], parameters: [] },
            body: '{\n  "closures": []\n}',
          },
        ],
      },
    ],
    snippets: [{ id: 'curl', label: 'curl', text: "curl 'https://relais.example/api/v1/sources'" }],
    deprecated: [FORMER_ATTRIBUTES],
  },
  chiffres: { chiffres, questions, sources },
  questionsPosees: {
    items: questions.map((question) => ({
      ...question,
      wait: waitOf(question),
      figures: circonscription.figures.filter(({ indicator }) => indicator === 'patients-sans-relais'),
    })),
    all: questions,
    choice: { etat: null, groupe: null, tri: 'date', columns: ['patients-sans-relais'] },
    groups: ['GM'],
    asOf: DAY,
  },
  brouillon: {
    ...{ code: '72-04', nom: circonscription.nom, asOf: DAY, depute: circonscription.depute, named: true },
    text: draftQuestion(quoted, { civilite: 'Mme', nom: 'Élise Leboucher' }, chronologie, (id) => id),
  },
  chronologie: { items: chronologie, questions, sources },
  accessibilite: { operator: NO_OPERATOR },
  mentions: { operator: { ...NO_OPERATOR, name: 'ARS Exemple', contact: 'mailto:contact@ars.example' } },
  confidentialite: { operator: NO_OPERATOR, addresses: true, mails: true },
  plan: {
    pages: [
      { name: 'accueil', path: '/' },
      { name: 'cabinet', path: '/cabinet/{id}' },
      { name: 'plan', path: '/plan-du-site' },
    ],
  },
  ogc: {
    title: 'Zonage',
    lead: 'Objets 1 à 1 sur 2',
    trail: [{ label: 'Les couches', href: '/ogc/collections' }],
    note: 'EPSG:2154 ne vaut qu’en métropole.',
    credits: 'IGN (Licence Ouverte 2.0)',
    links: [{ label: 'Attributs', href: '/ogc/collections/zonage/schema', about: null }],
    figures: [{ title: 'APL', written: '2,1', interval: null, vintage: '2023' }],
    table: {
      caption: 'Zonage',
      heads: ['Nom', 'Zone'],
      rows: [{ href: '/ogc/collections/zonage/items/79003', cells: ['Les Essarts', 'ZIP'] }],
    },
    ...{ previous: null, next: '/ogc/collections/zonage/items?offset=1&limit=1' },
    ...{ json: '/ogc?f=json', address: 'http://relais.test/ogc', asOf: DAY, run: run.id },
  },
  erreur: {
    status: 404,
    title: 'Page introuvable',
    detail: 'Aucune page ne répond à cette adresse.',
    nearest: null,
  },
  ...gestion,
}
export const sheets: Readonly<Record<string, PageData['circonscription']>> = {
  vacant: { ...sheet, territoire: vacant, questions: [], locator: null },
  abroad: {
    ...sheet,
    ...{ territoire: abroad, departement: null, questions: [], locator: null, cite: null, comparison: null },
    ...{ inside: null, spreads: {} },
    changes: { since: '', error: null, then: null, verdicts: {}, nearest: null, validFrom: '' },
  },
}
