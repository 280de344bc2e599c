import { z } from 'zod'
import { INDICATEURS, type Indicateur } from '../domain/situation.ts'
import { counted, endpoint, provenance } from './endpoint.ts'
import { indicateurs, territoire } from './sheet.ts'

/** Columns of a list of circonscriptions where none are named. */
export const SEAT_COLUMNS = [
  'patients-sans-relais',
  'risque',
  'interruptions-attendues',
  'patients-suivis',
] as const

export const listCirconscriptions = endpoint({
  method: 'GET',
  path: '/api/v1/circonscriptions',
  summary: 'Circonscriptions by group, question put and figure, with the columns asked for',
  input: z.strictObject({
    groupe: z.string().max(20).optional().describe('Abbreviation of the group of its deputy, such as SOC'),
    question: z
      .enum(['posee', 'aucune'])
      .optional()
      .describe('Whether its deputy has put a question on the scheme, by the list at hand'),
    chiffre: z.enum(INDICATEURS).optional().describe('The figure that must be at least `min`'),
    min: z.coerce.number().min(0).optional().describe('In the unit of the figure; a share from 0 to 1'),
    colonnes: indicateurs.optional().describe('Figures of the answer, separated by commas'),
    format: z.enum(['json', 'csv']).default('json'),
  }),
  output: z.object({
    items: z.array(
      territoire
        .pick({ code: true, nom: true, departement: true, note: true, depute: true, figures: true })
        .extend({ questions: z.number().int().describe('Questions on the scheme put by its deputy') }),
    ),
    nonDits: z
      .array(z.string())
      .describe('Codes that meet the rest, whose figure is not shown, or does not tell whether it is below'),
    ...counted,
    ...provenance,
  }),
  formats: ['csv'],
})

/** Which circonscriptions are asked for; null asks nothing. */
export interface SeatChoice {
  /** Abbreviation of the deputy's group, as the Assemblée writes it. */
  readonly groupe: string | null
  /** Whether a question of its deputy on the scheme is known. */
  readonly question: 'posee' | 'aucune' | null
  /** At least `min`, in the unit of the indicator (a share from 0 to 1). */
  readonly chiffre: Indicateur | null
  readonly min: number | null
}

/** A choice as the page of the list has it: who meets it, whose figure does not tell, and what was written as the limit. */
export interface SeatChosen extends SeatChoice {
  readonly chosen: readonly string[]
  readonly untold: readonly string[]
  readonly minText: string
  /** Why the limit chooses nothing: it is no number, or names no figure. */
  readonly refused: 'number' | 'figure' | null
}
