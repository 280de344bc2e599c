import { deserialize, serialize } from 'node:v8'
import type { RenderPage } from '../../server/contract/index.ts'

const MARK = 'relais-undrawn:'

/** Stands for a page on its way from the server's process to the one that draws it. */
export const undrawn: RenderPage = (...page) => MARK + serialize(page).toString('base64')

/** The page that a body stands for; the body itself when it stands for none. */
export function draw(body: string, renderPage: RenderPage): string {
  if (!body.startsWith(MARK)) return body
  const page = deserialize(Buffer.from(body.slice(MARK.length), 'base64')) as Parameters<RenderPage>
  return renderPage(...page)
}
