import { parisDay } from '../../server/paris-day.ts'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readContours } from '../../server/country/package/read-contours.ts'
import { createPlaceKnown } from '../../server/country/land/place-known.ts'
import { createSeatsOf, withSeats } from '../../server/country/land/seats.ts'
import { codeVersion } from '../../server/country/runs/code-version.ts'
import { SEED } from '../../server/country/runs/runs.ts'
import type { Block } from '../report/document.ts'
import { readReportOptions } from '../report/readReportOptions.ts'
import { reportBlocks, titleOf } from '../report/reportBlocks.ts'
import { reportFacts } from '../report/reportFacts.ts'
import { toHtml } from '../report/toHtml.ts'
import { toMarkdown } from '../report/toMarkdown.ts'
import { PACKAGE, packageInputs } from './packageInputs.ts'
import { CsvTable } from './table.ts'

/** `npm run method -- report`: computes the shipped data without a database and writes the report; returns its files. */
export async function report(args: readonly string[]): Promise<string[]> {
  const today = parisDay()
  const options = readReportOptions(args, today)
  const inputs = packageInputs(PACKAGE)
  const seatsOf = createSeatsOf(
    inputs.parts,
    createPlaceKnown(inputs),
    () => readContours(PACKAGE).circonscription,
  )
  const facts = await reportFacts(withSeats(inputs, seatsOf), options, SEED)
  const manifest = fileURLToPath(new URL('../../package.json', import.meta.url))
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const credits = new CsvTable(join(PACKAGE, 'sources.csv')).rows.map(
    ({ titre, producteur, millesime, licence }) => `${titre} : ${producteur}, ${millesime} (${licence}).`,
  )
  const blocks = reportBlocks(facts, { credits, codeVersion: codeVersion(version) })
  return writeReport(options.out, titleOf(facts), blocks)
}

/** Writes report.html, report.md and one SVG a plot into `folder`, made when missing; returns the paths. */
export function writeReport(folder: string, title: string, blocks: readonly Block[]): string[] {
  const files: [string, string][] = [
    ['report.html', toHtml(title, blocks)],
    ['report.md', toMarkdown(blocks)],
    ...blocks.flatMap((block): [string, string][] =>
      block.kind === 'plot' ? [[`${block.plot.name}.svg`, block.plot.svg]] : [],
    ),
  ]
  mkdirSync(folder, { recursive: true })
  return files.map(([name, content]) => {
    const path = resolve(folder, name)
    writeFileSync(path, content)
    return path
  })
}
