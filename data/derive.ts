import type { MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import { gzipSync } from 'node:zlib'
import { groupBy } from '../server/domain/groupBy.ts'
import { cogDifferences } from './cog-differences.ts'
import { coverage } from './coverage.ts'
import type { Datasets } from './datasets.ts'
import type { PackageFile } from './datapackage.ts'
import { landKey } from './geometry/land-key.ts'
import { cutCommunes } from './geometry/cut-communes.ts'
import type { PartTopology } from '../server/country/package/part-topology.ts'
import { packTopology } from '../server/country/package/packed-topology.ts'
import { CONTOURS_FILE, contoursOf } from '../server/country/package/read-contours.ts'
import { DISTRICTS_FILE } from '../server/country/package/read-districts.ts'
import { belonging } from './shares/belonging.ts'
import { districtShares } from './shares/district-shares.ts'
import { seeds } from './shares/seeds.ts'
import { shares } from './shares/shares.ts'
import type { AreaTopology } from './sources/contours-communes.ts'
import { cptsListes } from './sources/cpts-listes.ts'
import { apl } from './tables/apl.ts'
import { bassinsIndicateurs } from './tables/bassins-indicateurs.ts'
import { arrondissements } from './tables/arrondissements.ts'
import { circonscriptionArrondissements, circonscriptionCommunes } from './tables/circonscription-communes.ts'
import { circonscriptionsAges } from './tables/circonscriptions-ages.ts'
import { circonscriptions } from './tables/circonscriptions.ts'
import { codesPostaux } from './tables/codes-postaux.ts'
import { communes } from './tables/communes.ts'
import { communesAges } from './tables/communes-ages.ts'
import { communesAnciennes } from './tables/communes-anciennes.ts'
import { communesZonage } from './tables/communes-zonage.ts'
import { departements } from './tables/departements.ts'
import { cptsCommunes } from './tables/cpts-communes.ts'
import { deputes } from './tables/deputes.ts'
import { diabeteDepartements } from './tables/diabete-departements.ts'
import { factRows, facts, sources } from './tables/facts.ts'
import { liberaux } from './tables/liberaux.ts'
import { niveaux } from './tables/niveaux.ts'
import { quartiersPrioritaires } from './tables/quartiers-prioritaires.ts'
import { PAGES_JO, questions } from './tables/questions.ts'
import { questionsSenat } from './tables/questions-senat.ts'
import { regions } from './tables/regions.ts'
import { roads } from './tables/roads.ts'
import { senateurs } from './tables/senateurs.ts'
import { structuresSante } from './tables/structures-sante.ts'
import { toCsv, type Table } from './tables/table.ts'
import { withNotNamed, withoutUnknown } from './unknown-codes.ts'
import { zonageOfCommunes } from './tables/zonage.ts'

export interface Derived {
  readonly files: readonly PackageFile[]
  /** What a reader of the build's output should know: what was left out, places without a match, conflicts. */
  readonly remarks: readonly string[]
  /** Those of them that tell of codes which the COG does not know. */
  readonly leftOut: readonly string[]
}

/**
 * Derives every file of the package from the datasets; `readFact` gives the bytes of a file of data/facts. Writes nothing. `findLand`: what was
 * cut by the same program from the same (`landKey`), which is not cut again.
 */
export async function derive(
  published: Datasets,
  readFact: (file: string) => Buffer,
  findLand: (key: string) => PartTopology | undefined = () => undefined,
): Promise<Derived> {
  const { cog, cog2022, movements, composition, outlines, portraits } = published
  const { datasets, leftOut: codesLeftOut } = withoutUnknown(published, movements)
  const { current } = movements
  // Before the land is cut: a list that is refused costs no cutting.
  const constituencies = circonscriptions(outlines, portraits, datasets.departements)
  const inOffice = deputes(
    datasets.deputesSource,
    datasets.deputes,
    new Set(constituencies.rows.map(({ code }) => String(code))),
  )
  const shapes = shapesOf(datasets.contours)
  const districts = shapesOf(datasets.contoursArrondissements)
  const { departements: known, cptsListes: listed, cptsPolygones: drawn } = datasets
  const cpts = cptsCommunes([...listed, ...drawn], { cog, movements, departements: known, shapes, districts })
  const { provenances, leftOut: namesLeftOut } = withNotNamed(datasets.provenances, cptsListes, cpts.left)
  const leftOut = [...codesLeftOut, ...namesLeftOut]
  const belongs = belonging(shapes, composition, outlines, movements)
  const madeFrom = landKey(datasets.contours, outlines, belongs.circonscriptions)
  const topology =
    findLand(madeFrom) ?? (await cutCommunes(datasets.contours, outlines, belongs.circonscriptions))
  const regionOf = new Map(datasets.departements.map(({ code, region }) => [code, region]))
  const contours = contoursOf(
    packTopology(topology),
    (departement) => regionOf.get(departement) ?? departement,
  )
  const orders = communesZonage(datasets.orders, movements)
  const zonage =
    datasets.orders.length > 0 ? orders : zonageOfCommunes(cog, datasets.zonage, cog2022, movements)
  const shared = shares({
    belonging: belongs,
    current,
    people: new Map(
      cog2022.filter(({ kind }) => kind === 'commune').map(({ code, population }) => [code, population]),
    ),
    populations: new Map(cog.map(({ code, population }) => [code, population])),
    portraits: new Map(portraits.map(({ code, population2019: people }) => [code, people])),
    seedOf: seeds(cog, contours.part, districts),
  })
  const levels = niveaux({ ...datasets, noms: datasets.nomsZones, movements })
  const bassinOf = new Map(
    rowsOf(levels, 'commune_niveaux').map((row) => [String(row.code_commune), String(row.bassin_de_vie)]),
  )
  const postcodes = codesPostaux(cog, datasets.codesPostaux, movements)
  const ages = communesAges(datasets.communeAges, cog, movements)
  const factTables = facts(readFact)
  const tables: Table[] = [
    regions(datasets.regions),
    departements(datasets.departements, datasets.ages),
    communes({
      cog,
      points: datasets.points,
      contours: contours.commune,
      zonage: zonage.classes,
      medecins: datasets.medecins,
      movements,
      roads: roads(
        topology,
        rowsOf(factTables, 'reseaux'),
        rowsOf(factTables, 'liens_fixes'),
        rowsOf(factTables, 'frontieres_eau'),
      ),
    }),
    arrondissements(cog, datasets.points, districts),
    postcodes.table,
    communesAnciennes(cog, movements),
    apl(datasets, movements),
    constituencies,
    circonscriptionCommunes(shared),
    circonscriptionArrondissements(districtShares(cog, shared, districts, contours.part)),
    circonscriptionsAges(
      constituencies.rows.filter(({ statut }) => statut === 'figures').map(({ code }) => String(code)),
      datasets.agesCirconscriptions,
      datasets.ages,
    ),
    ...levels,
    bassinsIndicateurs(
      rowsOf(levels, 'bassins_de_vie').map(({ code }) => String(code)),
      datasets.bassinsSante,
      datasets.bassinsSociaux,
      (chief) => bassinOf.get(current(chief) ?? ''),
    ),
    liberaux(datasets.liberaux),
    inOffice,
    senateurs(datasets.senateurs),
    structuresSante(datasets.establishments, movements),
    ages,
    orders.table,
    quartiersPrioritaires(datasets.quartiers, movements),
    cpts.table,
    diabeteDepartements(datasets.patients),
    questions(datasets.questions, factRows(readFact, PAGES_JO)),
    ...(datasets.questionsSenat.length > 0 ? [questionsSenat(datasets.questionsSenat)] : []),
    sources(
      readFact,
      provenances,
      coverage(datasets, {
        ...{ cog, movements, bassinOf, zoned: new Set(zonage.classes.keys()), cpts: cpts.said },
        seatsOf: new Map(
          [...groupBy(shared, ({ commune }) => commune)].map(([commune, own]) => [
            commune,
            own.map(({ circonscription }) => circonscription),
          ]),
        ),
      }),
    ),
    ...factTables,
  ]
  return {
    files: [
      ...tables.map(tableFile),
      contoursFile(topology, madeFrom),
      districtsFile(datasets.contoursArrondissements),
    ],
    leftOut,
    remarks: [
      ...leftOut,
      ...cogDifferences(cog, datasets.insee),
      ...postcodes.differences.map((one) => `codes-postaux: ${one}`),
      ...zonage.conflicts.map((conflict) => `zonage: two classes, none kept: ${conflict}`),
      ...zonage.unmatched.map((place) => `zonage: no such place: ${place}`),
    ],
  }
}

const shapesOf = ({ objects, ...topology }: AreaTopology): Map<string, Polygon | MultiPolygon> =>
  new Map(
    feature({ ...topology, objects }, objects.areas).features.map(({ properties, geometry }) => [
      properties.code,
      geometry as Polygon | MultiPolygon,
    ]),
  )

const rowsOf = (tables: readonly Table[], name: string) =>
  tables.find(({ schema }) => schema.name === name)?.rows ?? []

const tableFile = (table: Table): PackageFile => ({
  ...table.schema,
  path: `${table.schema.name}.csv`,
  bytes: Buffer.from(toCsv(table)),
  table,
  mediatype: 'text/csv',
})

const contoursFile = (topology: PartTopology, madeFrom: string): PackageFile => ({
  name: 'contours',
  path: CONTOURS_FILE,
  title: 'Contours',
  description:
    'TopoJSON compressé, un objet « parts » : ce qu’une commune et une circonscription ont en commun (propriétés commune, circonscription). Communes, circonscriptions, départements et régions s’en déduisent par fusion des arcs.',
  bytes: gzipped(JSON.stringify(topology)),
  mediatype: 'application/gzip',
  sources: ['contours-communes', 'contours-circonscriptions', 'composition-circonscriptions'],
  madeFrom,
})

/** As published, on the published grid: cabinets are told apart by street, and nothing is dissolved from it. */
const districtsFile = ({ arcs, transform, objects }: AreaTopology): PackageFile => ({
  name: 'contours_arrondissements',
  path: DISTRICTS_FILE,
  title: 'Contours des arrondissements municipaux',
  description:
    'TopoJSON compressé, un objet « arrondissements » (propriété code) : les 45 arrondissements de Paris, Lyon et Marseille, généralisés à 20 m.',
  bytes: gzipped(
    JSON.stringify({
      type: 'Topology',
      transform,
      objects: {
        arrondissements: {
          type: 'GeometryCollection',
          geometries: objects.areas.geometries.map((geometry) => ({
            ...{ type: geometry.type, arcs: 'arcs' in geometry ? geometry.arcs : [] },
            properties: { code: (geometry.properties as { code: string }).code },
          })),
        },
      },
      arcs,
    }),
  ),
  mediatype: 'application/gzip',
  sources: ['contours-arrondissements'],
})

/** Without date (zlib writes none) or operating system (byte 9), so that equal contents give equal bytes. */
function gzipped(text: string): Buffer {
  const bytes = gzipSync(text, { level: 9 })
  bytes[9] = 255
  return bytes
}
