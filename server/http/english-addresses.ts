import { Router } from 'express'
import { addressIn, readAddress } from '../domain/page-addresses.ts'

/**
 * English pages have English addresses: `/en/find` is answered by the router of `/en/trouver`, and `/en/trouver`, as links
 * from before have it, leads to `/en/find` with its search. So every router knows one path a page.
 */
export function englishAddresses(): Router {
  const router = Router({ caseSensitive: true })
  router.use((request, response, next) => {
    const { locale, path } = readAddress(request.url)
    if (locale === 'fr' || path === '/') return next()
    const own = addressIn('en', path)
    if (own === request.url) {
      request.url = `/en${path}`
      return next()
    }
    response.locals.route = '/en/{former}'
    // A search may be in it.
    response.set('Cache-Control', 'no-store').redirect(308, own)
  })
  return router
}
