import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RenderPage } from '../../server/contract/pages.ts'
import { factsOf } from '../../server/country/facts/facts-of.ts'
import { readReference } from '../../server/country/package/reference.ts'
import { openFiles } from '../../server/country/package/tables.ts'
import { context } from './fixtures.ts'
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
    expect(
      stray.map((block) =>
        block
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      ),
    ).toEqual([])
  },
)
