import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createScenarist } from '../../server/service/scenario/scenarist.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldPackage } from '../world-package.ts'
import { worldApp } from './world-app.ts'

const [anySource] = worldPackage.reference.sources
const source = (id: string, millesime: string) => ({ ...anySource!, id, titre: id, millesime })
/** The tiny France with invented patients expected by age, but in Mayotte. */
const byAgePackage = {
  ...worldPackage,
  reference: {
    ...worldPackage.reference,
    communes: worldPackage.reference.communes.map((commune) => ({
      ...commune,
      patientsAttendus: commune.departement === '976' ? null : commune.population * 0.07,
    })),
    sources: [
      ...worldPackage.reference.sources,
      source('ages-communes', '2022'),
      source('effectifs-cnam', '2023'),
    ],
  },
}
const YEARS = { patients: '2023', people: '2022' }
const IDS = ['effectifs-cnam', 'ages-communes']

describe.each(databases)('patients expected by age, on the $name database', ({ open }) => {
  let database: TestDatabase
  let without: ReturnType<typeof request>
  let site: ReturnType<typeof request>
  const scenarist = createScenarist()
  beforeAll(async () => {
    database = await open({ world: true })
    without = request((await worldApp(database)).app)
    site = request((await worldApp(database, undefined, { scenarist }, undefined, byAgePackage)).app)
  })
  afterAll(async () => {
    await scenarist.close()
    await database?.close()
  })

  const indicators = async (asked: typeof site) =>
    new Map<string, { formule: { fr: string; en: string }; sources: string[] }>(
      (await asked.get('/api/v1/indicateurs').expect(200)).body.items.map((one: { id: string }) => [
        one.id,
        one,
      ]),
    )
  const goal = '/api/v1/objectif/departement?minutes=20&part=80&cabinets=tous'

  test('every definition says on which of the two it rests, with its years', async () => {
    const [byAge, byPopulation] = [await indicators(site), await indicators(without)]
    const { formule, sources } = byAge.get('patients-suivis')!
    expect(formule.fr).toContain('recensement de 2022')
    expect(formule.fr).toContain('Cnam, 2023')
    expect(formule.en).toContain('census of 2022')
    expect(sources).toEqual(expect.arrayContaining(IDS))
    expect(byAge.get('risque')!.sources).toEqual(expect.arrayContaining(IDS))
    expect(byAge.get('apl-mg')).toEqual(byPopulation.get('apl-mg'))
    for (const { sources: own } of byPopulation.values()) for (const id of IDS) expect(own).not.toContain(id)
    expect(byPopulation.get('patients-suivis')!.formule.fr).not.toContain('Cnam')
  })

  test('the goal says who is expected, and rests on them', async () => {
    const [{ body: byAge }, { body: byPopulation }] = [await site.get(goal), await without.get(goal)]
    expect(byAge.patientsAttendus.fr).toMatch(/chaque âge .*2022.*prévalence.*2023/)
    expect(byAge.patientsAttendus.en).toMatch(/each age .*2022.*prevalence.*2023/)
    expect(byAge.sources).toEqual(expect.arrayContaining(IDS))
    expect(byPopulation.patientsAttendus.fr).toContain('5,6 % de la population standardisée')
    expect(byPopulation.sources).not.toContain(IDS[0])
    // 7 % of 39,900 people in the Deux-Sèvres, rounded as every count.
    expect(byAge.patients[byAge.codes.indexOf('79')]).toBe(2800)
    expect(byPopulation.patients[byPopulation.codes.indexOf('79')]).toBe(2300)
  })

  test('a scenario and a placement rest on them, and so does the country that plays in a browser', async () => {
    const country = async (asked: typeof site) =>
      (await asked.get('/api/v1/scenarios/monde').expect(200)).body.sources as string[]
    expect(await country(site)).toEqual([...(await country(without)), ...IDS])
    const closures = [{ by: 'area', niveau: 'region', code: '75' }]
    const { body: scenario } = await site.post('/api/v1/scenarios').send({ closures }).expect(200)
    const { body: placement } = await site
      .post('/api/v1/placements')
      .send({ scenario: { closures }, posts: 1, candidates: { niveau: 'region', code: '75' } })
      .expect(200)
    for (const { sources } of [scenario, placement]) expect(sources).toEqual(expect.arrayContaining(IDS))
  })

  test('the catalogue names them among the sources of the layers with figures, and of no other', async () => {
    type Layer = { 'dct:identifier': string; 'dct:source': { '@id': string }[] }
    const sourcesOf = async (asked: typeof site, layer: string) => {
      const { body } = await asked.get('/catalog.jsonld').set('Host', 'relais.test').expect(200)
      const found = (body['dcat:dataset'] as Layer[]).find(
        (one) => one['dct:identifier'] === `relais-${layer}`,
      )
      return found!['dct:source'].map((source) => source['@id'])
    }
    const own = IDS.map((id) => `http://relais.test/donnees#${id}`)
    expect(await sourcesOf(site, 'departements')).toEqual(expect.arrayContaining(own))
    for (const told of [await sourcesOf(site, 'zonage'), await sourcesOf(without, 'departements')])
      for (const id of own) expect(told).not.toContain(id)
  })

  test('so do the calculation, each figure, the layers and the method’s page', async () => {
    const { body: run } = await site.get('/api/v1/territoires/departement/79').expect(200)
    const followed = run.figures.find(
      ({ indicator }: { indicator: string }) => indicator === 'patients-suivis',
    )
    expect(followed.sources).toEqual(expect.arrayContaining(IDS))
    const calculation = async (asked: typeof site) => {
      const id = (await asked.get('/api/v1/territoires/departement/79')).body.run as string
      return (await asked.get(`/api/v1/runs/${id}`).expect(200)).body.parameters
    }
    expect(await calculation(site)).toMatchObject({ demand: 'age' })
    expect(await calculation(without)).not.toHaveProperty('demand')
    const layer = (await site.get('/ogc/collections/departements').expect(200)).body
    expect(layer.sources).toEqual(expect.arrayContaining(IDS))
    for (const path of ['/methode', '/carte']) {
      const data = async (asked: typeof site) => {
        const { text } = await asked.get(path).set('Accept', 'text/html').expect(200)
        return JSON.parse(text.slice(text.indexOf('{'))).data
      }
      expect((await data(site)).demande).toEqual(YEARS)
      expect(await data(without)).not.toHaveProperty('demande')
    }
  })
})
