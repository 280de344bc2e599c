import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fetchFile } from '../data/fetch.ts'
import { OFFICIAL_FILES } from '../data/official-files.ts'

/** Downloads the official files into a raw folder (`--raw`), all or those whose path contains a given word. */
const { values, positionals } = parseArgs({
  options: { raw: { type: 'string', default: '.relais/raw' } },
  allowPositionals: true,
})
const wanted = OFFICIAL_FILES.filter(({ file }) =>
  positionals.length === 0 ? true : positionals.some((word) => file.includes(word)),
)
if (wanted.length === 0) {
  console.error(
    `data:fetch: no official file is called so. Known: ${OFFICIAL_FILES.map(({ file }) => file).join(', ')}`,
  )
  process.exitCode = 1
}
for (const { file, url, imported } of wanted) {
  try {
    const { bytes, sha256 } = await fetchFile(url, join(resolve(values.raw), file))
    console.log(
      `${file}: ${bytes} bytes, sha256 ${sha256.slice(0, 12)}${imported ? '' : ' (not imported yet)'}`,
    )
  } catch (error) {
    console.error(`data:fetch: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
