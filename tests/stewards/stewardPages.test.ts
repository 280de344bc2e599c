import { Writable } from 'node:stream'
import request, { type Response } from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GestionPages } from '../../server/contract/steward-pages.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { listReports } from '../../server/db/queries/reports/listReports.ts'
import { revokeToken } from '../../server/db/queries/stewards/revokeToken.ts'
import { saveSignalement } from '../../server/db/queries/reports/saveSignalement.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { giveToken, operator } from './people.ts'

const PAGES = ['', '/cabinets', '/cabinets/C1', '/import', '/import/essai', '/moderation', '/journal']

/** A browser of somebody: keeps the cookie, names the origin of what it posts. */
class Browser {
  #cookie = ''
  private readonly api: ReturnType<typeof request>
  private readonly origin: string

  constructor(api: ReturnType<typeof request>, origin: string) {
    this.api = api
    this.origin = origin
  }

  async get(path: string): Promise<Response> {
    return this.api
      .get(path)
      .set('Host', 'relais.test')
      .set('Cookie', this.#cookie)
      .set('Accept', 'text/html')
  }

  async post(
    path: string,
    fields: Record<string, string | readonly string[]>,
    headers: Record<string, string> = {},
  ) {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one as string)
    return this.api
      .post(path)
      .set({
        Host: 'relais.test',
        Origin: this.origin,
        Cookie: this.#cookie,
        Accept: 'text/html',
        ...headers,
      })
      .type('form')
      .send(body.toString())
  }

  async upload(
    path: string,
    fields: Record<string, string>,
    file: string,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const sent = this.api
      .post(path)
      .set({ Host: 'relais.test', Origin: this.origin, Cookie: this.#cookie, ...headers })
    for (const [name, value] of Object.entries(fields)) void sent.field(name, value)
    return sent.attach('fichier', Buffer.from(file), 'liste d’ici.csv')
  }

  async signIn(token: string): Promise<Response> {
    const answer = await this.post('/gestion/connexion', { jeton: token, suite: '/gestion/moderation' })
    const [cookie] = (answer.headers['set-cookie'] ?? []) as unknown as string[]
    if (cookie) this.#cookie = cookie.split(';')[0]!
    return answer
  }

  /** What a page shows: the tests' renderer writes it as JSON. */
  async see<Name extends keyof GestionPages>(name: Name, path: string): Promise<GestionPages[Name]> {
    const answer = await this.get(path)
    expect(answer.status, `${path} ${answer.text.slice(0, 200)}`).toBe(200)
    return shown(name, answer)
  }
}

function shown<Name extends keyof GestionPages>(name: Name, { text }: Response): GestionPages[Name] {
  const [, title, json] = /<title>(\w+)<\/title>(.*)$/s.exec(text) ?? []
  expect(title).toBe(name)
  return (JSON.parse(json!) as { data: GestionPages[Name] }).data
}

describe.each(databases)('the stewards’ pages on the $name database', ({ open }) => {
  let database: TestDatabase
  let browser: (origin?: string) => Browser
  const tokens: Record<string, string> = {}
  const ids: Record<string, string> = {}
  let log = ''

  beforeAll(async () => {
    database = await open({ world: true })
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        log += chunk.toString()
        done()
      },
    })
    const api = request((await worldApp(database, sink)).app)
    browser = (origin = 'http://relais.test') => new Browser(api, origin)
    for (const [name, role, departements] of [
      ['national', 'national', null],
      ['steward', 'steward', ['79']],
      ['other', 'national', null],
      ['moderator', 'moderator', ['79']],
      ['reader', 'reader', null],
      ['guessed', 'reader', null],
    ] as const) {
      const { text, author } = await giveToken(database, { label: name, role, departements })
      tokens[name] = text
      ids[name] = author.tokenId
    }
  })
  afterAll(() => database?.close())

  const signedIn = async (name: string): Promise<Browser> => {
    const one = browser()
    expect((await one.signIn(tokens[name]!)).status).toBe(303)
    return one
  }
  const written = async () => [
    (await listEvents(database.knex)).length,
    (await listAudit(database.knex)).filter(({ action }) => action !== 'sign-in').length,
  ]

  test('who is not signed in is asked to, and comes back to the page asked for', async () => {
    const nobody = browser()
    const before = await written()
    for (const path of PAGES) {
      const { status, headers } = await nobody.get(`/gestion${path}`)
      expect([path, status, headers.location]).toEqual([
        path,
        303,
        `/gestion/connexion?suite=${encodeURIComponent(`/gestion${path}`)}`,
      ])
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    }
    for (const path of [
      '/confirmer',
      '/annuler',
      '/cabinets/C1',
      '/import',
      '/import/confirmer',
      '/moderation',
    ])
      expect((await nobody.post(`/gestion${path}`, { csrf: 'x' })).headers.location).toMatch(
        /^\/gestion\/connexion/,
      )
    expect((await nobody.get('/en/stewards/import')).headers.location).toBe(
      '/en/stewards/sign-in?suite=%2Fgestion%2Fimport',
    )
    expect(await written()).toEqual(before)
  })

  test('the cookie is out of reach of scripts, other sites and plain HTTP, and never leads elsewhere', async () => {
    const one = browser()
    const answer = await one.signIn(tokens.national!)
    expect(answer.headers.location).toBe('/gestion/moderation')
    const [cookie] = answer.headers['set-cookie'] as unknown as string[]
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(cookie).not.toMatch(/Secure/)
    const behindProxy = await browser('https://relais.test').post(
      '/gestion/connexion',
      { jeton: tokens.national!, suite: '//evil.example' },
      { 'X-Forwarded-Proto': 'https' },
    )
    expect((behindProxy.headers['set-cookie'] as unknown as string[])[0]).toMatch(/; Secure/)
    expect(behindProxy.headers.location).toBe('/gestion')
    expect((await listAudit(database.knex, { subject: ids.national! }))[0]).toMatchObject({
      action: 'sign-in',
    })
    await one.post('/gestion/deconnexion', {})
    expect((await one.get('/gestion')).status).toBe(303)
  })

  test('guessing is told nothing, then locked out', async () => {
    const one = browser()
    const unknown = await one.signIn('relais_nothing')
    expect(unknown.status).toBe(401)
    expect(shown('gestionConnexion', unknown).error).toBe('unknown')
    const wrong = `${tokens.guessed!.slice(0, -43)}${'A'.repeat(43)}`
    let last = unknown
    for (let turn = 0; turn < 10; turn++) last = await one.signIn(wrong)
    expect(last.status).toBe(429)
    expect((await one.signIn(tokens.guessed!)).status).toBe(429)
  })

  test('a form of another site, or of another session, writes nothing', async () => {
    const steward = await signedIn('steward')
    const { session, batch } = await steward.see('gestionAccueil', '/gestion')
    const fields = { csrf: session.csrf, lot: batch, preuve: 'cabinet', cabinet: 'active:C1' }
    const before = await written()
    for (const headers of [{ Origin: 'https://evil.example' }, { Origin: 'null' }])
      expect((await steward.post('/gestion/confirmer', fields, headers)).status).toBe(403)
    expect((await steward.post('/gestion/confirmer', { ...fields, csrf: 'A' })).status).toBe(403)
    expect((await steward.post('/gestion/confirmer', { ...fields, csrf: '' })).status).toBe(403)
    expect(await written()).toEqual(before)
  })

  test('many cabinets are confirmed at once, twice sent counts once, and a slip is undone', async () => {
    const national = await signedIn('national')
    const page = await national.see('gestionAccueil', '/gestion')
    const lines = page.lines.filter(({ lastKnown }) => lastKnown !== null)
    const [first] = lines
    const cabinet = lines.map(({ id, lastKnown }) => `${lastKnown}:${id}`)
    const fields = { csrf: page.session.csrf, lot: page.batch, vu: String(page.seen), cabinet }
    const unsaid = await national.post('/gestion/confirmer', fields)
    expect(unsaid.status).toBe(422)
    expect(shown('gestionAccueil', unsaid)).toMatchObject({ error: 'evidence', ticked: cabinet })
    const before = (await listEvents(database.knex)).length
    const { headers } = await national.post('/gestion/confirmer', { ...fields, preuve: 'cabinet' })
    await national.post('/gestion/confirmer', { ...fields, preuve: 'cabinet' })
    expect((await listEvents(database.knex)).length).toBe(before + lines.length)
    const after = await national.see('gestionAccueil', headers.location!)
    expect(after.done).toMatchObject({ state: 'recorded', meanwhile: [] })
    expect(after.lines.map(({ id }) => id)).not.toContain(first!.id)
    const back = await national.post('/gestion/annuler', { csrf: page.session.csrf, lot: page.batch })
    expect(await national.see('gestionAccueil', back.headers.location!)).toMatchObject({
      done: { state: 'undone', undoUntil: null },
      lines: page.lines,
    })
  })

  test('nobody writes outside the territory or beyond the role', async () => {
    const before = await written()
    const steward = await signedIn('steward')
    const { session, batch } = await steward.see('gestionAccueil', '/gestion')
    const fields = {
      csrf: session.csrf,
      lot: batch,
      preuve: 'cabinet',
      statut: 'stopped',
      depuis: '2026-09-30',
    }
    expect((await steward.post('/gestion/confirmer', { ...fields, cabinet: 'active:C4' })).status).toBe(403)
    expect((await steward.post('/gestion/cabinets/C4', fields)).status).toBe(403)
    expect((await steward.see('gestionCabinet', '/gestion/cabinets/C4')).form).toBeNull()
    expect((await steward.get('/gestion/journal')).status).toBe(403)
    const reader = await signedIn('reader')
    const { csrf } = (await reader.see('gestionAccueil', '/gestion')).session
    for (const path of ['/confirmer', '/annuler', '/cabinets/C1', '/moderation', '/import/confirmer'])
      expect((await reader.post(`/gestion${path}`, { ...fields, csrf })).status, path).toBe(403)
    expect((await reader.get('/gestion/import')).status).toBe(403)
    expect(await written()).toEqual(before)
  })

  test('an event that cannot be recorded comes back as typed, with what is wrong beside each field', async () => {
    const steward = await signedIn('steward')
    const { session, batch } = await steward.see('gestionCabinet', '/gestion/cabinets/C1')
    const typed = { statut: '', depuis: 'hier', preuve: '', motif: 'parti', note: 'voir Mme Durand' }
    const answer = await steward.post('/gestion/cabinets/C1', { csrf: session.csrf, lot: batch, ...typed })
    expect(answer.status).toBe(422)
    const { form } = shown('gestionCabinet', answer)
    expect(form!.values).toEqual({
      statut: '',
      effectiveOn: 'hier',
      evidence: '',
      reason: 'parti',
      note: 'voir Mme Durand',
    })
    expect(Object.keys(form!.errors).sort()).toEqual(['effectiveOn', 'evidence', 'note', 'statut'])
    expect((await steward.get('/gestion/cabinets/C99')).status).toBe(404)
  })

  test('two stewards on one cabinet are both kept, and the second is shown the first', async () => {
    const [steward, other] = [await signedIn('steward'), await signedIn('other')]
    const said = async (who: Browser, statut: string) => {
      const page = await who.see('gestionCabinet', '/gestion/cabinets/C2')
      return () =>
        who.post('/gestion/cabinets/C2', {
          ...{ csrf: page.session.csrf, lot: page.batch, vu: String(page.seen), statut },
          ...{ preuve: 'cpts', depuis: '30/09/2026', motif: 'en congé', note: '' },
        })
    }
    const [first, second] = [await said(other, 'suspended'), await said(steward, 'reduced')]
    expect((await first()).status).toBe(303)
    const { done, history, status } = await steward.see('gestionCabinet', (await second()).headers.location!)
    expect(done!.meanwhile).toMatchObject([{ author: 'other', statut: 'suspended' }])
    expect(history.slice(0, 2).map(({ statut, author }) => [statut, author])).toEqual([
      ['reduced', 'steward'],
      ['suspended', 'other'],
    ])
    expect(status).toMatchObject({ value: 'reduced', since: '2026-09-30' })
  })

  test('a report is judged beside its cabinet’s history, once', async () => {
    for (const id of ['r1', 'r2', 'r3'])
      await saveSignalement(database.knex, { id, cabinetId: 'C1', kind: 'ferme', comment: `dit par ${id}` })
    const moderator = await signedIn('moderator')
    const page = await moderator.see('gestionModeration', '/gestion/moderation')
    expect(page.groups).toMatchObject([
      {
        cabinet: { id: 'C1' },
        alert: { claimed: 'stopped', known: 'active', reports: 3 },
        chosen: ['r1', 'r2', 'r3'],
      },
    ])
    const { csrf } = page.session
    const decide = (decision: string, signalement: string[], motif = '') =>
      moderator.post('/gestion/moderation', {
        ...{ csrf, cabinet: 'C1', decision, signalement, motif, note: '' },
        ...{ statut: 'stopped', depuis: '2026-09-29' },
      })
    expect(shown('gestionModeration', await decide('reject', ['r1'])).groups[0]!.form!.errors).toHaveProperty(
      'reason',
    )
    expect((await decide('merge', ['r1', 'r2'])).headers.location).toBe('/gestion/moderation?fait=merge')
    expect((await decide('accept', ['r1', 'r3'], 'porte close')).headers.location).toBe(
      '/gestion/moderation?fait=accept',
    )
    const again = await decide('reject', ['r1'], 'encore')
    expect(shown('gestionModeration', again).error).toMatch(/^Entre-temps/)
    expect((await listReports(database.knex)).map(({ state }) => state)).toEqual([
      'accepte',
      'doublon',
      'doublon',
    ])
    expect((await listEvents(database.knex, 'C1')).at(-1)).toMatchObject({
      statut: 'stopped',
      evidence: 'signalement-verifie',
      reason: 'porte close',
    })
  })

  test('a roster is tried, corrected in the page, confirmed as shown, and retires the demonstration', async () => {
    const national = await signedIn('national')
    const { csrf } = (await national.see('gestionImport', '/gestion/import')).session
    expect((await national.post('/gestion/import', { csrf })).status).toBe(400)
    const file =
      'id;nom;code_commune;etp;statut;confirme_le\nP1;Port;79001;1;active;2026-09-20\nP2;Halles;79002;trop;;'
    const sent = await national.upload('/gestion/import', { csrf, preuve: 'ars', portee: 'entiere' }, file)
    expect(sent.headers.location).toBe('/gestion/import/essai')
    // A script of the page is told where to go, and goes there itself.
    const fields = { csrf, preuve: 'ars', portee: 'entiere' }
    const byScript = await national.upload('/gestion/import', fields, file, { Accept: 'application/json' })
    const trial = await national.see('gestionEssai', '/gestion/import/essai')
    expect(byScript.status).toBe(200)
    expect(byScript.body).toEqual({ goTo: '/gestion/import/essai', importing: trial.draft.id })
    expect(trial).toMatchObject({
      applicable: false,
      counts: { added: 1, refused: 1 },
      refused: [{ line: 3, inputs: [{ field: 'etp', value: 'trop' }] }],
    })
    expect((await national.get('/gestion/import/rapport')).text).toContain('3;P2;Halles;refusé;etp;trop')
    const form = { csrf, essai: trial.draft.id, revision: trial.revision }
    expect((await national.post('/gestion/import/confirmer', form)).status).toBe(409)
    await national.post('/gestion/import/corriger', {
      ...{ ...form, preuve: 'ars', portee: 'entiere', 'l3.etp': '0,5', 'l3.etp.avant': 'trop' },
    })
    const mended = await national.see('gestionEssai', '/gestion/import/essai')
    expect(mended).toMatchObject({
      applicable: true,
      counts: { added: 2, refused: 0 },
      draft: { evidence: 'ars' },
    })

    // Somebody writes between what was shown and the confirmation.
    const other = await signedIn('other')
    const page = await other.see('gestionCabinet', '/gestion/cabinets/C3')
    await other.post('/gestion/cabinets/C3', {
      ...{ csrf: page.session.csrf, lot: page.batch, statut: 'active', preuve: 'cpts', depuis: '2026-09-30' },
    })
    const stale = await national.post('/gestion/import/confirmer', { ...form, revision: mended.revision })
    expect(stale.status).toBe(409)
    const anew = shown('gestionEssai', stale)
    expect(anew.notice).toBe('stale')
    const done = await national.post('/gestion/import/confirmer', { ...form, revision: anew.revision })
    const after = await national.see('gestionImport', done.headers.location!)
    expect(after).toMatchObject({
      imported: { counts: { added: 2 }, retiredDemonstration: true },
      draft: null,
    })
    const { items } = await national.see('gestionCabinets', '/gestion/cabinets')
    expect(items.map(({ id }) => id)).toEqual(['P1', 'P2'])
    const journal = await national.see('gestionJournal', '/gestion/journal')
    expect(journal.lines.map(({ action }) => action)).toContain('import-roster')
  })

  test('in the page another header is chosen, a mend ticked, a line left out and taken back', async () => {
    const national = await signedIn('national')
    const { csrf } = (await national.see('gestionImport', '/gestion/import')).session
    const file = [
      ...['Liste 2026;;;', 'id;nom;code_commune;etp', 'Z9;Ancien;79001;1', 'id;nom;code_commune;etp'],
      ...['P1;Port;79001;50', 'P2;Halles;79002;', 'TOTAL;;;1,5'],
    ].join('\n')
    await national.upload('/gestion/import', { csrf, preuve: 'ars', portee: 'entiere' }, file)
    const first = await national.see('gestionEssai', '/gestion/import/essai')
    expect(first.heads[0]!.rows.filter(({ chosen }) => chosen)).toMatchObject([{ line: 2, value: '0.2' }])
    const form = { csrf, essai: first.draft.id, preuve: 'ars', portee: 'entiere', 'entete.avant': '0.2' }
    await national.post('/gestion/import/corriger', { ...form, entete: '0.4' })
    const chosen = await national.see('gestionEssai', '/gestion/import/essai')
    expect(chosen).toMatchObject({
      linesRead: 2,
      counts: { refused: 2 },
      refused: [{ line: 5 }, { line: 6 }],
    })
    expect(chosen.refused[0]!.problems).toContainEqual(expect.objectContaining({ mend: '0.5' }))
    const again = { ...form, entete: '0.4', 'entete.avant': '0.4' }
    await national.post('/gestion/import/corriger', {
      ...{ ...again, 'l5.etp': '50', 'l5.etp.avant': '50', 'l5.etp.remede': '0.5', 'l6.laisser': 'oui' },
    })
    const ready = await national.see('gestionEssai', '/gestion/import/essai')
    // P2 is left out, not closed.
    expect(ready).toMatchObject({
      applicable: true,
      leftOut: [6],
      counts: { changed: 1, closed: 0, refused: 0 },
    })
    await national.post('/gestion/import/corriger', { ...again, 'l6.reprendre': 'oui' })
    expect(await national.see('gestionEssai', '/gestion/import/essai')).toMatchObject({
      leftOut: [],
      counts: { refused: 1 },
    })
  })

  test('no log holds a token, a cookie, a mark of a form or what was written', () => {
    expect(log).toContain('"route":"/gestion/confirmer"')
    for (const secret of [
      ...Object.values(tokens).map((text) => text.slice(-43)),
      'relais-gestion',
      'csrf',
      'Durand',
      'P1',
    ])
      expect(log).not.toContain(secret)
  })

  test('a revoked token ends its sessions at once', async () => {
    const steward = await signedIn('steward')
    expect((await steward.get('/gestion')).status).toBe(200)
    await revokeToken(database.knex, ids.steward!, operator)
    expect((await steward.get('/gestion')).status).toBe(303)
  })
})
