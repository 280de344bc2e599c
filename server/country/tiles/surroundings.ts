import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Feature, FeatureCollection } from 'geojson'
import { sha256 } from '../../sha256.ts'
import type { TileLayerSource } from './tile-layer.ts'

const FILE = new URL('../../../data/surroundings/surroundings.geojson.gz', import.meta.url)

/** SHA-256 of the file: tiles that were cut from another one are none of ours. */
export const surroundingsHash = (): string => sha256(readFileSync(FILE))

/**
 * What lies around France and through it, at small scales: countries, great rivers, lakes (Natural Earth). Rivers are drawn at
 * 1:50,000,000, a kilometre off in places: they stop where that would be seen. No figure rests on any of it.
 */
export const surroundings: TileLayerSource = {
  id: 'alentours',
  description: 'Countries around France, great rivers and lakes, for the ground of the map only',
  minzoom: 0,
  // Deeper tiles of the whole world would be most of the archive; what they are cut from is no finer.
  maxzoom: 5,
  fields: { genre: 'pays, fleuve or lac' },
  features: (): readonly Feature[] =>
    (JSON.parse(gunzipSync(readFileSync(FILE)).toString('utf8')) as FeatureCollection).features,
}
