import FhirValidator from '@asymmetrik/fhir-json-schema-validator'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FHIR_TYPES, type FhirType } from '../../server/contract/fhir.ts'
import { recordEvents } from '../../server/db/queries/events/recordEvents.ts'
import { fhirId } from '../../server/service/fhir/fhirId.ts'
import { importRoster } from '../../server/service/roster/import-roster.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { importOptions, worldContext } from '../roster/roster-world.ts'
import { operator, said } from '../stewards/people.ts'

/** What a parser gives: the validator judges its shape. */
type Json = ReturnType<typeof JSON.parse>

/**
 * The JSON schema that HL7 published with R4, draft 6: it allows no member that it does not know. It was made for 4.0.0 and has not
 * heard of the technical correction 4.0.1, which a capability statement names.
 */
const validator = new FhirValidator()
const errorsOf = (resource: Json): unknown =>
  validator.validate({
    ...structuredClone(resource),
    ...(resource.fhirVersion === '4.0.1' && { fhirVersion: '4.0.0' }),
  })

/** A real roster with every status, numbers of registers, and an id that FHIR would not take. */
const ROSTER = [
  'id;nom;adresse;code_commune;etp;telephone;horaires;finess;siret;id_structure_rpps;statut;statut_depuis;confirme_le;preuve',
  'A_1;MSP du <Port> & fils;1 rue du Port;79001;1;05 49 00 00 00;lundi 9 h–12 h;790000012;79000123400018;R101000001;active;2026-09-01;2026-09-25;cabinet',
  'A.2;Halles;;79002;1;;;;;;reduced;2026-09-01;2026-09-20;association',
  'A3;Suspendu;;79003;1;;;;;;suspended;2026-09-01;2026-09-20;ars',
  'A4;Arrêté;;79001;1;;;;;;stopped;2026-09-01;2026-09-20;cpts',
  'A5;Ancien;;86001;1;;;;;;active;2026-02-01;2026-05-01;association',
  'A6;Jamais dit;;86001;1;;;;;;;;;',
]

describe('/fhir', () => {
  let database: TestDatabase
  let api: ReturnType<typeof request>
  let world: Awaited<ReturnType<typeof worldApp>>
  const ask = async (path: string, status = 200): Promise<Json> => {
    const response = await api.get(`/fhir${path}`).set('Host', 'relais.test')
    expect(response.status, `${path} ${response.text.slice(0, 300)}`).toBe(status)
    expect(response.headers['content-type']).toBe('application/fhir+json; charset=utf-8')
    const body = JSON.parse(response.text) as Json
    expect(errorsOf(body), path).toEqual([])
    // What a validator has read is what was sent.
    expect(JSON.stringify(body)).toBe(response.text)
    return body
  }
  const found = async (path: string) =>
    ((await ask(path)).entry ?? []).map(({ resource }: Json) => resource.id)

  beforeAll(async () => {
    database = await databases[0]!.open({ world: true })
    await importRoster(database, {
      ...{ bytes: Buffer.from(ROSTER.join('\n')), fileName: 'liste.csv', author: operator, dryRun: false },
      ...{ context: worldContext, geocoder: null, options: importOptions },
    })
    world = await worldApp(database)
    api = request(world.app)
  })
  afterAll(() => database?.close())

  test('every resource is valid R4, by itself and in its bundle, and refers to resources that are there', async () => {
    for (const type of FHIR_TYPES) {
      const bundle = await ask(`/${type}`)
      expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: 6 })
      for (const { fullUrl, resource } of bundle.entry as Json[]) {
        expect(errorsOf(resource)).toEqual([])
        expect(fullUrl).toBe(`http://relais.test/fhir/${type}/${resource.id}`)
        expect(await ask(`/${type}/${resource.id}`)).toEqual(resource)
        expect(resource.meta.tag).toBeUndefined()
        for (const [, reference] of JSON.stringify(resource).matchAll(/"reference":"([^"]+)"/g))
          await ask(`/${reference}`)
      }
    }
    // The schema is a judge: what is not R4 it refuses.
    const [{ resource }] = (await ask('/Location')).entry
    expect(errorsOf({ ...resource, hours: 'monday' })).not.toEqual([])
    expect(errorsOf({ ...resource, position: { longitude: '0' } })).not.toEqual([])
  })

  test('hours that were understood are said as FHIR says them, of who may be visited only', async () => {
    const open = await ask('/HealthcareService/A.5F1')
    expect(open.availableTime).toEqual([
      { daysOfWeek: ['mon'], availableStartTime: '09:00:00', availableEndTime: '12:00:00' },
    ])
    expect(open.extraDetails).toBe('lundi 9 h–12 h')
    expect(await ask('/HealthcareService/A3')).not.toHaveProperty('availableTime')
  })

  test('a status that is not known is neither active nor inactive, and its evidence is due again', async () => {
    const told = await Promise.all(
      ['A.5F1', 'A.2', 'A3', 'A4', 'A5', 'A6'].map(async (id) => {
        const { active, characteristic, comment } = await ask(`/HealthcareService/${id}`)
        const result = await ask(`/VerificationResult/${id}`)
        return [
          ...[id, active, characteristic[0].coding[0].code, /^(.*?)[;.]/.exec(comment)![1]!.trim()],
          ...[result.status, result.lastPerformed, result.nextScheduled],
          result.primarySource?.[0].type[0].coding[0].code,
        ]
      }),
    )
    expect(told).toEqual([
      [
        'A.5F1',
        true,
        'active',
        'Le suivi a lieu depuis le 2026-09-01',
        'attested',
        '2026-09-25',
        '2026-11-24',
        'cabinet',
      ],
      [
        'A.2',
        true,
        'reduced',
        'Le suivi est réduit depuis le 2026-09-01',
        'validated',
        '2026-09-20',
        '2026-11-19',
        'association',
      ],
      [
        'A3',
        false,
        'suspended',
        'Le suivi est suspendu depuis le 2026-09-01',
        'validated',
        '2026-09-20',
        '2026-11-19',
        'ars',
      ],
      [
        'A4',
        false,
        'stopped',
        'Le suivi est arrêté depuis le 2026-09-01',
        'validated',
        '2026-09-20',
        '2026-11-19',
        'cpts',
      ],
      [
        'A5',
        undefined,
        'unknown',
        'Statut inconnu depuis le 2026-07-01',
        'req-revalid',
        '2026-05-01',
        '2026-06-30',
        'association',
      ],
      ['A6', undefined, 'unknown', 'Statut inconnu', 'req-revalid', undefined, undefined, undefined],
    ])
    const { text } = await ask('/HealthcareService/A5')
    expect(text.div).toContain('dernier statut connu : le suivi a lieu')
    const codes = (await ask('/CodeSystem/statut')).concept.map(({ code }: Json) => code)
    expect(codes).toEqual(['active', 'reduced', 'suspended', 'stopped', 'unknown'])
  })

  test('what a cabinet is called in the registers is said as FR Core says it', async () => {
    const { identifier, meta, address, name, text } = await ask('/Organization/A.5F1')
    expect(identifier.map(({ type, system, value }: Json) => [type.coding[0].code, system, value])).toEqual([
      ['INTRN', 'http://relais.test/cabinet', 'A_1'],
      ['IDNST', 'urn:oid:1.2.250.1.71.4.2.2', '4R101000001'],
      ['FINEG', 'https://finess.esante.gouv.fr', '790000012'],
      ['SIRET', 'https://sirene.fr', '79000123400018'],
    ])
    expect(meta.profile).toEqual(['https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-organization'])
    expect(address[0].extension[0].valueCoding.code).toBe('79001')
    expect([name, text.div]).toEqual([
      'MSP du <Port> & fils',
      expect.stringContaining('MSP du &lt;Port&gt; &amp; fils'),
    ])
    const { position, description } = await ask('/Location/A.5F1')
    expect(position).toEqual({ longitude: expect.any(Number), latitude: expect.any(Number) })
    expect(description).toContain('faute de mieux')
    expect(await found('/Organization?identifier=790000012')).toEqual(['A.5F1'])
    expect(await found('/Location?identifier=https://sirene.fr|79000123400018')).toEqual(['A.5F1'])
    expect(await found('/Location?identifier=https://sirene.fr|790000012')).toEqual([])
  })

  test.each<[string, string[]]>([
    ['/Organization?commune=86001', ['A5', 'A6']],
    ['/Location?address-city=NIORTE', ['A4', 'A.5F1']],
    ['/HealthcareService?active=true', ['A.2', 'A.5F1']],
    ['/HealthcareService?active=false', ['A3', 'A4']],
    ['/HealthcareService?characteristic=unknown&commune=86001', ['A5', 'A6']],
    ['/HealthcareService?organization=Organization/A3', ['A3']],
    ['/HealthcareService?location=http://relais.test/fhir/Location/A4', ['A4']],
    ['/VerificationResult?target=HealthcareService/A.5F1', ['A.5F1']],
    ['/VerificationResult?_id=A3,A4', ['A3', 'A4']],
    ['/Organization?name=halles&_format=application/fhir%2Bjson', ['A.2']],
    ['/Organization?name=halles&_format=json', ['A.2']],
  ])('%s', async (path, ids) => {
    expect((await found(path)).sort()).toEqual([...ids].sort())
  })

  test('pages follow each other by their links, each resource once, and a count may be all that is wanted', async () => {
    const seen: string[] = []
    let address: string | undefined = '/Location?_count=4&address-city=n'
    const total = (await ask(address)).total as number
    for (let page = 0; address !== undefined; page++) {
      expect(page).toBeLessThan(5)
      const bundle: Json = await ask(address)
      seen.push(...bundle.entry.map(({ resource }: Json) => resource.id))
      const link = (relation: string): string | undefined =>
        bundle.link.find((one: Json) => one.relation === relation)?.url.replace('http://relais.test/fhir', '')
      expect(link('self')).toContain('address-city=n')
      address = link('next')
    }
    expect([new Set(seen).size, seen.length]).toEqual([total, total])
    const { entry, total: all, link } = await ask('/Location?_count=0')
    expect([entry, all, link.length]).toEqual([undefined, 6, 1])
  })

  test('whoever asks for what changed since his last question misses neither a record nor a date that passed', async () => {
    const day = (asked: string) => found(`/HealthcareService?_lastUpdated=${asked}`)
    expect(await day('lt2026-01-01')).toEqual([])
    expect(await day('ge2026-01-01')).toHaveLength(6)
    const before = (await ask('/HealthcareService/A3')).meta.lastUpdated
    expect(await day(`gt${before}`)).toEqual([])
    expect(await day(before)).toContain('A3')
    await recordEvents(database, operator, [said('A3', { statut: 'active' })])
    await world.live.refresh()
    expect(await day(`gt${before}`)).toContain('A3')
    expect((await ask('/HealthcareService/A3')).active).toBe(true)
  })

  test.each([
    ['/Organization/nobody', 404, 'not-found'],
    ['/Patient', 404, 'not-found'],
    ['/Organization?patient=1', 400, 'invalid'],
    ['/Organization?_format=xml', 400, 'invalid'],
    ['/Organization?commune=Niort', 400, 'invalid'],
    ['/Organization?_lastUpdated=hier', 400, 'invalid'],
    ['/Organization?_lastUpdated=2026-02-31', 400, 'invalid'],
    ['/HealthcareService?_lastUpdated=0000-00-00', 400, 'invalid'],
    ['/CodeSystem/toString', 404, 'not-found'],
  ])('%s is an OperationOutcome', async (path, status, code) => {
    const { resourceType, issue } = await ask(path, status)
    expect([resourceType, issue[0].code, issue[0].severity]).toEqual(['OperationOutcome', code, 'error'])
  })

  test('nothing is written there', async () => {
    const { status, text } = await api.post('/fhir/Organization').send({ resourceType: 'Organization' })
    expect([status, JSON.parse(text).issue[0].code]).toEqual([405, 'not-supported'])
  })

  test('the capability statement names what is answered, and no more', async () => {
    const { rest, fhirVersion, format } = await ask('/metadata')
    expect([fhirVersion, format]).toEqual(['4.0.1', ['json', 'application/fhir+json']])
    const { resource } = rest[0] as { resource: Json[] }
    expect(resource.map(({ type }) => type)).toEqual([...FHIR_TYPES, 'CodeSystem'])
    for (const { type, searchParam = [] } of resource)
      for (const { name } of searchParam as { name: string }[]) {
        const { status } = await api.get(`/fhir/${type}`).query({
          [name]:
            name === '_lastUpdated'
              ? '2026'
              : name === 'active'
                ? 'true'
                : name === 'commune'
                  ? '79001'
                  : 'x',
        })
        expect(status, `${type} ${name}`).toBe(200)
      }
  })

  test('two ids are never one logical id', () => {
    const ids = ['A_1', 'A.5F1', 'A.1', 'A.2E5F1', 'A-1', 'A__1', 'A._1']
    expect(new Set(ids.map(fhirId)).size).toBe(ids.length)
    for (const id of ids) expect(fhirId(id)).toMatch(/^[A-Za-z0-9\-.]{1,64}$/)
  })
})

describe('the demonstration by /fhir', () => {
  test('every resource says by HL7’s own tag and in words that it is fictitious', async () => {
    const database = await databases[0]!.open({ world: true })
    const api = request((await worldApp(database)).app)
    const get = async (path: string): Promise<Json> =>
      JSON.parse((await api.get(`/fhir${path}`).expect(200)).text)
    for (const type of FHIR_TYPES satisfies readonly FhirType[]) {
      const bundle = await get(`/${type}`)
      expect(bundle.meta.tag[0].code).toBe('HTEST')
      for (const { resource } of bundle.entry as Json[]) {
        expect(errorsOf(resource)).toEqual([])
        expect(resource.meta.tag[0].code).toBe('HTEST')
        expect(resource.text.div).toMatch(/DÉMONSTRATION.*DEMONSTRATION/)
      }
    }
    expect((await get('/metadata')).description).toMatch(/DÉMONSTRATION.*DEMONSTRATION/)
    await database.close()
  })
})
