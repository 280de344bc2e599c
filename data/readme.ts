import { parseCsv } from '../server/country/package/csv.ts'
import { RYTHMES, type Rythme } from '../server/domain/datasetState.ts'

const BEGIN = '<!-- datasets: written by npm run data:readme -->'
const END = '<!-- end of datasets -->'
const EVERY: Readonly<Record<Rythme, string>> = {
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  ANNUAL: 'year',
  IRREG: 'no rhythm',
  NEVER: 'single edition',
}
const COLUMNS = ['titre', 'url', 'producteur', 'licence', 'millesime', 'rythme', 'importeur'] as const

/**
 * A README with its table of datasets as `sources`, the bytes of a package's sources.csv, have them: those that `/donnees` shows, with the same
 * words of their producers. @throws Error when the README has no place for it.
 */
export function withDatasets(readme: string, sources: Buffer | string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`The README has no "${BEGIN}" … "${END}" for the datasets.`)
  const rows = parseCsv(sources, 'sources.csv', COLUMNS)
    .filter(({ importeur }) => importeur !== '')
    .map(({ titre, url, producteur, licence, millesime, rythme, importeur }) => {
      const every = EVERY[RYTHMES.find((one) => one === rythme) ?? 'IRREG']
      const name = url ? `[${titre}](${url})` : titre
      return [name, producteur, licence, millesime, every, `\`${importeur}\``]
    })
  const lines = [
    ['dataset', 'producer', 'licence', 'edition', 'a new one each', 'importer'],
    ['---', '---', '---', '---', '---', '---'],
    ...rows,
  ].map((cells) => `| ${cells.map((cell) => (cell ?? '').replaceAll('|', '\\|')).join(' | ')} |`)
  return `${readme.slice(0, begin)}${BEGIN}\n${lines.join('\n')}\n${readme.slice(end)}`
}
