import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeReport } from '../../scripts/method/report.ts'
import { nationalApl } from '../../scripts/report/apl-section.ts'
import type { Block } from '../../scripts/report/document.ts'
import { readReportOptions } from '../../scripts/report/readReportOptions.ts'
import { reportBlocks, titleOf } from '../../scripts/report/reportBlocks.ts'
import { reportFacts, type ReportFacts } from '../../scripts/report/reportFacts.ts'
import { summarise } from '../../scripts/report/summarise.ts'
import { toHtml } from '../../scripts/report/toHtml.ts'
import { toMarkdown } from '../../scripts/report/toMarkdown.ts'
import { JUDGEMENTS, judgementIndices } from '../../scripts/report/judgementIndices.ts'
import { INDICATORS } from '../../server/domain/indicators.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { INDICATEURS } from '../../server/domain/situation.ts'
import { worldInputs, WORLD_DAY, WORLD_PATIENTS } from '../world.ts'

const options = { asOf: WORLD_DAY, draws: 60, samples: 256, threads: 1 }
const source = { credits: ['Petit monde : Relais, 2026 (MIT).'], codeVersion: '0.0.0-test' }
// A cap low enough to bind somewhere in so small a world.
const parameters = { ...DEFAULT_PARAMETERS, patients: WORLD_PATIENTS, cap: 0.25 }

const folder = mkdtempSync(join(tmpdir(), 'relais-report-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let facts: ReportFacts
let blocks: readonly Block[]
beforeAll(async () => {
  facts = await reportFacts(worldInputs, options, 7, parameters)
  blocks = reportBlocks(facts, source)
})

const tableOf = (start: string): Extract<Block, { kind: 'table' }> =>
  blocks.find(
    (block): block is Extract<Block, { kind: 'table' }> =>
      block.kind === 'table' && block.caption.startsWith(start),
  )!

/** The facts as they would be in a country large enough for ranks and labels to be told. */
function ranked(): ReportFacts {
  const { analysis } = facts
  const codes = facts.situation.levels.circonscription.codes
  const risque = codes.map((_, a) => ({
    rank: a + 1,
    low: a + 1,
    high: a + 2,
    kind: 'tirages' as const,
    of: 4,
  }))
  const labels = codes.map((_, a) => (a === 0 ? ('eleve' as const) : ('indetermine' as const)))
  return {
    ...facts,
    analysis: {
      ...analysis,
      labels: { ...analysis.labels, circonscription: labels },
      ranks: { ...analysis.ranks, circonscription: { ...analysis.ranks.circonscription, risque } },
    },
  }
}

describe('npm run method -- report', () => {
  test('says what it describes: day, edition, seed, draws, version, sources, and that it is a demonstration', () => {
    const text = toMarkdown(blocks)
    for (const words of [
      `# Relais : rapport de calcul au ${WORLD_DAY}`,
      'DÉMONSTRATION',
      'APL : édition 2023',
      'graine 7',
      facts.drawsSha256,
      '0.0.0-test',
      'Petit monde : Relais, 2026 (MIT).',
      'N = 256',
    ])
      expect(text).toContain(words)
    const real = { ...facts, demonstration: false }
    expect(toMarkdown(reportBlocks(real, source))).not.toContain('DÉMONSTRATION')
  })

  test('tells the convergence: total exact, caps that bind by the communes that are at theirs', () => {
    expect(facts.situation.checks.patientsTotal).toBe(WORLD_PATIENTS)
    const { followed, demand, communes } = facts.allocation
    const atCap = communes.flatMap(({ code }, i) =>
      demand[i]! > 0 && Math.abs(followed[i]! / demand[i]! - parameters.cap) < 1e-6 ? [code] : [],
    )
    expect(facts.binding).toEqual(atCap)
    expect(atCap.length).toBeGreaterThan(0)
    expect(toMarkdown(blocks)).toContain(`de la population cible) : ${atCap.length}.`)
  })

  test('has every indicator in the table of distributions and as a plot', () => {
    const rows = tableOf('Quantiles').rows.map(([name]) => name)
    expect(rows).toEqual(INDICATEURS.map((indicator) => INDICATORS[indicator].title.fr))
    const plots = blocks.flatMap((block) => (block.kind === 'plot' ? [block.plot] : []))
    expect(plots.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...INDICATEURS.map((indicator) => `distribution-${indicator}`),
        'largeurs',
        'sobol',
      ]),
    )
    for (const { svg, title, name } of plots) {
      expect(svg, name).not.toMatch(/NaN|Infinity|undefined/)
      expect(svg).toContain(`<title id="${name}-titre">`)
      expect(svg).toMatch(/<desc id="[^"]+">[^<]+<\/desc>/)
      expect(title).not.toBe('')
      expect(svg).toContain(`Relais, ${WORLD_DAY} · démonstration : cabinets fictifs`)
    }
    expect(new Set(plots.map(({ name }) => name)).size).toBe(plots.length)
  })

  test('widths are those of the intervals, and none where the total is fixed', () => {
    const width = facts.widths.find(
      ({ niveau, indicator }) => niveau === 'circonscription' && indicator === 'patients-suivis',
    )!
    const { low, high } = facts.analysis.intervals.circonscription!['patients-suivis']!
    const values = facts.situation.levels.circonscription.values['patients-suivis']
    const relative = [...values].map((value, a) => (value > 0 ? (high[a]! - low[a]!) / value : NaN))
    expect(width.summary).toEqual(summarise(relative))
    const france = facts.widths.find(
      ({ niveau, indicator }) => niveau === 'france' && indicator === 'patients-suivis',
    )!
    expect(france.summary.median).toBeCloseTo(0, 5)
  })

  test('draws the ranges of the ranks where there are ranks, and none where they would say nothing', () => {
    const named = (made: readonly Block[]) =>
      made.flatMap((block) => (block.kind === 'plot' && /^rangs-/.test(block.plot.name) ? [block.plot] : []))
    // Ranges in so small a world exceed half of the list.
    expect(named(blocks)).toEqual([])
    const plots = named(reportBlocks(ranked(), source))
    expect(plots.map(({ name }) => name)).toEqual(['rangs-circonscription'])
    expect(plots[0]!.svg).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('the variance of log R divides between its two factors', () => {
    const [row] = tableOf('Décomposition').rows
    const shares = row!.slice(2, 4).map((text) => Number.parseInt(text.replace('−', '-')))
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(100, -1)
  })

  test('shares by label add up to the areas that are labelled', () => {
    const told = reportBlocks(ranked(), source)
    const table = told.find(
      (block) => block.kind === 'table' && block.caption.startsWith('Part des territoires'),
    )
    const [first] = (table as Extract<Block, { kind: 'table' }>).rows
    expect(first).toEqual(['circonscriptions', '5', '20\u202F%', '80\u202F%', '0\u202F%', '5', '2,0'])
  })

  test('the mean put together from circonscriptions is the mean of the communes', () => {
    const { fromCirconscriptions, fromCommunes } = nationalApl(facts)
    expect(fromCirconscriptions).toBeCloseTo(fromCommunes, 10)
    expect(toMarkdown(blocks)).toContain('| publiée par la DREES | 3,29 |')
    const other = reportBlocks({ ...facts, aplMillesime: { medecins: 2030, infirmiers: 2023 } }, source)
    expect(toMarkdown(other)).toContain('non connue pour cette édition')
  })

  test('both formats are written whole, each plot in a file beside, the same bytes when made again', async () => {
    const again = reportBlocks(
      await reportFacts(worldInputs, { ...options, threads: 2 }, 7, parameters),
      source,
    )
    expect(again).toEqual(blocks)
    const files = writeReport(join(folder, 'deep', 'er'), titleOf(facts), blocks)
    const html = readFileSync(files[0]!, 'utf8')
    expect(html).toBe(toHtml(titleOf(facts), blocks))
    expect(html.match(/<svg /g)).toHaveLength(files.length - 2)
    expect(html).not.toMatch(/<script|<link|src=/)
    const markdown = readFileSync(files[1]!, 'utf8')
    for (const [, name] of markdown.matchAll(/\]\(([^)]+\.svg)\)/g))
      expect(files.map((file) => file.split('/').at(-1))).toContain(name)
  })
})

describe('the indices of what is judged', () => {
  const none = Float64Array.from([0, 0])
  const stopped = Float64Array.from([100, 100])
  const sums = (gps: readonly number[]) =>
    [none, none, stopped, none, none, none].map(
      (people, etat) => [people, etat === 2 ? Float64Array.from(gps) : none, none, none] as const,
    )

  test('where everybody has stopped, no probability counts; what remains is the lack of a relay', () => {
    const judged = { funded: false, sums: sums([40, 80]), followed: stopped }
    const { first, total } = judgementIndices(judged, 512, 1)
    expect(total).toHaveLength(JUDGEMENTS.length)
    for (const k of [0, 1, 2]) expect(total[k]!).toBeLessThan(1e-12)
    expect(first[3]!).toBeGreaterThan(0.5)
  })

  test('areas where nobody is followed are left out, not counted as zero', () => {
    const judged = { funded: false, sums: sums([40, 80]), followed: stopped }
    const wider = {
      funded: false,
      sums: judged.sums.map((columns) => columns.map((column) => Float64Array.from([...column, 0])) as never),
      followed: Float64Array.from([...stopped, 0]),
    }
    expect(judgementIndices(wider, 64, 3)).toEqual(judgementIndices(judged, 64, 3))
  })
})

describe('its arguments', () => {
  test('have defaults', () => {
    expect(readReportOptions([], WORLD_DAY)).toEqual({
      out: '.relais/rapport',
      asOf: WORLD_DAY,
      draws: 500,
      samples: 2048,
      threads: 2,
    })
    expect(readReportOptions(['--out', 'x', '--draws', '20'], WORLD_DAY)).toMatchObject({
      out: 'x',
      draws: 20,
    })
  })
  test.each([
    [['--as-of', 'yesterday'], /--as-of yesterday is no day/],
    [['--draws', '1'], /--draws 1 cannot be/],
    [['--samples', 'many'], /--samples many cannot be/],
    [['--colour', 'red'], /See npm run method -- help/],
  ])('refuse %j in one sentence', (args, message) => {
    expect(() => readReportOptions(args, WORLD_DAY)).toThrow(message)
  })
})
