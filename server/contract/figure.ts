import { z } from 'zod'
import { FIGURE_STATUSES } from '../domain/figure.ts'
import { STATUTS, PREUVES } from '../domain/model.ts'
import { INDICATEURS, BANDES_MINUTES } from '../domain/situation.ts'

/** A public figure: the only shape in which a number leaves the house. */
export const figure = z
  .object({
    indicator: z.enum(INDICATEURS),
    value: z
      .number()
      .nullable()
      .describe(
        'null unless status is ok; for a commune, counts of people and risk are classes: a middle is not a figure, see class',
      ),
    low: z
      .number()
      .nullable()
      .describe('5th percentile, null while intervals are not computed; of a class, its lower bound'),
    high: z.number().nullable().describe('95th percentile; of a class, its upper bound'),
    class: z
      .object({ min: z.number(), max: z.number() })
      .optional()
      .describe('Bounds of the class, where status is class'),
    unit: z.string(),
    rounded: z
      .string()
      .nullable()
      .describe(
        'The value as it is written everywhere, in French; or why there is none: « < 11 », « non diffusé », « non calculé », « donnée absente » (its source has no value here), « sans objet »',
      ),
    status: z
      .enum(FIGURE_STATUSES)
      .describe(
        'class: told by its class alone; hidden: a count under 11; protecting: would give a hidden count away; not-calculated: the method declines; missing: the source has no value here; not-applicable: the question does not arise',
      ),
    operator: z
      .enum(['at-least', 'more-than'])
      .optional()
      .describe('at-least: a part is not known and could only add; more-than: the source says « plus de »'),
    reserve: z
      .object({ fr: z.string(), en: z.string() })
      .optional()
      .describe('What must be said wherever this figure goes'),
    copiedFrom: z
      .enum(['departement'])
      .optional()
      .describe('The figure of a larger area stands here: it has no rank'),
    sources: z.array(z.string()),
    vintage: z.string(),
    demonstration: z.boolean(),
  })
  .meta({ id: 'Figure', description: 'A public figure: the only shape in which a number leaves Relais' })

export const publicStatus = z
  .object({
    value: z.enum(STATUTS),
    since: z.string().nullable(),
    confirmedOn: z.string().nullable(),
    expiresOn: z.string().nullable(),
    evidence: z.enum(PREUVES).nullable(),
    lastKnown: z.enum(STATUTS).nullable(),
  })
  .meta({ id: 'CabinetStatus', description: 'What is known of a cabinet, since when, and who says so' })

/** Where an area stands among its peers of the same level. */
export const rank = z
  .object({
    indicator: z.enum(INDICATEURS),
    rank: z.number().int().nullable(),
    low: z.number().int().nullable(),
    high: z.number().int().nullable(),
    of: z.number().int(),
    kind: z
      .enum(['tirages', 'ex-aequo'])
      .nullable()
      .describe(
        'What the range is: 90 % of the draws, or the places that equal values take; null without a rank',
      ),
    label: z.enum(['eleve', 'faible', 'indetermine']).nullable(),
  })
  .meta({ id: 'Rank', description: 'Where an area stands among its peers of the same level' })

export const peopleByMinutes = z.record(z.enum(BANDES_MINUTES), z.string().nullable())
export const cabinetsByStatus = z.record(z.enum(STATUTS), z.number().int())
