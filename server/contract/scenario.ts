import { z } from 'zod'
import { DECOUPAGES, NIVEAUX, STATUTS } from '../domain/model.ts'
import { EFFECTIFS } from '../domain/scenario/outcomes.ts'
import { REMPLISSAGES } from '../domain/scenario/publicAbsorbers.ts'
import { LONGEST_ID } from '../domain/scenario/scenarioId.ts'
import { COUNTED } from '../domain/secrecy/tree.ts'
import { endpoint, isoDate, provenance } from './endpoint.ts'

const niveau = z.enum(NIVEAUX)
/** Code of an area. */
export const areaCode = z.string().min(1).max(12)
const area = { niveau, code: areaCode }

const closure = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('cabinets'), ids: z.array(z.string().min(1).max(64)).min(1).max(3000) }),
    z.strictObject({ by: z.literal('area'), ...area }),
    z.strictObject({
      by: z.literal('share'),
      ...area,
      share: z.number().min(0).max(1).describe('Share of the nurse posts of the area, 0 to 1'),
      draw: z
        .number()
        .int()
        .min(0)
        .max(2147483647)
        .describe('Number of the lot: the same number draws the same cabinets'),
    }),
    z.strictObject({ by: z.literal('status'), ...area, statut: z.enum(STATUTS) }),
  ])
  .meta({
    id: 'ScenarioClosure',
    description: 'Cabinets to close: by id, by area, by share of the posts or by status',
  })
const opening = z.strictObject({ codeCommune: areaCode, etp: z.number().min(0.001).max(100) })

/** What a planner asks; the defaults are those of the method. */
export const scenarioRequest = {
  asOf: isoDate.optional().describe('Day of the statuses; today unless told'),
  closures: z.array(closure).max(100).default([]),
  openings: z.array(opening).max(500).default([]),
  tolerance: z
    .number()
    .min(0)
    .max(10)
    .optional()
    .describe('How far over its capacity a cabinet may go; 1.2 unless told'),
  patientsPerEtp: z.number().min(0).max(10000).optional().describe('200 unless told'),
  openStatuts: z
    .array(z.enum(STATUTS))
    .min(1)
    .max(STATUTS.length)
    .optional()
    .describe('Statuses of the cabinets that take people in; active, reduced and unknown unless told'),
}

const canonical = z.object({
  asOf: isoDate,
  closures: z.array(closure),
  openings: z.array(opening),
  tolerance: z.number(),
  patientsPerEtp: z.number(),
  openStatuts: z.array(z.enum(STATUTS)),
})

const minutes = z.array(z.number().nullable())
const inhabitants = z.array(z.number())

/** One level, column by column, aligned on `codes`: the areas that something changes. */
const levelAfter = z
  .object({
    niveau: z.enum(COUNTED),
    codes: z.array(z.string()),
    persons: z.record(z.enum(EFFECTIFS), z.array(z.number().nullable())),
    states: z
      .record(z.enum(EFFECTIFS), z.string())
      .describe(
        'One letter an area: o rounded, k class (the value is its middle), s under 11, p hidden to protect another',
      ),
    minutesBefore: minutes,
    minutesAfter: minutes,
    beyondBefore: inhabitants.describe('Inhabitants with no open cabinet within 20 minutes'),
    beyondAfter: inhabitants,
    riskBefore: minutes.describe('R, of 100 followed patients; null where it is not known whole'),
    riskAfter: minutes,
    relaylessBefore: minutes.describe('Patients expected without a relay, rounded; null where not told'),
    relaylessAfter: minutes,
  })
  .meta({
    id: 'ScenarioLevel',
    description: 'One level, column by column, aligned on `codes`: the areas that something changes',
  })

/** What every played answer says besides. */
export const scenarioSaid = {
  ...provenance,
  incertitude: z.object({ fr: z.string(), en: z.string() }),
  sources: z.array(z.string()),
}

const scenario = z
  .object({
    id: z.string().describe('The request itself, in a readable and canonical form: a link holds for ever'),
    hash: z.string().describe('SHA-256 of the canonical request and the version of the rules'),
    lien: z.string().describe('Path of its report'),
    request: canonical,
    closed: z.object({ ids: z.array(z.string()), etp: z.number() }),
    drawn: z.array(
      z.object({ ...area, draw: z.number(), share: z.number(), posts: z.number(), closedPosts: z.number() }),
    ),
    levels: z.record(z.enum(COUNTED), levelAfter),
    communes: z.object({ codes: z.array(z.string()), minutesBefore: minutes, minutesAfter: minutes }),
    newDeserts: z.record(
      z.enum(['commune', 'circonscription', 'departement', 'region']),
      z.array(z.string()),
    ),
    endedDeserts: z.array(z.string()),
    newDesertPeople: z.number(),
    absorbers: z.array(
      z.object({
        kind: z.enum(['cabinet', 'ouverture']),
        id: z.string(),
        codeCommune: z.string(),
        etp: z.number(),
        received: z
          .literal([0, 1, 2, 3])
          .describe('Class of people received: 0 under 11, 1 under 50, 2 under 200, 3 from 200'),
        fill: z.enum(REMPLISSAGES).describe('libre: under 90 % of the capacity; presque: under 100 %; plein'),
      }),
    ),
    ...scenarioSaid,
  })
  .meta({ id: 'Scenario', description: 'A scenario with what it changes' })

export const createScenario = endpoint({
  method: 'POST',
  path: '/api/v1/scenarios',
  summary: 'Play closures and openings: who is affected, by how many minutes, who finds no place',
  input: z.strictObject(scenarioRequest),
  output: scenario,
})

/** How a count of persons of an area is told. */
const persons = z.object({
  status: z
    .enum(['ok', 'class', 'hidden', 'protecting', 'withheld'])
    .describe(
      'ok: rounded; class: between min and max; hidden: under 11; protecting: hidden for another count; withheld: one of the last two, not said which',
    ),
  value: z.number().nullable(),
  class: z.object({ min: z.number(), max: z.number() }).nullable(),
})
const told = z.number().nullable()

export const listScenarioTerritoires = endpoint({
  method: 'GET',
  path: '/api/v1/scenarios/{id}/{niveau}',
  summary:
    'The areas of any level that a scenario changes: in classes where they cut across the constituencies',
  input: z.strictObject({
    id: z.string().max(LONGEST_ID),
    niveau: z.enum(['region', 'departement', 'circonscription', ...DECOUPAGES]),
    format: z.enum(['json', 'csv']).default('json'),
  }),
  output: z.object({
    items: z.array(
      z.object({
        niveau: z.enum([...NIVEAUX, ...DECOUPAGES]),
        code: z.string(),
        nom: z.string(),
        persons: z.record(z.enum(EFFECTIFS), persons),
        minutesBefore: told,
        minutesAfter: told,
        beyondBefore: z.number().describe('Inhabitants with no open cabinet within 20 minutes'),
        beyondAfter: z.number(),
        riskBefore: told.describe('null at the levels that cut across the constituencies: not told there'),
        riskAfter: told,
        relaylessBefore: told,
        relaylessAfter: told,
      }),
    ),
    note: z
      .object({ fr: z.string(), en: z.string() })
      .nullable()
      .describe('How the figures of the level are told; null where they are told as everywhere'),
    avant: z
      .object({ codes: z.array(z.string()), minutes })
      .nullable()
      .describe(
        'Minutes before, of every area of a level that cuts across the constituencies, so that a map can be painted; null elsewhere',
      ),
    ...scenarioSaid,
  }),
  formats: ['csv'],
})

export const getMonde = endpoint({
  method: 'GET',
  path: '/api/v1/scenarios/monde',
  summary: 'What a scenario is played on, compactly: the browser plays on the same',
  input: z.strictObject({ asOf: isoDate.optional() }),
  output: z.object({
    pays: z.looseObject({}).describe('Communes, circonscriptions and cabinets, column by column'),
    jour: z.object({
      asOf: isoDate,
      funded: z.boolean(),
      statuts: z.array(z.number().int()),
      lastKnown: z.array(z.number().int()),
    }),
    ...scenarioSaid,
  }),
})

export const getScenario = endpoint({
  method: 'GET',
  path: '/api/v1/scenarios/{id}',
  summary: 'The scenario of an id, played again: nothing is stored, the id says it all',
  input: z.strictObject({ id: z.string().max(LONGEST_ID) }),
  output: scenario,
})
