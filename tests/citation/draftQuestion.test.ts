import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'

describe.each(databases)('the draft of a written question on the $name database', ({ open }) => {
  let database: TestDatabase
  let site: ReturnType<typeof request>

  beforeAll(async () => {
    database = await open({ world: true })
    site = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  /** What a page is drawn from: the world's application writes it below its title. */
  const draft = async (path: string) => {
    const { text } = await site.get(path).set('Host', 'relais.test').set('Accept', 'text/html').expect(200)
    return JSON.parse(text.replace(/^.*<\/title>/, '')).data as {
      text: string
      named: boolean
      depute: { nom: string | null; civilite: string | null } | null
    }
  }

  test('it holds the frozen sentences, each with a note that answers for ever', async () => {
    const { text } = await draft('/circonscription/79-01/question')
    const { body } = await site.get('/api/v1/circonscriptions/79-01/citation').set('Host', 'relais.test')
    for (const { id, fr } of body.phrases)
      expect(text.includes(fr.replace(/\.$/, '')), id).toBe(id === 'suivi' || id === 'zonage')
    expect(text).toContain('chiffres de démonstration')
    expect(text).toContain(body.permalink)
    await site.get(new URL(body.permalink).pathname).set('Accept', 'text/html').expect(200)
    // Every mark of the text has its note, and every note its mark.
    const [question = '', notes = ''] = text.split('\n\nNotes')
    const marks = [...question.matchAll(/\[(\d+)\]/g)].map(([, mark]) => mark)
    expect(marks.length).toBeGreaterThanOrEqual(2)
    expect([...notes.matchAll(/^\[(\d+)\] \S/gm)].map(([, mark]) => mark)).toEqual(marks)
    expect(text).not.toMatch(/undefined|NaN|null/)
  })

  test('it names nobody unless that is chosen', async () => {
    const plain = await draft('/circonscription/79-01/question')
    const nom = plain.depute!.nom!
    expect(plain).toMatchObject({ named: false })
    expect(plain.text).not.toContain(nom)
    expect(plain.text).toMatch(/^L’attention du ministère chargé de la santé est appelée sur /)
    const named = await draft('/circonscription/79-01/question?nom=1')
    expect(named.named).toBe(true)
    expect(named.text).toMatch(/^(M\.|Mme) .*appelle l’attention du ministère chargé de la santé sur /)
    expect(named.text).toContain(nom)
    expect(named.text).toContain(named.depute!.civilite === 'Mme' ? 'Elle lui demande' : 'Il lui demande')
    // English around it, the same question.
    expect((await draft('/en/constituency/79-01/question?nom=1')).text).toBe(named.text)
  })

  test('none where there are no figures or no seat; another spelling leads to it', async () => {
    await site.get('/circonscription/99-01/question').set('Accept', 'text/html').expect(404)
    await site.get('/circonscription/79-77/question').set('Accept', 'text/html').expect(404)
    const moved = await site.get('/circonscription/7901/question').expect(308)
    expect(moved.headers.location).toBe('/circonscription/79-01/question')
  })
})
