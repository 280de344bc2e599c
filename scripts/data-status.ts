import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { PACKAGE_FOLDER } from '../data/build.ts'
import { datasetAges, formatNotes, leftOutNotes } from '../data/dataset-ages.ts'
import { readConfig } from '../server/config.ts'
import { comparePackages, writeChanges } from '../server/country/package/compare-packages.ts'
import { lastServedFolder } from '../server/country/package/open-package.ts'
import { SourceError } from '../server/country/package/source-error.ts'

/**
 * Lists vintage, age and state of every dataset of the package that is served on DATA_DIR (or of `--package`), on a given day (`--today`) or
 * today, and the codes of communes that were left out of each; then, of each official file, whether a real one of its form has passed its importer. With `--against <folder>`: what would change
 * were the package of that folder served instead.
 */
const { values } = parseArgs({
  options: {
    package: { type: 'string' },
    against: { type: 'string' },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
})
const folder = values.package
  ? resolve(values.package)
  : lastServedFolder(readConfig(process.env).dataDir, PACKAGE_FOLDER)
const sources = readFileSync(join(folder, 'sources.csv'))
const ages = datasetAges(sources, values.today)
const age = (months: number | null): string =>
  months == null ? 'undated' : months < 24 ? `${months} months` : `${Math.floor(months / 12)} years`
const width = Math.max(...ages.map(({ id }) => id.length))
const WORDS = { 'a-jour': 'à jour', 'en-retard': 'en retard', ancien: 'ancien', inconnu: '–' } as const
for (const { id, millesime, months, state } of ages)
  console.log(`${id.padEnd(width)}  ${age(months).padEnd(9)}  ${WORDS[state].padEnd(9)}  ${millesime}`)
for (const { id, told } of leftOutNotes(sources)) console.log(`${id.padEnd(width)}  ${told}`)
console.log()
if (values.against === undefined)
  for (const { file, note } of formatNotes()) console.log(`${note.padEnd(24)}  ${file}`)
else
  try {
    for (const line of writeChanges(comparePackages(folder, resolve(values.against)))) console.log(line)
  } catch (error) {
    console.error(error instanceof SourceError ? `data:status: ${error.message}` : error)
    process.exitCode = 1
  }
