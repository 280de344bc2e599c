import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { run } from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The rules that another theme can break: the others look at structure, which stays. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** What of a page axe looks at (CSS selectors; all of it by default), and with which of its rules (all by default). */
export interface Looking {
  readonly include?: string
  readonly exclude?: string
  readonly rules?: readonly string[]
}

/**
 * axe's findings on the page as it is now, as lines that say where and why; none is expected. Our pages frame nothing, so axe
 * runs in the page itself, injected once: the builder of @axe-core/playwright opens a second page each time.
 */
export async function findings(page: Page, { include, exclude, rules }: Looking = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  return page.evaluate(
    async ([include, exclude, rules]) => {
      const { axe } = window as unknown as { axe: { run: typeof run } }
      const { violations } = await axe.run(
        { include: include ? [include] : [document], ...(exclude ? { exclude: [exclude] } : {}) },
        { resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) },
      )
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html}`),
      )
    },
    [include, exclude, rules && [...rules]] as const,
  )
}

/** The same by day, by every rule, then by night, by those of colour; the page is left by day. */
export async function findingsInBoth(page: Page, looking: Looking = {}): Promise<string[]> {
  const light = await findings(page, looking)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await findings(page, { ...looking, rules: COLOUR_RULES })
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark]
}
