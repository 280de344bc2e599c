import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CptsCommune } from '../../server/country/package/read-cpts.ts'
import type { Structure } from '../../server/domain/registers/structure.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldPackage } from '../world-package.ts'
import { worldApp } from './world-app.ts'

/** A CPTS of the world in a commune; every one is invented. */
const row = (codeCommune: string, own: Partial<CptsCommune>): CptsCommune => ({
  ...{ codeCommune, base: 'listes', nom: 'CPTS Nord', finess: null, etat: null, etendue: 'entiere' },
  ...{ partie: null, site: null, region: own.base === 'polygones' ? null : '75', edition: '2026-01' },
  ...own,
})
const FINESS = '790000003'
const CPTS = [
  row('79001', { site: 'https://nord.example/' }),
  row('79001', {
    ...{ base: 'polygones', nom: 'Communauté professionnelle territoriale de santé Nord' },
    ...{ etat: 'signee', etendue: 'partie', finess: FINESS, edition: null },
  }),
  row('79001', { nom: 'CPTS Sud', etat: 'projet', etendue: 'partie', partie: 'Vieux-Bourg' }),
  row('79002', { nom: null, etendue: null }),
  // The outlines name one that the list does not, and another région's list names one at its border.
  row('79003', {
    base: 'polygones',
    nom: 'CPTS Marais',
    etat: 'signee',
    finess: FINESS,
    edition: '2026-03-01',
  }),
  row('79003', { nom: null, etendue: null }),
  row('79004', {}),
  row('79004', { nom: 'CPTS du Bord', edition: '2025-06' }),
  // Names that are not told, and one name with two numbers.
  row('79005', { nom: 'CPTS' }),
  row('79005', { base: 'polygones', nom: 'CPTS', etat: 'signee', finess: FINESS, edition: null }),
  row('79006', { finess: '790000009' }),
  row('79006', { base: 'polygones', finess: FINESS, edition: null }),
]
const office: Structure = {
  ...{ finess: FINESS, kind: 'cpts', nom: 'CPTS NORD', adresse: '1 avenue des Essais', codePostal: '79001' },
  ...{ codeCommune: '79002', telephone: '05 49 00 00 00', lon: null, lat: null },
}
const loadedPackage = {
  ...worldPackage,
  reference: { ...worldPackage.reference, cpts: CPTS, structures: [office] },
}

describe.each(databases)('the CPTS of a commune on the $name database', ({ open }) => {
  let database: TestDatabase
  let without: ReturnType<typeof request>
  let site: ReturnType<typeof request>
  beforeAll(async () => {
    database = await open({ world: true })
    without = request((await worldApp(database)).app)
    site = request((await worldApp(database, undefined, {}, undefined, loadedPackage)).app)
  })
  afterAll(() => database?.close())

  const of = async (asked: typeof site, code: string) =>
    (await asked.get(`/api/v1/territoires/commune/${code}`).expect(200)).body.cpts
  const pageOf = async (asked: typeof site, path: string) => {
    const { text } = await asked.get(path).expect(200)
    return JSON.parse(text.slice(text.indexOf('{'))).data
  }

  test('are told as not loaded where they are not, never as none, and are nothing of other levels', async () => {
    expect(await of(without, '79001')).toEqual({ statut: 'non-chargees', items: [], sources: [] })
    const { body } = await without.get('/api/v1/territoires/departement/79').expect(200)
    expect(body).not.toHaveProperty('cpts')
  })

  test('are told with their state, their part, their site, and what FINESS has of them; one that both sources name once', async () => {
    const lists = { id: 'cpts-listes', edition: '2026-01' }
    const outlines = { id: 'cpts-polygones', edition: null }
    expect(await of(site, '79001')).toEqual({
      statut: 'nommees',
      items: [
        {
          ...{ nom: 'CPTS Nord', etat: 'signee', etendue: 'entiere', partie: null, finess: FINESS },
          ...{ site: 'https://nord.example/', telephone: '05 49 00 00 00' },
          adresse: expect.stringMatching(/^1 avenue des Essais, 79001 \S/),
          sources: [lists, outlines],
        },
        {
          ...{ nom: 'CPTS Sud', etat: 'projet', etendue: 'partie', partie: 'Vieux-Bourg', finess: null },
          ...{ site: null, adresse: null, telephone: null, sources: [lists] },
        },
      ],
      sources: [lists, outlines],
    })
  })

  test('are none where an edition covers the commune, and not known where none does', async () => {
    expect(await of(site, '79002')).toMatchObject({ statut: 'aucune', items: [] })
    expect(await of(site, '86001')).toEqual({ statut: 'hors-liste', items: [], sources: [] })
  })

  test('are told with the editions that name each, beside one that names none, and the day of each list', async () => {
    const outlines = { id: 'cpts-polygones', edition: '2026-03-01' }
    const list = { id: 'cpts-listes', edition: '2026-01' }
    const said = await of(site, '79003')
    expect(said).toMatchObject({ items: [{ nom: 'CPTS Marais', sources: [outlines] }] })
    expect(said.sources).toEqual([outlines, list])
    expect((await of(site, '79004')).sources).toEqual([list, { ...list, edition: '2025-06' }])
  })

  test('are not taken for one by names that are not told, nor for the one of a number that is not sure', async () => {
    const hidden = await of(site, '79005')
    expect(hidden.items).toMatchObject([
      { nom: 'CPTS', etat: null, finess: null, telephone: null },
      { nom: 'CPTS', etat: 'signee', finess: FINESS },
    ])
    expect((await of(site, '79006')).items).toMatchObject([
      { nom: 'CPTS Nord', finess: null, adresse: null, telephone: null },
    ])
  })

  test('go with the page of the commune, and with what a patient is told', async () => {
    expect((await pageOf(site, '/commune/79001')).territoire.cpts.items).toHaveLength(2)
    expect((await pageOf(site, '/trouver?commune=79001')).commune.cpts).toMatchObject({ statut: 'nommees' })
  })
})
