import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import type { Polygon } from 'geojson'
import proj4 from 'proj4'
import { communesCog, type CogUnit } from '../../data/sources/communes-cog.ts'
import { readSource } from '../../data/sources/source.ts'
import { projectionOf } from '../../server/domain/roster/projected.ts'

/** Communes, arrondissements and former communes as the COG has them. */
export const COG: readonly CogUnit[] = readSource(communesCog, '').rows

/** Files of CPTS made by hand in the forms that public code reads of the producers: every CPTS is invented. */
export const LAYER = 'cpts/ambu_cpts.geojson'
export const PACA = 'cpts/listes/93_2026-01.xlsx'

export function lay(raw: string, file: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(join(raw, file)), { recursive: true })
  writeFileSync(join(raw, file), bytes)
}

/** One outline of the layer. */
export const outline = (properties: Readonly<Record<string, unknown>>, geometry: Polygon | null) => ({
  ...{ type: 'Feature', properties, geometry },
})

/** The layer in a reference system: named as GeoServer names it, or not. */
export function layer(features: readonly ReturnType<typeof outline>[], epsg: number, named = true) {
  const project = epsg === 4326 ? null : proj4(projectionOf(epsg)!.definition)
  return {
    type: 'FeatureCollection',
    totalFeatures: features.length,
    features: features.map(({ geometry, ...one }) => ({
      ...one,
      geometry: geometry && {
        ...geometry,
        coordinates: geometry.coordinates.map((ring) =>
          ring.map((position) => (project ? project.forward(position) : position)),
        ),
      },
    })),
    ...(named && { crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg}` } } }),
  }
}

/** A list as the ARS of PACA makes it, its headings on the second line; those who preside and answer are invented. */
export const HEADINGS = [
  ...['Nom CPTS', 'Territoire CPTS', 'dpt', 'Président-e', 'Coordonnateur-rice', 'Contact', 'Site'],
]
export type Line = readonly [cpts: string, commune: string, departement: string | number, site?: string]
export const workbook = (lines: readonly Line[], headings = HEADINGS): Uint8Array => {
  const rows = [
    ['Listing des CPTS de la région, janvier 2026'],
    headings,
    ...lines.map(([cpts, commune, departement, site = '']) => [
      ...[cpts, commune, departement, 'Dr Jeanne INVENTEE', 'Paul INVENTE', 'jeanne@invente.example', site],
    ]),
  ]
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'CPTS')
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array
}
