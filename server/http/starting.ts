import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { Problem, problemBody } from '../contract/problem.ts'

const RETRY_AFTER_S = 5

/** Whole by itself: no style, script or font can be served yet. It asks again by itself, and has what cannot wait. */
const page = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="${RETRY_AFTER_S}">
<title>Relais démarre</title>
<main style="max-width: 34rem; margin: 10vh auto; padding: 0 1rem; font: 1.125rem/1.5 system-ui, sans-serif">
<h1>Relais démarre</h1>
<p>La page s’ouvrira d’elle-même dans quelques secondes.</p>
<p>Urgence vitale\u202f: <a href="tel:15">15</a>. Besoin d’un médecin sans urgence\u202f: <a href="tel:116117">116\u202f117</a>.</p>
<p lang="en">Relais is starting: the page will open by itself in a few seconds.</p>
</main>
</html>
`

/** Answers everything until the parts are together: 503 as a page or, to programs, as a problem; alive, but not ready. */
export const starting: RequestListener = (request, response) => {
  const path = (request.url ?? '/').split('?')[0]!
  const answer = (status: number, type: string, body: string): void => {
    response.writeHead(status, {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...(status === 503 && { 'Retry-After': String(RETRY_AFTER_S) }),
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
  if (path === '/healthz') return answer(200, 'application/json', JSON.stringify({ status: 'ok' }))
  const asksForPage = (request.headers.accept ?? '').includes('text/html')
  if (asksForPage && !/^\/(api|tiles)\//.test(path)) return answer(503, 'text/html', page)
  const problem = new Problem(503, 'Starting', 'Relais is starting: ask again in a few seconds.')
  answer(503, 'application/problem+json', JSON.stringify(problemBody(problem, randomUUID())))
}
