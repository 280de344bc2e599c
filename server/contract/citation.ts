import { z } from 'zod'
import { FIGURE_STATUSES, type FigureStatus } from '../domain/figure.ts'
import { endpoint, isoDate } from './endpoint.ts'
import { INDICATEURS, REPLACED, type Indicateur } from '../domain/situation.ts'
import { figure, rank } from './figure.ts'

const FORMER = Object.keys(REPLACED) as (keyof typeof REPLACED)[]

const both = z.object({ fr: z.string(), en: z.string() })

/**
 * A figure of a citation; `vintage` is null where the edition of an old calculation is no longer known. What was frozen
 * before states had the names of today keeps its bytes: `suppressed` was `hidden` or `protecting`, `not-calculated` may be
 * `missing`.
 */
export const citedFigure = figure
  .omit({ vintage: true, demonstration: true, reserve: true, copiedFrom: true })
  .extend({
    indicator: z
      .enum([...INDICATEURS, ...FORMER])
      .describe('Those of the first method only in what was quoted while it was the method'),
    vintage: z.string().nullable(),
    status: z
      .enum([...FIGURE_STATUSES, 'suppressed'])
      .describe(
        'As for any figure; suppressed only in what was quoted before hidden and protecting were told apart',
      ),
  })

/** A quoted rank; without `kind` in what was quoted by the first method, whose ranks varied its choices. */
export const citedRank = rank.extend({ kind: rank.shape.kind.optional() })

/** A quoted figure whose state has the name of today. */
export type CurrentFigure = Omit<z.output<typeof citedFigure>, 'status' | 'indicator'> & {
  readonly status: FigureStatus
  readonly indicator: Indicateur
}
/** A quoted figure of the first method that nothing answers to any more. */
export interface FormerFigure {
  readonly indicator: keyof typeof REPLACED
  /** As it was written. */
  readonly written: string | null
}

export const getCitation = endpoint({
  method: 'GET',
  path: '/api/v1/circonscriptions/{code}/citation',
  summary:
    'Ready sentences with the figures of a stored run, frozen: the same address answers the same bytes',
  input: z.strictObject({
    code: z.string().max(12),
    run: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'the id of a run is expected: 64 hexadecimal digits')
      .optional()
      .describe('Id of a stored run; the current one without it'),
  }),
  output: z.object({
    run: z.string(),
    code: z.string(),
    nom: z.string(),
    asOf: isoDate,
    demonstration: z.boolean(),
    method: z.number().int().optional().describe('Version of the method; left out by the first'),
    permalink: z.string(),
    /** Of the canonical JSON of `{ asOf, code, figures, rank, run }`: what `verify` makes again. */
    sha256: z.string(),
    phrases: z.array(z.object({ id: z.enum(['suivi', 'risque', 'trajet', 'zonage']), ...both.shape })),
    note: both,
    bibtex: z.string(),
    csl: z.array(z.record(z.string(), z.unknown())).describe('CSL-JSON'),
    /** Recomputes the figures from the published data package. */
    commande: z.string(),
    figures: z.array(citedFigure),
    rank: citedRank.nullable(),
    calcul: z.object({
      inputs: z.record(z.string(), z.string()),
      parameters: z.record(z.string(), z.unknown()),
      codeVersion: z.string(),
      seed: z.number().int(),
      intervals: z.enum(['ready', 'none']),
      sha256: z.string(),
    }),
  }),
})
