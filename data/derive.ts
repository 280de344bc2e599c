import type { MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import { gzipSync } from 'node:zlib'
import { currentCodes } from './current-codes.ts'
import { PROVENANCES, type Datasets } from './datasets.ts'
import type { PackageFile } from './datapackage.ts'
import { cutCommunes } from './geometry/cut-communes.ts'
import type { PartTopology } from '../server/country/package/part-topology.ts'
import { packTopology } from '../server/country/package/packed-topology.ts'
import { CONTOURS_FILE, contoursOf } from '../server/country/package/read-contours.ts'
import { belonging } from './shares/belonging.ts'
import { seeds } from './shares/seeds.ts'
import { districtShares } from './shares/district-shares.ts'
import { shares } from './shares/shares.ts'
import type { AreaTopology } from './sources/contours-communes.ts'
import { apl } from './tables/apl.ts'
import { arrondissements } from './tables/arrondissements.ts'
import { circonscriptionArrondissements, circonscriptionCommunes } from './tables/circonscription-communes.ts'
import { circonscriptions } from './tables/circonscriptions.ts'
import { codesPostaux } from './tables/codes-postaux.ts'
import { communes } from './tables/communes.ts'
import { communesAnciennes } from './tables/communes-anciennes.ts'
import { departements } from './tables/departements.ts'
import { deputes } from './tables/deputes.ts'
import { facts } from './tables/facts.ts'
import { regions } from './tables/regions.ts'
import { roads } from './tables/roads.ts'
import { toCsv, type Table } from './tables/table.ts'
import { zonageOfCommunes } from './tables/zonage.ts'

export interface Derived {
  readonly files: readonly PackageFile[]
  /** What a reader of the build's output should know: places without a match, conflicts. */
  readonly remarks: readonly string[]
}

/** Derives every file of the package from the datasets; `readFact` gives the bytes of a file of data/facts. Writes nothing. */
export async function derive(datasets: Datasets, readFact: (file: string) => Buffer): Promise<Derived> {
  const { cog, cog2022, composition, outlines, portraits } = datasets
  const current = currentCodes(cog)
  const shapes = shapesOf(datasets.contours)
  const districts = shapesOf(datasets.contoursArrondissements)
  const belongs = belonging(shapes, composition, outlines, current)
  const topology = await cutCommunes(datasets.contours, outlines, belongs.circonscriptions)
  const regionOf = new Map(datasets.departements.map(({ code, region }) => [code, region]))
  const contours = contoursOf(
    packTopology(topology),
    (departement) => regionOf.get(departement) ?? departement,
  )
  const zonage = zonageOfCommunes(cog, datasets.zonage, cog2022)
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
  const factTables = facts(readFact, PROVENANCES)
  const rowsOf = (name: string) => factTables.find(({ schema }) => schema.name === name)?.rows ?? []
  const tables: Table[] = [
    regions(datasets.regions),
    departements(datasets.departements, datasets.ages),
    communes({
      cog,
      points: datasets.points,
      contours: contours.commune,
      zonage: zonage.classes,
      medecins: datasets.medecins,
      current,
      roads: roads(topology, rowsOf('reseaux'), rowsOf('liens_fixes'), rowsOf('frontieres_eau')),
    }),
    arrondissements(cog, datasets.points, districts),
    codesPostaux(cog),
    communesAnciennes(cog),
    apl(datasets.aplMedecins, datasets.aplInfirmiers, current),
    circonscriptions(outlines, portraits, datasets.departements),
    circonscriptionCommunes(shared),
    circonscriptionArrondissements(districtShares(cog, shared, districts, contours.part)),
    deputes(datasets.deputes),
    ...factTables,
  ]
  return {
    files: [...tables.map(tableFile), contoursFile(topology)],
    remarks: [
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

const tableFile = (table: Table): PackageFile => ({
  ...table.schema,
  path: `${table.schema.name}.csv`,
  bytes: Buffer.from(toCsv(table)),
  table,
  mediatype: 'text/csv',
})

const contoursFile = (topology: PartTopology): PackageFile => ({
  name: 'contours',
  path: CONTOURS_FILE,
  title: 'Contours',
  description:
    'TopoJSON compressé, un objet « parts » : ce qu’une commune et une circonscription ont en commun (propriétés commune, circonscription). Communes, circonscriptions, départements et régions s’en déduisent par fusion des arcs.',
  bytes: gzipped(JSON.stringify(topology)),
  mediatype: 'application/gzip',
  sources: ['contours-communes', 'contours-circonscriptions', 'composition-circonscriptions'],
})

/** Without date (zlib writes none) or operating system (byte 9), so that equal contents give equal bytes. */
function gzipped(text: string): Buffer {
  const bytes = gzipSync(text, { level: 9 })
  bytes[9] = 255
  return bytes
}
