import { z } from 'zod'
import { FIGURE_STATUSES, type FigureStatus } from '../domain/figure.ts'
import { endpoint, isoDate } from './endpoint.ts'
import { figure, rank } from './figure.ts'

const both = z.object({ fr: z.string(), en: z.string() })

/**
 * A figure of a citation; `vintage` is null where the edition of an old calculation is no longer known. What was frozen
 * before states had the names of today keeps its bytes: `suppressed` was `hidden` or `protecting`, `not-calculated` may be
 * `missing`.
 */
export const citedFigure = figure.omit({ vintage: true, demonstration: true }).extend({
  vintage: z.string().nullable(),
  status: z
    .enum([...FIGURE_STATUSES, 'suppressed'])
    .describe(
      'As for any figure; suppressed only in what was quoted before hidden and protecting were told apart',
    ),
})

/** A quoted figure whose state has the name of today. */
export type CurrentFigure = Omit<z.output<typeof citedFigure>, 'status'> & { readonly status: FigureStatus }

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
    rank: rank.nullable(),
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
