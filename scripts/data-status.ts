import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { PACKAGE_FOLDER } from '../data/build.ts'
import { datasetAges } from '../data/dataset-ages.ts'

/** Lists the vintage and the age of every dataset of the package (`--package`), on a given day (`--today`) or today. */
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
for (const { id, millesime, months } of ages)
  console.log(`${id.padEnd(width)}  ${age(months).padEnd(9)}  ${millesime}`)
