import type { MultiPolygon } from 'geojson'
import { areaKm2 } from '../../server/domain/areas/areaKm2.ts'
import { shortCode } from '../../server/country/package/short-code.ts'
import { distanceKm } from '../geometry/distance.ts'
import { innerPoint } from '../geometry/inner-point.ts'
import type { Movements } from '../movements.ts'
import type { CogUnit } from '../sources/communes-cog.ts'
import { medecinsGeneralistes, type MedecinsRow } from '../sources/medecins-generalistes.ts'
import type { PointRow } from '../sources/points-ban.ts'
import type { ZonageRow } from '../sources/zonage-medecins.ts'
import type { Roads } from './roads.ts'
import { table, type Schema, type Table } from './table.ts'

/** No commune of France is smaller than 0.035 km²: under this, generalisation has eaten the polygon. */
const SMALLEST_AREA_KM2 = 0.03

/** A published point further than this from its commune is not trusted. */
const FARTHEST_POINT_KM = 0.5

const SCHEMA: Schema = {
  name: 'communes',
  title: 'Communes au 1er janvier 2026',
  description: 'Les 34 875 communes de métropole et des cinq départements d’outre-mer.',
  fields: [
    { name: 'code', type: 'string', description: 'Code INSEE (COG 2026)', pattern: '(\\d{2}|2[AB])\\d{3}' },
    { name: 'nom', type: 'string', description: 'Nom' },
    { name: 'departement', type: 'string', description: 'Code du département' },
    { name: 'region', type: 'string', description: 'Code de la région' },
    {
      name: 'reseau',
      type: 'string',
      description:
        'Réseau routier, quand ce n’est pas celui du département (metropole, corse, ou le code du département d’outre-mer) : aucune route ne mène de l’un à l’autre',
      pattern: '[0-9a-z-]+',
      optional: true,
    },
    { name: 'population', type: 'integer', description: 'Population municipale, personnes' },
    { name: 'lon', type: 'number', description: 'Longitude WGS 84, degrés' },
    { name: 'lat', type: 'number', description: 'Latitude WGS 84, degrés' },
    {
      name: 'superficie_km2',
      type: 'number',
      description: 'Superficie du contour généralisé, km² ; vide quand le contour est dégénéré',
      optional: true,
    },
    {
      name: 'source_point',
      type: 'string',
      description: 'Point de la Base adresse nationale, ou point intérieur du contour',
      enum: ['ban', 'contour'],
    },
    {
      name: 'zonage',
      type: 'string',
      description: 'Classe du zonage conventionnel « médecin » ; vide quand la source n’en donne pas',
      enum: ['ZIP', 'ZAC', 'ZAR', 'HZ'],
      optional: true,
    },
    {
      name: 'medecins_generalistes',
      type: 'integer',
      description: 'Médecins généralistes libéraux (BPE 2020)',
      optional: true,
    },
    {
      name: 'voisines',
      type: 'string',
      description:
        'Communes de code plus grand où mène une route sans en traverser une autre : frontières communes, sans celles qui sont dans l’eau, et liens fixes (suivis de +) ; dans le même département, le code sans celui du département',
      optional: true,
    },
    {
      name: 'acces',
      type: 'string',
      description: 'Ce qui mène à la commune quand aucune route du département n’y mène',
      enum: ['bateau', 'avion'],
      optional: true,
    },
  ],
  primaryKey: ['code'],
  foreignKeys: [
    { field: 'departement', table: 'departements', reference: 'code' },
    { field: 'region', table: 'regions', reference: 'code' },
  ],
  sources: [
    'cog-2026',
    'cog-2022',
    'points-ban',
    'contours-communes',
    'zonage-medecins',
    'medecins-generalistes',
  ],
}

export interface CommuneInputs {
  readonly cog: readonly CogUnit[]
  readonly points: readonly PointRow[]
  readonly contours: ReadonlyMap<string, MultiPolygon>
  readonly zonage: ReadonlyMap<string, ZonageRow['zonage']>
  readonly medecins: readonly MedecinsRow[]
  readonly movements: Pick<Movements, 'place'>
  readonly roads: Roads
}

/** The 34,875 communes. Throws, naming the commune, when one has no polygon; a `SourceError` when doctors are said to be in none. */
export function communes({
  cog,
  points,
  contours,
  zonage,
  medecins,
  movements,
  roads,
}: CommuneInputs): Table {
  const pointOf = new Map(points.map((row) => [row.code, row]))
  const medecinsOf = new Map<string, number>()
  for (const { row, commune } of movements.place(medecinsGeneralistes, medecins, ({ code }) => code))
    medecinsOf.set(commune, (medecinsOf.get(commune) ?? 0) + row.medecins)
  return table(
    SCHEMA,
    cog
      .filter(({ kind }) => kind === 'commune')
      .map(({ code, nom, departement, region, population }) => {
        const contour = contours.get(code)
        if (contour == null) throw new Error(`commune ${code} ${nom} has no polygon`)
        const area = areaKm2(contour)
        return {
          code,
          nom,
          departement,
          region,
          reseau: roads.reseaux.get(code) ?? null,
          population,
          ...placed(contour, pointOf.get(code)),
          superficie_km2: area < SMALLEST_AREA_KM2 ? null : Math.round(area * 1000) / 1000,
          zonage: zonage.get(code) ?? null,
          medecins_generalistes: medecinsOf.get(code) ?? null,
          voisines:
            roads.voisines
              .get(code)
              ?.map((other) => shortCode(other, departement))
              .join(' ') ?? null,
          acces: roads.acces.get(code) ?? null,
        }
      }),
  )
}

function placed(contour: MultiPolygon, point: PointRow | undefined) {
  if (point != null && distanceKm(contour, [point.lon, point.lat]) <= FARTHEST_POINT_KM)
    return { lon: point.lon, lat: point.lat, source_point: 'ban' }
  const [lon, lat] = innerPoint(contour)
  return { lon, lat, source_point: 'contour' }
}
