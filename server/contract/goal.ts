import { z } from 'zod'
import { GOAL_CABINETS, GOAL_DEFAULTS, GOAL_RANGES, type GoalSort } from '../domain/goal/goal.ts'
import { DECOUPAGES, NIVEAUX, type AnyNiveau } from '../domain/model.ts'
import { endpoint, provenance, type OutputOf } from './endpoint.ts'
import { replayed } from './moment.ts'
import type { Source } from './facts.ts'
import { wholeNumber } from './numbers.ts'

const { minutes, part } = GOAL_RANGES
const share = z.array(z.number().nullable())
const count = z.array(z.number().int().nullable())

/** Every area of a level against « 80 % des patients à moins de 30 min », column by column. */
export const getObjectif = endpoint({
  method: 'GET',
  path: '/api/v1/objectif/{niveau}',
  summary: 'Which areas have a given share of their expected patients within so many minutes of a cabinet',
  input: z.strictObject({
    niveau: z.enum([...NIVEAUX, ...DECOUPAGES]),
    minutes: wholeNumber(minutes.least, minutes.most, minutes.step)
      .prefault(GOAL_DEFAULTS.minutes)
      .describe('Longest journey that counts, minutes, in steps of five'),
    part: wholeNumber(part.least, part.most)
      .prefault(GOAL_DEFAULTS.part * 100)
      .describe('Share aimed at, percent'),
    cabinets: z
      .enum(GOAL_CABINETS)
      .default(GOAL_DEFAULTS.cabinets)
      .describe(
        'ouverts: cabinets whose status is active (reduced ones leave the goal not known); tous: all of the roster',
      ),
    departement: z.string().max(4).optional().describe('Only its areas'),
    region: z.string().max(4).optional().describe('Only its areas'),
    noms: z.enum(['0', '1']).default('1').describe('0: without the names, which weigh most'),
    ...replayed,
    format: z.enum(['json', 'csv']).default('json'),
  }),
  output: z.object({
    niveau: z.enum([...NIVEAUX, ...DECOUPAGES]),
    minutes: z.number().int(),
    part: z.number().int().describe('percent'),
    cabinets: z.enum(GOAL_CABINETS),
    codes: z.array(z.string()),
    noms: z.array(z.string()).describe('Empty with noms=0'),
    departements: z.array(z.string().nullable()),
    regions: z.array(z.string().nullable()),
    patients: count.describe('Expected patients of each area; null: under 11, or nobody'),
    parts: share.describe('Share of them within reach, 0..1; null: no patients'),
    lows: share.describe('5th percentile of the draws'),
    highs: share.describe('95th percentile of the draws'),
    possibles: share.describe(
      'The same were every cabinet of unknown status open, and every reduced one at full time',
    ),
    verdicts: z
      .string()
      .describe(
        'One letter an area: a met, n not met, t not known because of the journeys, s not known because of unknown or reduced cabinets, - does not arise',
      ),
    manquent: count.describe(
      'People missing to the goal; null: under 11 where the verdict is a letter, else does not arise',
    ),
    manquentLows: count,
    manquentHighs: count,
    patientsAttendus: z.object({ fr: z.string(), en: z.string() }).describe('Who is counted'),
    incertitude: z.object({ fr: z.string(), en: z.string() }).describe('What the interval holds'),
    sources: z.array(z.string()),
    ...provenance,
  }),
  formats: ['csv'],
})

/** What the page that holds areas against a goal shows. */
export interface GoalPages {
  readonly objectif: {
    /** What the address asks, field by field, as it was written. */
    readonly asked: Readonly<Record<string, string>>
    readonly sort: GoalSort
    readonly places: readonly { readonly niveau: AnyNiveau; readonly code: string; readonly nom: string }[]
    /** null: it could not be answered. */
    readonly answer: OutputOf<typeof getObjectif> | null
    /** The rows shown, as positions in the answer's columns, in their order. */
    readonly rows: readonly number[]
    /** Query of the same answer by the API. */
    readonly query: string
    /** Fields that cannot be answered. */
    readonly wrong: readonly string[]
    readonly sources: readonly Source[]
  }
}
