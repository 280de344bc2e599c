import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpoints, type EndpointName, type Endpoints } from '../../server/contract/endpoints.ts'
import type { Endpoint } from '../../server/contract/index.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { WORLD_DAY } from '../world.ts'
import { worldApp } from './world-app.ts'

/** What anybody may read; the stewards' endpoints, and how far their imports are, have tests of their own. */
type PublicEndpoint = Exclude<
  {
    [Name in EndpointName]: Endpoints[Name] extends { readonly access: string } ? never : Name
  }[EndpointName],
  'createSignalement' | 'createScenario' | 'createPlacement' | 'getImportProgress'
>

describe.each(databases)('the API on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>

  beforeAll(async () => {
    database = await open({ world: true })
    api = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  /** Asks for a contract path with its values and returns the body. */
  const ask = async (path: string) => {
    const response = await api
      .get(path.startsWith('/fhir/') ? path : `/api/v1${path}`)
      .set('Host', 'relais.test')
    expect(response.status, `${path} ${response.text.slice(0, 300)}`).toBe(200)
    return response.body
  }

  test('every endpoint answers what its contract says, and nothing else', async () => {
    const { items } = await ask('/runs')
    const addresses: Record<PublicEndpoint, string> = {
      searchPlaces: '/places?q=niorteau',
      nearestCabinets: '/cabinets/nearest?lon=-0.55&lat=46.23',
      listCabinets: '/cabinets',
      getCabinet: '/cabinets/C1',
      listCabinetEvents: '/cabinets/C1/events',
      listTerritoires: '/territoires/commune',
      getTerritoire: '/territoires/circonscription/79-01',
      listCirconscriptions: '/circonscriptions?groupe=GM&chiffre=part-zip&min=0.2',
      getCarte: '/carte/commune',
      getObjectif: '/objectif/commune?minutes=15&part=50',
      getCitation: '/circonscriptions/79-01/citation',
      getOembed: `/oembed?url=${encodeURIComponent('http://relais.test/circonscription/79-01')}`,
      getMonde: '/scenarios/monde',
      getScenario: `/scenarios/${WORLD_DAY}_c~C1`,
      listScenarioTerritoires: `/scenarios/${WORLD_DAY}_c~C1~C2~C3/epci`,
      listPlacements: '/placements?territoire=region:75&posts=2&costPerPost=50000&budget=120000',
      listScenariosNommes: '/scenarios-nommes',
      getFrise: '/frise',
      getFraicheur: '/fraicheur',
      getListe: '/liste',
      getContours: '/contours/departement',
      listIndicateurs: '/indicateurs',
      listSources: '/sources',
      listVerifications: '/donnees/verifications',
      listRuns: '/runs',
      getRun: `/runs/${items[0].id}`,
      listChronologie: '/chronologie',
      listQuestions: '/questions',
      getFhirMetadata: '/fhir/metadata',
      readFhirCodeSystem: '/fhir/CodeSystem/statut',
      searchFhirOrganization: '/fhir/Organization',
      readFhirOrganization: '/fhir/Organization/C1',
      searchFhirLocation: '/fhir/Location?commune=79001',
      readFhirLocation: '/fhir/Location/C1',
      searchFhirHealthcareService: '/fhir/HealthcareService?_count=2',
      readFhirHealthcareService: '/fhir/HealthcareService/C1',
      searchFhirVerificationResult: '/fhir/VerificationResult',
      readFhirVerificationResult: '/fhir/VerificationResult/C1',
      listChiffres: '/chiffres',
      listChanges: '/changements',
    }
    for (const [name, address] of Object.entries(addresses)) {
      const endpoint: Endpoint = endpoints[name as EndpointName]
      const body = await ask(address)
      expect(endpoint.output.parse(body), name).toEqual(body)
    }
  })

  test('the nearest cabinets come in order, with public status and an estimated time', async () => {
    const { items, outsideService, asOf, demonstration, numberMatched } = await ask(
      '/cabinets/nearest?lon=-0.55&lat=46.235',
    )
    expect(items.map((item: { cabinet: { id: string } }) => item.cabinet.id)).toEqual(['C1', 'C2'])
    expect(items[0]).toMatchObject({
      // 0.01° of longitude at 46.235°: 769 m as the crow flies; 4 minutes + 1.30 × 0.769 km at 70 km/h.
      distanceMeters: 769,
      travelMinutes: 5,
      travelMethod: 'estimate',
      cabinet: {
        status: { value: 'active', confirmedOn: '2026-09-10', expiresOn: '2026-11-09' },
        demonstration: true,
      },
    })
    expect({ outsideService, asOf, demonstration, numberMatched }).toEqual({
      outsideService: false,
      asOf: WORLD_DAY,
      demonstration: true,
      numberMatched: 2,
    })
    const unknown = await ask('/cabinets/nearest?lon=-0.55&lat=46.235&statuses=unknown')
    expect(unknown.items.map((item: { cabinet: { id: string } }) => item.cabinet.id)).toEqual(['C4'])
    const close = await ask('/cabinets/nearest?lon=-0.55&lat=46.235&maxMinutes=5')
    expect(close.items).toHaveLength(1)
  })

  test('networks are apart: Corsica never sees the mainland, Mayotte has no cabinet, the sea is outside', async () => {
    const corsica = await ask('/cabinets/nearest?lon=8.85&lat=41.83')
    expect(corsica.items.map((item: { cabinet: { id: string } }) => item.cabinet.id)).toEqual(['C6'])
    expect(await ask('/cabinets/nearest?lon=45.15&lat=-12.82')).toMatchObject({
      items: [],
      outsideService: true,
    })
    expect(await ask('/cabinets/nearest?lon=-5&lat=47')).toMatchObject({ items: [], outsideService: true })
  })

  test('the past is replayed with asOf', async () => {
    const { status } = await ask('/cabinets/C4?asOf=2026-07-01')
    expect(status).toMatchObject({ value: 'active', lastKnown: null })
    const today = await ask('/cabinets/C4')
    expect(today.status).toMatchObject({ value: 'unknown', lastKnown: 'active' })
    const past = await ask('/territoires/france/FR?asOf=2026-07-01')
    expect(past.asOf).toBe('2026-07-01')
    expect(past.run).not.toBe((await ask('/territoires/france/FR')).run)
  })

  test('every answer about cabinets names its calculation', async () => {
    const { run } = await ask('/territoires/france/FR')
    for (const address of ['nearest?lon=-0.55&lat=46.235', 'C1', 'C1/events'])
      expect(await ask(`/cabinets/${address}`), address).toMatchObject({ run, demonstration: true })
    expect(await ask(`/runs/${run}`)).toMatchObject({ demonstration: true })
  })

  test('cabinets are filtered by place and status, and paged', async () => {
    const ids = async (query: string) =>
      (await ask(`/cabinets?${query}`)).items.map(({ id }: { id: string }) => id)
    expect(await ids('departement=79')).toEqual(['C1', 'C2', 'C3'])
    expect(await ids('circonscription=7901')).toEqual(['C1', 'C2'])
    expect(await ids('commune=86001')).toEqual(['C4'])
    expect(await ids('statuses=stopped,suspended')).toEqual(['C3', 'C5'])
    const page = await ask('/cabinets?limit=2&offset=3')
    expect(page).toMatchObject({ numberMatched: 6, numberReturned: 2 })
    expect(page.items[0].id).toBe('C4')
  })

  test('a circonscription counts the cabinets that its list shows, by status, and nobody is lost', async () => {
    const { items: sheets } = await ask('/territoires/circonscription')
    const counted = new Map<string, number>()
    for (const { code, cabinetsByStatus } of sheets) {
      if (cabinetsByStatus === null) continue
      const { items } = await ask(`/cabinets?circonscription=${code}`)
      for (const [statut, count] of Object.entries<number>(cabinetsByStatus)) {
        const listed = items.filter(({ status }: { status: { value: string } }) => status.value === statut)
        expect(listed.length, `${code} ${statut}`).toBe(count)
        counted.set(statut, (counted.get(statut) ?? 0) + count)
      }
    }
    const { cabinetsByStatus } = await ask('/territoires/france/FR')
    expect(Object.fromEntries(counted)).toEqual(cabinetsByStatus)
  })

  test('the levels that cut across the circonscriptions answer, add up, and tell persons in classes', async () => {
    const [france] = (await ask('/territoires/france')).items
    const figure = (
      area: { figures: { indicator: string; value: number; status: string }[] },
      name: string,
    ) => area.figures.find(({ indicator }) => indicator === name)!
    for (const niveau of ['canton', 'epci', 'bassin-de-vie', 'arrondissement']) {
      const { items, numberMatched } = await ask(`/territoires/${niveau}`)
      expect(items).toHaveLength(numberMatched)
      const sum = (items as (typeof france)[]).reduce(
        (all, area) => all + figure(area, 'population').value,
        0,
      )
      expect(sum).toBeCloseTo(figure(france, 'population').value, 6)
      for (const area of items) {
        expect(area.note.fr).toContain('intervalle n’est pas calculé')
        expect(figure(area, 'patients-suivis').status).not.toBe('ok')
        expect(await ask(`/territoires/${niveau}/${area.code}`)).toMatchObject(area)
      }
    }
    expect((await ask('/territoires/epci')).items.at(-1)).toMatchObject({
      code: 'hors-niveau',
      departement: null,
    })
  })

  test('a circonscription answers under every spelling, with its deputy, shared communes and figures', async () => {
    const sheet = await ask('/territoires/circonscription/79-01')
    expect(sheet).toMatchObject({
      code: '79-01',
      nom: 'Deux-Sèvres, 1re circonscription',
      explication: null,
      depute: { nom: 'Ada Exemple', dateListe: '2025-12-26', listeAncienne: true },
      communesPartagees: [
        { code: '79005', nom: 'Partagé-sur-Sèvre', departement: '79', part: 0.6, autres: ['79-02'] },
      ],
    })
    for (const spelling of ['7901', '79001', '79-1'])
      expect(await ask(`/territoires/circonscription/${spelling}`)).toEqual(sheet)
    const population = sheet.figures.find(
      ({ indicator }: { indicator: string }) => indicator === 'population',
    )
    expect(population).toMatchObject({
      value: 20000 + 4000 + 0.6 * 12000,
      status: 'ok',
      demonstration: false,
    })
    expect((await ask('/territoires/circonscription/79-02')).depute).toEqual({
      civilite: null,
      nom: null,
      groupe: null,
      groupeAbrege: null,
      dateListe: '2025-12-26',
      listeAncienne: true,
    })
    expect((await ask('/territoires/commune/79005')).circonscriptions).toHaveLength(2)
  })

  test('a circonscription abroad says why it has no figures', async () => {
    const abroad = await ask('/territoires/circonscription/99-01')
    expect(abroad.figures).toEqual([])
    expect(abroad.explication).toMatch(/étranger/)
  })

  test('CSV, GeoJSON and the map’s columns carry the same figures as JSON', async () => {
    const { items } = await ask('/territoires/circonscription')
    const csv = await api.get('/api/v1/territoires/circonscription?format=csv')
    expect(csv.headers['content-type']).toMatch(/^text\/csv; charset=utf-8/)
    const [header, ...lines] = csv.text.trimEnd().split('\r\n')
    expect(lines).toHaveLength(items.length)
    const geojson = await api.get('/api/v1/territoires/circonscription?format=geojson')
    expect(geojson.headers['content-type']).toMatch(/^application\/geo\+json/)
    expect(header).toMatch(
      /risque\.rank,risque\.rank_low,risque\.rank_high,risque\.rank_kind,risque\.label,sources,asOf,run,method,demonstration$/,
    )
    const carte = await ask('/carte/circonscription')
    // What no source gives for Mayotte is no data, in the list as on the map; its journeys have no meaning without a cabinet.
    const mayotte = items.find(({ code }: { code: string }) => code === '976-01')
    for (const [indicator, status, rounded, letter] of [
      ['apl-mg65', 'missing', 'donnée absente', 'a'],
      ['part-zip', 'missing', 'donnée absente', 'a'],
      ['minutes-active', 'not-applicable', 'sans objet', 'n'],
    ]) {
      const figure = mayotte.figures.find((one: { indicator: string }) => one.indicator === indicator)
      expect(figure).toMatchObject({ value: null, status, rounded })
      expect(carte.states[indicator!][carte.codes.indexOf('976-01')]).toBe(letter)
    }
    for (const item of items) {
      const feature = geojson.body.features.find(({ id }: { id: string }) => id === item.code)
      expect(feature.properties).toEqual(item)
      expect(feature.geometry === null).toBe(item.code === '99-01')
      const line = lines.find((text) => text.includes(`circonscription,${item.code},`))!
      const at = carte.codes.indexOf(item.code)
      for (const { indicator, value, status, rounded } of item.figures) {
        const column = header!.split(',').indexOf(indicator)
        // The name has a comma, hence quotes: count cells from the end.
        const cells = line.replace(/"[^"]*"/g, 'quoted').split(',')
        expect(cells[column], `${item.code} ${indicator}`).toBe(value === null ? '' : String(value))
        expect(cells[column + 3]).toBe(status)
        const written = cells[header!.split(',').indexOf(`${indicator}.rounded`)]
        expect([rounded, 'quoted']).toContain(written)
        expect(carte.values[indicator][at]).toBe(value)
      }
    }
  })

  test('figures of the départements add up to France', async () => {
    const valueOf = (area: { figures: { indicator: string; value: number }[] }) =>
      area.figures.find(({ indicator }) => indicator === 'population')!.value
    const { items } = await ask('/territoires/departement')
    const sum = items.reduce((total: number, area: never) => total + valueOf(area), 0)
    expect(sum).toBe(valueOf(await ask('/territoires/france/FR')))
  })

  test('a run can be looked up by the id that answers carry', async () => {
    const { run } = await ask('/territoires/france/FR')
    expect(await ask(`/runs/${run}`)).toMatchObject({ id: run, asOf: WORLD_DAY, codeVersion: 'test' })
    const { items } = await ask('/runs')
    expect(items.map(({ id }: { id: string }) => id)).toContain(run)
  })
})
