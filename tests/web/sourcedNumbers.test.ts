import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RenderPage } from '../../server/contract/pages.ts'
import { factsOf } from '../../server/country/facts/facts-of.ts'
import { readReference } from '../../server/country/package/reference.ts'
import { openFiles } from '../../server/country/package/tables.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { context, pages } from './fixtures.ts'
import { loadRenderPage } from './render.ts'

let renderPage: RenderPage
let close: () => Promise<void>
beforeAll(async () => {
  ;({ renderPage, close } = await loadRenderPage())
})
afterAll(() => close())

/** Rows, paragraphs, items and headings of a page's main part, innermost first. */
const blocksOf = (html: string): string[] => {
  const main = html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replace(/<script[\s\S]*?<\/script>/g, '')
  return [...main.matchAll(/<(tr|p|li|h[1-6]|dt|dd|caption)[\s>](?:(?!<\1[\s>])[\s\S])*?<\/\1>/g)].map(
    ([block]) => block,
  )
}

const readable = (block: string): string =>
  block
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const YEARS = { patients: '2023', people: '2022' }
test.each([
  ['fr', {}],
  ['en', {}],
  ['fr', { demande: YEARS }],
  ['en', { demande: YEARS }],
] as const)(
  'every number of the method says its source, or that we measured, chose or defined it (%s, %o)',
  (locale, demande) => {
    const reference = readReference(openFiles(fileURLToPath(new URL('../../data/package', import.meta.url))))
    const known = new Set([
      'mesure',
      'choix',
      'definition',
      'cabinets',
      ...reference.sources.map(({ id }) => id),
    ])
    const parameters = { ...DEFAULT_PARAMETERS }
    const html = renderPage(
      'methode',
      { ...context('/methode'), locale },
      { ...pages.methode, parameters, ...demande },
    )
    expect(html).not.toContain('[[')
    // What a calculation gives stands under that calculation's day; a list of choices says so once.
    const rest = html
      .replace(/<section[^>]*data-run=[\s\S]*?<\/section>/g, '')
      // A term's origin stands in its definition.
      .replace(/<dt[\s\S]*?<\/dt>/g, '')
      .replace(/<ul[^>]*data-source="choix"[\s\S]*?<\/ul>/g, '')
      .replace(/<table[\s\S]*?<\/table>/g, (table) => (table.includes('data-source') ? table : ''))
    const blocks = blocksOf(rest)
    expect(blocks.length).toBeGreaterThan(40)
    for (const block of blocks)
      for (const [, id] of block.matchAll(/data-source="([^"]*)"/g)) expect(known).toContain(id)
    const stray = blocks.filter((block) => /\d/.test(readable(block)) && !/data-(source|run)=/.test(block))
    expect(stray.map(readable)).toEqual([])
  },
)

test.each(['fr', 'en'] as const)(
  'every number of the pages of facts stands beside its source (%s)',
  (locale) => {
    const reference = readReference(openFiles(fileURLToPath(new URL('../../data/package', import.meta.url))))
    const { chiffres, chronologie, questions, sources } = factsOf(reference, null)
    const known = new Set(sources.map(({ id }) => id))
    for (const { source } of [...chiffres, ...chronologie, ...questions]) expect(known).toContain(source)
    expect(questions).toHaveLength(43)
    const at = (path: string) => ({ ...context(path), locale })
    const html = [
      renderPage('chiffres', at('/chiffres'), { chiffres, questions, sources }),
      renderPage('chronologie', at('/chronologie'), { items: chronologie, questions, sources }),
    ].join('')
    const blocks = [
      html.slice(0, html.lastIndexOf('<!doctype')),
      html.slice(html.lastIndexOf('<!doctype')),
    ].flatMap(blocksOf)
    expect(blocks.length).toBeGreaterThan(100)
    const stray = blocks.filter((block) => {
      const text = block.replace(/<[^>]+>/g, ' ')
      const named = [...block.matchAll(/data-source="([^"]*)"/g)].map(([, id]) => id!)
      for (const id of named) expect(known).toContain(id)
      // A question is its own source; how many claims stand below is counted on the page.
      const sourced = named.length > 0 || /href="[^"]*questions\.assemblee-nationale|data-counted/.test(block)
      return /\d/.test(text) && !sourced
    })
    expect(stray.map(readable)).toEqual([])
  },
)
