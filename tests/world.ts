/**
 * A tiny France for the tests: three départements of the mainland and Corsica, and one commune of Mayotte, on square communes
 * of 0.1° × 0.07° (about 7.7 × 7.8 km), so that every distance, area and sum can be checked by hand.
 *
 *   row 1   79004  79005  79006 │ 86003  86004        2A001  2A002        97601
 *   row 0   79001  79002  79003 │ 86001  86002        (Corsica, apart)    (Mayotte, apart, nothing published)
 *
 * Circonscriptions 79-01 and 79-02 share 79005 (60 % / 40 %); 99-01 is abroad and has no figures.
 * Names are fictitious; the codes only look like INSEE's.
 */
import { departementOf } from '../server/domain/departementOf.ts'
import { NO_TEXTS } from '../server/domain/roster/cabinet-columns.ts'
import type { MultiPolygon, Position } from 'geojson'
import type {
  Cabinet,
  Circonscription,
  Commune,
  Inputs,
  PartCirconscription,
  StatusEvent,
} from '../server/domain/model.ts'

/** The day on which the world is looked at. */
export const WORLD_DAY = '2026-10-01'
/** A caseload (persons) that fits the world's people, in place of the national one. */
export const WORLD_PATIENTS = 900

const WIDTH = 0.1
const HEIGHT = 0.07
const ORIGINS = { metropole: [-0.6, 46.2], corse: [8.8, 41.8], '976': [45.1, -12.85] } as const
type Network = keyof typeof ORIGINS

/** A closed counter-clockwise ring from corners counted in squares of the network's grid. */
function ring(reseau: Network, corners: readonly (readonly [number, number])[]): MultiPolygon {
  const [lon, lat] = ORIGINS[reseau]
  const at = ([x, y]: readonly [number, number]): Position => [
    Number((lon + x * WIDTH).toFixed(6)),
    Number((lat + y * HEIGHT).toFixed(6)),
  ]
  const positions = corners.map(at)
  return { type: 'MultiPolygon', coordinates: [[[...positions, positions[0]!]]] }
}

/** A rectangle of the grid, in squares. */
const box = (reseau: Network, x0: number, y0: number, x1: number, y1: number): MultiPolygon =>
  ring(reseau, [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ])

/** code, nom, column, row, legal population, aplMg65, zonage: what differs from one commune to the next. */
const SQUARES = [
  ['79001', 'Niorteau', 0, 0, 20000, 3.6, 'HZ'],
  ['79002', 'Saint-Étienne-du-Marais', 1, 0, 3000, 2.9, 'ZAC'],
  ['79003', 'Les Essarts', 2, 0, 900, 2.1, 'ZIP'],
  ['79004', 'Bellevigne', 0, 1, 4000, 3.1, 'ZAC'],
  ['79005', 'Partagé-sur-Sèvre', 1, 1, 12000, 3.3, 'ZAC'],
  ['79006', 'Vide-Bourg', 2, 1, 0, 1.8, 'ZIP'],
  ['86001', 'Poitevin', 3, 0, 15000, 3.4, 'HZ'],
  ['86002', "L'Hermitage", 4, 0, 1500, 2.4, 'ZIP'],
  ['86003', 'Sainte-Radegonde', 3, 1, 2500, 2.6, 'ZAC'],
  ['86004', 'Châtelet-le-Vieux', 4, 1, 800, 1.5, 'ZIP'],
  ['2A001', 'Ajaccette', 0, 0, 9000, 3.9, 'ZAC'],
  ['2A002', 'Santa-Lucia', 1, 0, 700, 2.2, 'ZIP'],
  ['97601', 'Mamoudzette', 0, 0, 11000, null, null],
] as const

const REGION_OF: Readonly<Record<string, string>> = { '79': '75', '86': '75', '2A': '94', '976': '06' }
const NETWORK_OF: Readonly<Record<string, Network>> = {
  '79': 'metropole',
  '86': 'metropole',
  '2A': 'corse',
  '976': '976',
}

function commune([code, nom, x, y, population, aplMg65, zonage]: (typeof SQUARES)[number]): Commune {
  const departement = departementOf(code)
  const reseau = NETWORK_OF[departement]!
  const [lon, lat] = ORIGINS[reseau]
  const published = aplMg65 !== null
  const middle = lat + (y + 0.5) * HEIGHT
  const kmPerDegree = (Math.PI * 6371.0088) / 180
  return {
    code,
    nom,
    departement,
    region: REGION_OF[departement]!,
    reseau,
    lon: Number((lon + (x + 0.5) * WIDTH).toFixed(6)),
    lat: Number(middle.toFixed(6)),
    areaKm2: Number((WIDTH * HEIGHT * kmPerDegree ** 2 * Math.cos((middle * Math.PI) / 180)).toFixed(4)),
    population,
    populationStandardisee: published ? population * 1.05 : null,
    populationTotale: published ? population * 1.02 : null,
    aplMg: published ? Number((aplMg65 + 0.4).toFixed(2)) : null,
    aplMg65,
    aplInfirmier: published ? 90 + x * 15 + y * 5 : null,
    zonage,
    share75: departement === '976' ? null : 0.11,
    medecinsGeneralistes: Math.round(population / 1100),
    // The tiny France has no roads: the great circle decides.
    voisines: null,
    acces: null,
  }
}

const communes: readonly Commune[] = SQUARES.map(commune)

const circonscriptions: readonly Circonscription[] = [
  ...(['79-01', '79-02', '86-01', '2A-01', '976-01'] as const).map((code): Circonscription => ({
    code,
    departement: code.split('-')[0]!,
    numero: Number(code.split('-')[1]),
    libelle: `${code.endsWith('02') ? '2e' : '1re'} circonscription`,
    statut: 'figures',
    explication: null,
    explicationEn: null,
  })),
  {
    code: '99-01',
    departement: '99',
    numero: 1,
    libelle: '1re circonscription des Français établis hors de France',
    statut: 'etranger',
    explication: "Aucune donnée d'accès aux soins n'est publiée pour les circonscriptions de l'étranger.",
    explicationEn: 'No figures are published abroad.',
  },
]

const WHOLE: Readonly<Record<string, string>> = { '79001': '79-01', '79004': '79-01' }
const parts = communes.flatMap(({ code: codeCommune, departement }): readonly PartCirconscription[] =>
  codeCommune === '79005'
    ? [
        { codeCommune, circonscription: '79-01', part: 0.6, regle: 'ajustee' },
        { codeCommune, circonscription: '79-02', part: 0.4, regle: 'ajustee' },
      ]
    : [
        {
          codeCommune,
          circonscription: WHOLE[codeCommune] ?? (departement === '79' ? '79-02' : `${departement}-01`),
          part: 1,
          regle: 'entiere',
        },
      ],
)

/** A cabinet 0.01° east of its commune's point. */
function cabinet(id: string, codeCommune: string, etp: number, postes: number): Cabinet {
  const home = communes.find(({ code }) => code === codeCommune)!
  return {
    id,
    nom: `Cabinet fictif n° ${id.slice(1)}`,
    adresse: `1 place du Marché, ${home.nom}`,
    codeCommune,
    reseau: home.reseau,
    lon: Number((home.lon + 0.01).toFixed(6)),
    lat: home.lat,
    etp,
    postes,
    patientsDeclares: null,
    ...NO_TEXTS,
    telephone: id === 'C1' ? '05 00 00 00 01' : null,
    horaires: id === 'C1' ? 'lundi–vendredi 9 h–17 h' : null,
    demonstration: true,
  }
}

const cabinets: readonly Cabinet[] = [
  cabinet('C1', '79001', 1, 2),
  cabinet('C2', '79005', 0.8, 1),
  cabinet('C3', '79003', 0.5, 1),
  cabinet('C4', '86001', 1.5, 2),
  cabinet('C5', '86004', 0.4, 1),
  cabinet('C6', '2A001', 0.5, 1),
]

/** id, cabinet, status, true since, reported on: recorded the evening it was reported, kept 60 days. */
const EVENTS = [
  ['E01', 'C1', 'active', '2026-01-05', '2026-01-06', 'association'],
  ['E02', 'C1', 'active', '2026-01-05', '2026-09-10', 'cabinet'],
  ['E03', 'C2', 'active', '2026-01-05', '2026-02-01', 'association'],
  ['E04', 'C2', 'reduced', '2026-08-20', '2026-09-01', 'cpts'],
  ['E05', 'C3', 'suspended', '2026-08-15', '2026-08-20', 'ars'],
  ['E06', 'C4', 'active', '2026-01-05', '2026-06-01', 'association'], // past its 60 days: unknown on the day
  ['E07', 'C5', 'stopped', '2026-09-01', '2026-09-15', 'signalement-verifie'],
  ['E08', 'C6', 'active', '2026-01-05', '2026-09-20', 'association'],
] as const

const events: readonly StatusEvent[] = EVENTS.map(
  ([id, cabinetId, statut, effectiveOn, reportedOn, evidence]) => ({
    id,
    cabinetId,
    statut,
    effectiveOn,
    reportedOn,
    recordedAt: `${reportedOn}T18:00:00.000Z`,
    evidence,
    reason: statut === 'active' ? null : 'cessation des versements',
    maxAgeDays: 60,
  }),
)

/** Everything a calculation reads, in the domain's own types. */
export const worldInputs: Inputs = {
  communes,
  parts,
  circonscriptions,
  cabinets,
  events,
  financement: [
    { from: '2004-06-01', funded: true },
    { from: '2025-12-01', funded: false },
  ],
  aplMillesime: { medecins: 2023, infirmiers: 2023 },
}

/** Polygons of every level by code; borders coincide. */
export const worldContours: Readonly<
  Record<'communes' | 'departements' | 'regions' | 'circonscriptions', ReadonlyMap<string, MultiPolygon>>
> = {
  communes: new Map(
    SQUARES.map(([code, , x, y]) => [code, box(NETWORK_OF[departementOf(code)]!, x, y, x + 1, y + 1)]),
  ),
  departements: new Map([
    ['79', box('metropole', 0, 0, 3, 2)],
    ['86', box('metropole', 3, 0, 5, 2)],
    ['2A', box('corse', 0, 0, 2, 1)],
    ['976', box('976', 0, 0, 1, 1)],
  ]),
  regions: new Map([
    ['75', box('metropole', 0, 0, 5, 2)],
    ['94', box('corse', 0, 0, 2, 1)],
    ['06', box('976', 0, 0, 1, 1)],
  ]),
  circonscriptions: new Map([
    [
      '79-01',
      ring('metropole', [
        [0, 0],
        [1, 0],
        [1, 1],
        [1.6, 1],
        [1.6, 2],
        [0, 2],
      ]),
    ],
    [
      '79-02',
      ring('metropole', [
        [1, 0],
        [3, 0],
        [3, 2],
        [1.6, 2],
        [1.6, 1],
        [1, 1],
      ]),
    ],
    ['86-01', box('metropole', 3, 0, 5, 2)],
    ['2A-01', box('corse', 0, 0, 2, 1)],
    ['976-01', box('976', 0, 0, 1, 1)],
  ]),
}

/** Names of the world's départements and régions, for what shows names. */
export const worldNames = {
  regions: { '75': 'Nouvelle-Aquitaine', '94': 'Corse', '06': 'Mayotte' },
  departements: { '79': 'Deux-Sèvres', '86': 'Vienne', '2A': 'Corse-du-Sud', '976': 'Mayotte' },
} as const
