import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { findSession } from '../../db/queries/stewards/findSession.ts'
import { addressIn, readAddress } from '../../domain/page-addresses.ts'
import { originOf, pageContext } from '../page-context.ts'
import { Problem } from '../../contract/problem.ts'
import { schemaAt } from '../../service/roster/table-schema.ts'
import { explainRefusal } from '../../service/stewards/refusals.ts'
import { cabinetPage, cabinetsPage, recordForm } from '../../service/stewards/cabinet-pages.ts'
import { cookieOf } from './cookie.ts'
import { Form } from '../../service/stewards/form.ts'
import {
  confirmImport,
  correctImport,
  importPage,
  importReport,
  startImport,
  trialPage,
} from '../../service/stewards/import-pages.ts'
import { decideAnswerForm, intakeForm } from '../../service/stewards/answers-pages.ts'
import { linksForm, linksPage } from '../../service/stewards/links-pages.ts'
import { journalPage } from '../../service/stewards/journal-page.ts'
import { decideForm, moderationPage } from '../../service/stewards/moderation-pages.ts'
import { ownOrigin } from './own-origin.ts'
import { signInRouter } from './sign-in.ts'
import { readUpload } from './upload.ts'
import { mustMay, type Answer, type GestionDeps, type Visit } from '../../service/stewards/visit.ts'
import { confirmForm, undoForm, worklistPage } from '../../service/stewards/worklist-pages.ts'

type Show = (visit: Visit, params: Readonly<Record<string, string>>) => Promise<Answer>
type Act = (visit: Visit, form: Form, params: Readonly<Record<string, string>>) => Promise<Answer>

const SHOWN: Readonly<Record<string, Show>> = {
  '/gestion': worklistPage,
  '/gestion/cabinets': cabinetsPage,
  '/gestion/cabinets/:id': cabinetPage,
  '/gestion/import': importPage,
  '/gestion/import/essai': trialPage,
  '/gestion/import/rapport': importReport,
  '/gestion/moderation': moderationPage,
  '/gestion/liens': linksPage,
  '/gestion/journal': journalPage,
}
const POSTED: Readonly<Record<string, Act>> = {
  '/gestion/confirmer': confirmForm,
  '/gestion/annuler': undoForm,
  '/gestion/cabinets/:id': recordForm,
  '/gestion/import/corriger': correctImport,
  '/gestion/import/confirmer': confirmImport,
  '/gestion/moderation': decideForm,
  '/gestion/liens': linksForm,
  '/gestion/reponses': decideAnswerForm,
  '/gestion/nouveaux-patients': intakeForm,
}

/** Where the pages are whose forms go to an address of their own. */
const PAGE_OF: Readonly<Record<string, string>> = {
  '/gestion/confirmer': '/gestion',
  '/gestion/import/corriger': '/gestion/import/essai',
  '/gestion/import/confirmer': '/gestion/import/essai',
}

/** A worklist of thousands of cabinets may be confirmed at once. */
const fields = (): RequestHandler =>
  express.urlencoded({ extended: false, limit: '512kb', parameterLimit: 5000 })

/** The stewards' pages: forms that work without a script, for whoever is signed in, kept by no cache and no search engine. */
export function gestionRouter(deps: GestionDeps): Router {
  const router = Router({ caseSensitive: true })
  const addresses = (path: string): string[] => [path, `/en${path}`]
  router.use(addresses('/gestion'), (_request, response, next) => {
    // With no-referrer a browser would not name the origin of a form.
    response.set({
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'same-origin',
      'X-Robots-Tag': 'noindex',
    })
    next()
  })
  router.post(addresses('/gestion/connexion'), fields())
  router.use(signInRouter(deps))
  router.get('/schemas/cabinets.schema.json', (request, response) => {
    response.locals.route = '/schemas/cabinets.schema.json'
    const origin = originOf(request, deps.origin)
    response.set('Cache-Control', 'no-cache').json(schemaAt(deps.rosterSchema, origin))
  })
  // A sheet to fill in: with an example line it would be imported with it.
  router.get('/schemas/cabinets.csv', (_request, response) => {
    response.locals.route = '/schemas/cabinets.csv'
    response.set('Cache-Control', 'no-cache').type('text/csv; charset=utf-8').attachment('cabinets.csv')
    response.send(`\ufeff${deps.rosterSchema.fields.map(({ name }) => name).join(';')}\r\n`)
  })

  for (const [path, show] of Object.entries(SHOWN))
    router.get(addresses(path), async (request, response) => {
      response.locals.route = path
      const visit = await visitOf(deps, request)
      if (!visit) return askWho(request, response)
      answer(visit, response, await show(visit, paramsOf(request)))
    })
  const own = ownOrigin(deps.origin)
  for (const [path, act] of Object.entries(POSTED))
    router.post(addresses(path), own, fields(), async (request, response) => {
      response.locals.route = path
      const visit = await visitOf(deps, request)
      if (!visit) return askWho(request, response)
      const form = new Form(request.body)
      mustMatch(visit, form)
      answer(visit, response, await act(visit, form, paramsOf(request)).catch(explain))
    })
  router.post(addresses('/gestion/import'), own, async (request, response) => {
    response.locals.route = '/gestion/import'
    const visit = await visitOf(deps, request)
    if (!visit) return askWho(request, response)
    mustMay(visit, 'import')
    const { form, file } = await readUpload(request, response)
    mustMatch(visit, form)
    const started = await startImport(visit, form, file)
    // A script that sends the file goes there itself: followed here, the file would be read twice.
    const script = 'goTo' in started && request.get('Accept') === 'application/json'
    if (!script) return answer(visit, response, started)
    const { goTo, importing } = started
    response.json({ goTo: addressIn(visit.context.locale, goTo), importing })
  })
  return router
}

const paramsOf = ({ params }: Request) => params as Readonly<Record<string, string>>

function explain(thrown: unknown): never {
  throw explainRefusal(thrown)
}

/** The visit of whoever is signed in; proved against the database each time, so that a revoked token ends it at once. */
async function visitOf(deps: GestionDeps, request: Request): Promise<Visit | null> {
  const cookie = cookieOf(request)
  const session = cookie === null ? null : await findSession(deps.database.knex, cookie)
  if (!session || session.author.tokenId === null) return null
  const { author, csrf } = session
  const query = Object.fromEntries(
    Object.entries(request.query).map(([key, value]) => [
      key,
      String(Array.isArray(value) ? value[0] : value),
    ]),
  )
  const signed = { ...author, tokenId: session.author.tokenId }
  return { deps, author: signed, csrf, context: pageContext(deps, request), query }
}

function askWho(request: Request, response: Response): void {
  const { locale, path } = readAddress(request.path)
  const wanted = request.method === 'GET' ? path : '/gestion'
  response.redirect(303, addressIn(locale, `/gestion/connexion?suite=${encodeURIComponent(wanted)}`))
}

/** @throws Problem 403 for a form that this session was not given. */
function mustMatch({ csrf }: Visit, form: Form): void {
  if (form.text('csrf') !== csrf)
    throw new Problem(403, 'Form of another session', 'This form is not of this session: reload its page.')
}

function answer(visit: Visit, response: Response, what: Answer): void {
  if ('goTo' in what) return void response.redirect(303, addressIn(visit.context.locale, what.goTo))
  if ('json' in what) return void response.json(what.json)
  if ('csv' in what) {
    response.type('text/csv; charset=utf-8').attachment(what.fileName)
    return void response.send(what.csv)
  }
  const { page, data, status = 200 } = what
  // A form that comes back is the page it was sent from, also for the link to the other language.
  const context = { ...visit.context, path: PAGE_OF[visit.context.path] ?? visit.context.path }
  response
    .status(status)
    .type('html')
    .send(visit.deps.renderPage(page, context, data as never))
}
