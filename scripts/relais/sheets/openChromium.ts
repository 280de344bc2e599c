import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { UsageError } from '../command.ts'

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Opens this machine's Chromium (`CHROMIUM_PATH`, or where distributions put it). @throws UsageError when there is none, or nothing to drive it. */
export async function openChromium(): Promise<Browser> {
  const wanted = process.env.CHROMIUM_PATH
  const executablePath = wanted ?? USUAL.find((path) => existsSync(path))
  if (executablePath === undefined || !existsSync(executablePath))
    throw new UsageError(
      `Chromium is missing${wanted ? ` at ${wanted}` : ''}: install it (apt install chromium) or set CHROMIUM_PATH to it.`,
    )
  // As root (a container) Chromium refuses its own sandbox; it only opens our own pages.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
  const { chromium } = await import('playwright-core').catch(() => {
    throw new UsageError(
      'The sheets are printed through playwright-core, which is not installed: npm install --no-save playwright-core.',
    )
  })
  return chromium.launch({ executablePath, args })
}
