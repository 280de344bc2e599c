import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fetchFile } from '../data/fetch.ts'
import { keepDay } from '../data/last-modified.ts'
import { OFFICIAL_FILES } from '../data/official-files.ts'
import { readConfig } from '../server/config.ts'

/** Downloads the official files into the raw folder (`--raw`) that a refresh takes them from, all or those whose path contains a given word. */
const { values, positionals } = parseArgs({
  options: { raw: { type: 'string' } },
  allowPositionals: true,
})
const raw = resolve(values.raw ?? join(readConfig(process.env).dataDir, 'raw'))
const wanted = OFFICIAL_FILES.filter(({ file }) =>
  positionals.length === 0 ? true : positionals.some((word) => file.includes(word)),
)
if (wanted.length === 0) {
  console.error(
    `data:fetch: no official file is called so. Known: ${OFFICIAL_FILES.map(({ file }) => file).join(', ')}`,
  )
  process.exitCode = 1
}
for (const { file, url, imported, undated } of wanted) {
  try {
    const fetched = await fetchFile(url, join(raw, file))
    if (undated) keepDay(raw, fetched)
    const { bytes, sha256 } = fetched
    console.log(
      `${file}: ${bytes} bytes, sha256 ${sha256.slice(0, 12)}${imported ? '' : ' (not imported yet)'}`,
    )
  } catch (error) {
    console.error(`data:fetch: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
