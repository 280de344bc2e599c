import { z } from 'zod'
import { SEAT_QUESTIONS } from '../domain/deputies/seat-columns.ts'
import { INDICATEURS, type Indicateur } from '../domain/situation.ts'
import { counted, endpoint, provenance } from './endpoint.ts'
import { indicateurs, territoire } from './sheet.ts'
import { decimalNumber } from './numbers.ts'

/** Columns of a list of circonscriptions where none are named. */
export const SEAT_COLUMNS = [
  'patients-sans-relais',
  'risque',
  'interruptions-attendues',
  'patients-suivis',
] as const

const figure = z.enum(INDICATEURS).optional()
const least = decimalNumber(0).optional()

export const listCirconscriptions = endpoint({
  method: 'GET',
  path: '/api/v1/circonscriptions',
  summary: 'Circonscriptions by group, question put and figure, with the columns asked for',
  input: z.strictObject({
    groupe: z.string().max(20).optional().describe('Abbreviation of the group of its deputy, such as SOC'),
    question: z
      .enum(SEAT_QUESTIONS)
      .optional()
      .describe(
        'Whether it has borne a question on the scheme, by its deputy or one before, by the list at hand; sans-reponse: one that had no answer on its day',
      ),
    chiffre: figure.describe('The figure that must be at least `min`'),
    min: least.describe('In the unit of the figure; a share from 0 to 1'),
    chiffre2: figure.describe('Another figure that must be at least `min2` as well'),
    min2: least,
    chiffre3: figure.describe('A third that must be at least `min3`'),
    min3: least,
    codes: z
      .string()
      .max(6000)
      .transform((text) => text.split(','))
      .pipe(z.array(z.string().regex(/^[0-9AB]{2,3}-\d{2}$/)))
      .optional()
      .describe('Codes to choose among, separated by commas'),
    colonnes: indicateurs.optional().describe('Figures of the answer, separated by commas'),
    format: z.enum(['json', 'csv']).default('json'),
  }),
  output: z.object({
    items: z.array(
      territoire
        .pick({ code: true, nom: true, departement: true, note: true, depute: true, figures: true })
        .extend({
          questions: z.number().int().describe('Questions on the scheme put from its seat'),
          questionsDuDepute: z
            .number()
            .int()
            .describe('Those of them put by who holds the seat by the list of deputies; 0 without a list'),
          questionsSansReponse: z
            .number()
            .int()
            .describe('Those of them that had no answer on the day of the list'),
        }),
    ),
    nonDits: z
      .array(z.string())
      .describe('Codes that meet the rest, whose figure is not shown, or does not tell whether it is below'),
    ...counted,
    ...provenance,
  }),
  formats: ['csv'],
})

/** What a figure must reach: at least `min`, in the unit of the indicator (a share from 0 to 1). */
interface SeatLimit {
  readonly chiffre: Indicateur
  readonly min: number
}

/** Which circonscriptions are asked for; null asks nothing. */
export interface SeatChoice {
  /** Abbreviation of the deputy's group, as the Assemblée writes it. */
  readonly groupe: string | null
  /** Whether a question on the scheme is known of its seat, and one that had no answer on the day of the list. */
  readonly question: (typeof SEAT_QUESTIONS)[number] | null
  /** All of them hold. */
  readonly limits: readonly SeatLimit[]
}

/** A limit as it was written. */
interface WrittenLimit {
  readonly chiffre: Indicateur | null
  readonly minText: string
  /** Why it chooses nothing: it is no number, or names no figure. */
  readonly refused: 'number' | 'figure' | null
}

/** A choice as the page of the list has it: who meets it, whose figure does not tell, what was written as limits, which columns. */
export interface SeatChosen extends SeatChoice {
  readonly chosen: readonly string[]
  readonly untold: readonly string[]
  readonly written: readonly WrittenLimit[]
  /** Figures of the table and of its file, in their order. */
  readonly columns: readonly Indicateur[]
}
