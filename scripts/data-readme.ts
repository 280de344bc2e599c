import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PACKAGE_FOLDER } from '../data/build.ts'
import { withDatasets } from '../data/readme.ts'

/** `npm run data:readme`: writes the table of datasets of README.md from the package in data/package. */
const README = fileURLToPath(new URL('../README.md', import.meta.url))
writeFileSync(
  README,
  withDatasets(readFileSync(README, 'utf8'), readFileSync(join(PACKAGE_FOLDER, 'sources.csv'))),
)
