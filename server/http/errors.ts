import type { ErrorRequestHandler, RequestHandler } from 'express'
import { FHIR_JSON, operationOutcome } from '../contract/fhir.ts'
import type { RenderPage } from '../contract/index.ts'
import { pageContext, type ContextDeps } from './page-context.ts'
import { allowedMethods } from './allowed-methods.ts'
import { methodProblem } from './known-methods.ts'
import { asProblem, notFound, Problem, problemBody } from '../contract/problem.ts'
import { faultOf, type Fault, type FaultKind } from '../db/faults.ts'
import { nearestDay } from '../service/nearestDay.ts'
import { addedWords, wordsOfProblem } from '../service/problem-words.ts'

/** What no route answered: 405 with what may be asked where another method is answered, else 404. */
export const nothingHere: RequestHandler = (request, response) => {
  const allowed = allowedMethods(request.app.router, request.path)
  // A route that answers this method has looked, and left the request to the next.
  if (allowed.length === 0 || allowed.includes(request.method))
    throw notFound('Nothing answers at this address; /api/docs lists what does.')
  throw methodProblem(response, allowed)
}

/** Addresses that answer programs, also when a person's browser opens them. */
const FOR_PROGRAMS = /^\/(api|tiles|ogc|wfs|fhir)(\/|$)/
const FOR_FHIR = /^\/fhir(\/|$)/

/** What programs read of a fault: which it is, that nothing was recorded, and when to ask again. */
const FAULTS: Readonly<Record<FaultKind, string>> = {
  away: 'The database does not answer.',
  slow: 'The database took too long.',
  busy: 'The database is busy with other writes.',
  'read-only': 'The database or its disk can only be read for now.',
  full: 'The disk or the memory of the database is full.',
  damaged: 'The database reports damage: its operator has been told in the log.',
}

const ofFault = ({ kind, retryAfter }: Fault): Problem =>
  new Problem(
    503,
    'Temporarily unavailable',
    `${FAULTS[kind]} Nothing was recorded; try again in ${retryAfter} seconds.`,
    [],
    { fault: kind },
  )

/** Every error ends here: a page for who asks for HTML, RFC 9457 for everybody else and for programs' addresses. */
export function errorHandler(
  deps: ContextDeps & { readonly renderPage: RenderPage },
  countFault: (kind: FaultKind) => void,
): ErrorRequestHandler {
  return (thrown, request, response, next) => {
    const fault = thrown instanceof Problem ? null : faultOf(thrown)
    const problem = fault ? ofFault(fault) : asProblem(thrown)
    if (fault) {
      countFault(fault.kind)
      request.log.error({ err: thrown, fault: fault.kind }, 'the database failed')
    } else if (problem.status >= 500) request.log.error({ err: thrown }, 'unexpected error')
    if (response.headersSent) return next(thrown)
    if (fault) response.set('Retry-After', String(fault.retryAfter))
    response.status(problem.status).set('Cache-Control', 'no-store')
    if (FOR_FHIR.test(request.path))
      return void response.type(FHIR_JSON).send(JSON.stringify(operationOutcome(problem, String(request.id))))
    if (FOR_PROGRAMS.test(request.path) || request.accepts(['json', 'html']) !== 'html')
      return void response
        .type('application/problem+json')
        .send(JSON.stringify(problemBody(problem, String(request.id))))
    const context = pageContext(deps, request)
    const [title, said] = wordsOfProblem(context.locale, problem)
    const detail = [said, addedWords(context.locale, problem.more)].filter(Boolean).join(' ')
    const nearest = nearestDay(request.originalUrl, problem)
    try {
      response
        .type('html')
        .send(deps.renderPage('erreur', context, { status: problem.status, title, detail, nearest }))
    } catch (failure) {
      request.log.error({ err: failure }, 'the error page failed')
      response.type('text').send(`${title}. ${detail}`)
    }
  }
}
