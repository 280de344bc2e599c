import { parse } from 'csv-parse/sync'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reserveOf } from '../../server/domain/reserves.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from './world-app.ts'

describe('what must be said of a figure goes wherever the figure goes', () => {
  let database: TestDatabase
  let site: ReturnType<typeof request>
  beforeAll(async () => {
    database = await databases[0]!.open({ world: true })
    site = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  const json = async (path: string) => (await site.get(path)).body
  const figuresOf = async (area: string) => {
    const { figures, ranks } = await json(`/api/v1/territoires/${area}`)
    const of = (indicator: string) =>
      figures.find((figure: { indicator: string }) => figure.indicator === indicator)
    return { of, ranked: ranks.map(({ indicator }: { indicator: string }) => indicator) }
  }

  test('the doubtful origin of the zoning: JSON, CSV, /ogc and the sentence', async () => {
    const { of } = await figuresOf('departement/79')
    expect(of('part-zip').reserve.fr).toMatch(/origine reste à confirmer.*Paris, Lyon, Marseille, La Réunion/)
    expect(of('apl-mg65').reserve).toBeUndefined()
    const csv = parse((await site.get('/api/v1/territoires/departement?format=csv')).text, {
      columns: true,
    }) as Record<string, string>[]
    const deuxSevres = csv.find(({ code }) => code === '79')!
    expect(deuxSevres['part-zac.reserve']).toBe(of('part-zac').reserve.fr)
    const { features } = await json('/ogc/collections/departements/items')
    expect(features[0].properties.part_zip_reserve).toContain('origine reste à confirmer')
    const zones = (await json('/ogc/collections/zonage/items')).features
    for (const { properties } of zones)
      expect(properties.zonage_reserve).toContain('origine reste à confirmer')
    const { phrases } = await json('/api/v1/circonscriptions/79-01/citation')
    const zoning = phrases.find(({ id }: { id: string }) => id === 'zonage')
    expect(zoning.fr).toContain('dont l’origine reste à confirmer')
    expect(zoning.en).toContain('whose origin is still to be confirmed')
  })

  test('the share aged 75 and over is the département’s below it, says so and has no rank', async () => {
    const [below, own] = await Promise.all(['circonscription/79-01', 'departement/79'].map(figuresOf))
    expect(below!.of('part-75')).toMatchObject({
      value: own!.of('part-75').value,
      copiedFrom: 'departement',
      reserve: { fr: expect.stringContaining('Donnée départementale') },
    })
    expect(own!.of('part-75').copiedFrom).toBeUndefined()
    for (const { ranked } of [below!, own!]) expect(ranked).not.toContain('part-75')
  })

  test('need overseas is without local prevalence, and ranked nowhere', async () => {
    for (const [niveau, code, departement, region] of [
      ['circonscription', '974-03', '974', '04'],
      ['departement', '971', '971', '01'],
      ['region', '06', null, '06'],
    ] as const)
      expect(reserveOf('besoin', { niveau, code, departement, region })).toEqual({
        fr: 'Le besoin ne tient pas compte de la prévalence locale : sans rang outre-mer.',
        en: 'Need does not take local prevalence in: not ranked overseas.',
      })
    const { of, ranked } = await figuresOf('departement/79')
    expect([of('besoin').status, of('besoin').reserve]).toEqual(['ok', undefined])
    expect(ranked).not.toContain('besoin')
  })
})
