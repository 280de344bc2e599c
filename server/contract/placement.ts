import { z } from 'zod'
import { DECOUPAGES, NIVEAUX } from '../domain/model.ts'
import {
  MOST_POSTS,
  NEEDS,
  OBJECTIVES,
  PLACEMENT_DEFAULTS,
  PLANS,
  RESIDENTS,
} from '../domain/placement/request.ts'
import { LONGEST_ID } from '../domain/scenario/scenarioId.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, scenarioRequest, scenarioSaid } from './scenario.ts'
import { decimalNumber, wholeNumber } from './numbers.ts'

const d = PLACEMENT_DEFAULTS
const told = (value: string | number): string => `${value} unless told`
const euros = decimalNumber(0, 1e9)

/** What both questions ask; the defaults are those of the page and of the map too. */
const asked = {
  posts: wholeNumber(1, MOST_POSTS).optional().describe(told(d.posts)),
  etp: decimalNumber(0.001, 100)
    .optional()
    .describe(`Of each post; ${told(d.etp)}`),
  need: z
    .enum(NEEDS)
    .optional()
    .describe(`Whom the posts should serve; ${told(d.need)}`),
  residents: z
    .enum(RESIDENTS)
    .optional()
    .describe(`Whose need counts: residents of the area, or anybody within reach; ${told(d.residents)}`),
  coverMinutes: decimalNumber(4, 45)
    .optional()
    .describe(`How far people may live from their post; ${told(d.coverMinutes)}`),
  costPerPost: euros.optional().describe('Euros a year; no source gives one, so there is no default'),
  budget: euros.optional().describe('Euros a year; no more posts are placed than it pays for'),
}
const minMinutesApart = decimalNumber(0, 45).optional()
const doctors = wholeNumber(0, 1000)
  .optional()
  .describe(
    `Least general practitioners of a commune (BPE); ${told(d.minMedecinsGeneralistes)}; 0: no matter`,
  )

const persons = z.number().nullable()
/** What a placement answers. */
const placement = {
  request: z
    .looseObject({
      posts: z.number().int(),
      need: z.enum(NEEDS),
      residents: z.enum(RESIDENTS),
      coverMinutes: z.number(),
      candidates: z.looseObject({ niveau: z.string(), code: z.string() }),
    })
    .describe('The question with every default written out'),
  posts: z.array(
    z.object({
      codeCommune: z.string(),
      nom: z.string(),
      etp: z.number(),
      gain: persons.describe('People served besides those of the posts before; null under 11'),
      covered: persons,
      meanMinutes: z.number(),
      medecinsGeneralistes: z.number().nullable().describe('null: no source gives their number'),
      structures: z
        .object({ maisons: z.number().int(), centres: z.number().int() })
        .nullable()
        .describe('Maisons and centres de santé of the commune by FINESS; null: FINESS is not loaded here'),
      equivalents: z
        .object({
          count: z.number().int(),
          atLeast: z.boolean().describe('true: not every commune could be tried, there may be more'),
          communes: z.array(z.object({ code: z.string(), nom: z.string() })).max(10),
        })
        .describe('Other communes where this post would serve as many people to within 10'),
    }),
  ),
  candidates: z.number().int(),
  leftOut: z
    .object({ fewDoctors: z.number().int(), unknownDoctors: z.number().int() })
    .describe('Communes not compared: too few general practitioners, or their number unknown'),
  need: persons,
  reachable: persons,
  covered: persons,
  leastServed: z
    .object({ need: persons, covered: persons })
    .describe('The fifth of the people in need whose open cabinet is farthest'),
  bound: persons.describe('No choice of candidates serves more, wherever its posts stand'),
  gap: z.number().describe('How far from the best possible this may be at most, 0 to 1'),
  cost: z
    .object({
      perPost: z.number(),
      total: z.number(),
      perPerson: z.number().nullable(),
      budget: z.number().nullable(),
      affordable: z.number().nullable(),
      left: z.number().nullable(),
    })
    .nullable()
    .describe('Euros a year; null where no cost was given: none is supposed'),
}
const said = {
  ...scenarioSaid,
  medecins: z
    .object({ fr: z.string(), en: z.string() })
    .describe('Where the number of general practitioners comes from'),
}

export const createPlacement = endpoint({
  method: 'POST',
  path: '/api/v1/placements',
  summary: 'Where the next posts do most good: communes in order of gain, and how far from the best possible',
  input: z.strictObject({
    scenario: z.strictObject(scenarioRequest).default({ closures: [], openings: [] }),
    candidates: z.strictObject({
      niveau: z.enum([...NIVEAUX, ...DECOUPAGES]),
      code: areaCode,
      zonages: z
        .array(z.enum(['ZIP', 'ZAC', 'ZAR', 'HZ']))
        .min(1)
        .optional(),
      minMedecinsGeneralistes: doctors,
      maisonsDeSante: z
        .array(areaCode)
        .max(2000)
        .optional()
        .describe(
          'Communes known to you to have a maison de santé: the number of practitioners is not asked of them',
        ),
      minPopulation: z.number().int().min(0).optional(),
      codes: z.array(areaCode).min(1).max(2000).optional(),
    }),
    ...asked,
    objective: z.enum(OBJECTIVES).optional().describe(told(d.objective)),
    minMinutesApart: minMinutesApart.describe(
      `Least minutes by road between two posts; ${told(d.minMinutesApart)}`,
    ),
    perCommune: z.number().int().min(1).max(MOST_POSTS).optional().describe(told(d.perCommune)),
  }),
  output: z.object({ ...placement, ...said }),
})

/** `region:75` → a level and a code. */
const territoire = z
  .string()
  .regex(/^[a-z-]+:[\w-]{1,12}$/, { error: 'a level and a code such as region:75 are expected' })
  .transform((text) => {
    const [niveau, code] = text.split(':') as [string, string]
    return { niveau, code }
  })
  .pipe(z.object({ niveau: z.enum([...NIVEAUX, ...DECOUPAGES]), code: areaCode }))

export const listPlacements = endpoint({
  method: 'GET',
  path: '/api/v1/placements',
  summary:
    'Three plans for the same posts beside each other: most people, the least served first, posts apart',
  input: z.strictObject({
    territoire: territoire.describe('Area of the candidate communes, such as region:75 or epci:200041622'),
    scenario: z
      .string()
      .max(LONGEST_ID)
      .optional()
      .describe('Id of the scenario that comes first; today with nothing closed unless told'),
    ...asked,
    zonage: z.enum(['ZIP', 'ZAC', 'ZAR', 'HZ']).optional().describe('Only communes of this zone'),
    minMedecinsGeneralistes: doctors,
    maisonsDeSante: z
      .string()
      .max(12_000)
      .transform((text) => text.split(/[\s,;]+/).filter((code) => code !== ''))
      .optional()
      .describe('Codes of communes known to you to have a maison de santé, separated by commas'),
    minMinutesApart: minMinutesApart.describe(
      `Between the posts of the plan that keeps them apart; ${told(d.spacedMinutes)}`,
    ),
    format: z.enum(['json', 'csv']).default('json'),
  }),
  output: z.object({
    items: z.array(
      z.object({
        plan: z.enum(PLANS),
        lien: z.string().describe('Path of the report of the scenario with these posts opened'),
        ...placement,
      }),
    ),
    ...said,
  }),
  formats: ['csv'],
})
