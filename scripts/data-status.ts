import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { PACKAGE_FOLDER } from '../data/build.ts'
import { datasetAges, formatNotes } from '../data/dataset-ages.ts'

/**
 * Lists vintage, age and state of every dataset of the package (`--package`), on a given day (`--today`) or today; then, of each
 * official file, whether a real one of its form has passed its importer.
 */
const { values } = parseArgs({
  options: {
    package: { type: 'string', default: PACKAGE_FOLDER },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
})
const ages = datasetAges(readFileSync(join(resolve(values.package), 'sources.csv')), values.today)
const age = (months: number | null): string =>
  months == null ? 'undated' : months < 24 ? `${months} months` : `${Math.floor(months / 12)} years`
const width = Math.max(...ages.map(({ id }) => id.length))
const WORDS = { 'a-jour': 'à jour', 'en-retard': 'en retard', ancien: 'ancien', inconnu: '–' } as const
for (const { id, millesime, months, state } of ages)
  console.log(`${id.padEnd(width)}  ${age(months).padEnd(9)}  ${WORDS[state].padEnd(9)}  ${millesime}`)
console.log()
for (const { file, note } of formatNotes()) console.log(`${note.padEnd(24)}  ${file}`)
