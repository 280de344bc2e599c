import { z } from 'zod'
import { STATUTS } from '../domain/model.ts'
import { endpoint, isoDate, provenance } from './endpoint.ts'

/** The month in which the payments were suspended. */
export const FRISE_FROM = '2025-12-01'

/**
 * The statuses of every cabinet over time in one small answer: what a time line counts and what a map replays.
 * `changements` is aligned on `ids`: pairs of a day (0 is `from`) and a place in `statuts`, the first pair at day 0.
 */
export const getFrise = endpoint({
  method: 'GET',
  path: '/api/v1/frise',
  summary: 'Every cabinet’s public status over time, change by change, as it is known today',
  input: z.strictObject({ from: isoDate.default(FRISE_FROM), to: isoDate.optional() }),
  output: z.object({
    from: isoDate,
    to: isoDate,
    statuts: z.array(z.enum(STATUTS)),
    ids: z.array(z.string()),
    departements: z.array(z.string().nullable()),
    regions: z.array(z.string().nullable()),
    changements: z.array(z.array(z.tuple([z.number().int(), z.number().int()]))),
    ...provenance,
  }),
})
