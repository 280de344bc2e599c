import type { Request } from 'express'
import type { Locale, PageContext } from '../contract/index.ts'
import type { HandlerDeps } from '../service/deps.ts'

/** What a page's frame needs to know. */
export type ContextDeps = Pick<HandlerDeps, 'atlas' | 'runs' | 'today' | 'origin' | 'databaseAnswers'>

/** The address under which a caller reaches the service, such as `https://relais.example`. */
export const originOf = (request: Request, configured: string | null): string =>
  configured ?? `${request.protocol}://${request.host}`

/** The language of an address and the address without it: `/en/carte` → `en`, `/carte`. */
function localeOf(path: string): { readonly locale: Locale; readonly path: string } {
  const rest = /^\/en(\/.*)?$/.exec(path)
  return rest ? { locale: 'en', path: rest[1] ?? '/' } : { locale: 'fr', path }
}

/** The context of the page asked for. */
export function pageContext(
  { atlas, runs, today, origin, databaseAnswers }: ContextDeps,
  request: Request,
): PageContext {
  const asOf = today()
  const query = request.originalUrl.indexOf('?')
  return {
    ...localeOf(request.path),
    search: query < 0 ? '' : request.originalUrl.slice(query),
    asOf,
    run: runs.idAt(asOf),
    demonstration: atlas.demonstration,
    degraded: !databaseAnswers(),
    origin: originOf(request, origin),
  }
}
