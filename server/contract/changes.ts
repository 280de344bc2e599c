import { z } from 'zod'
import { PREUVES, STATUTS } from '../domain/model.ts'
import { ROLES } from '../domain/stewards/roles.ts'
import { counted, endpoint, isoDate, paging } from './endpoint.ts'
import { moment } from './moment.ts'

/** What a reader of the feed may ask for. */
const changeFilters = {
  territoire: z
    .string()
    .max(40)
    .optional()
    .describe(
      'A département (79, 2A, 974), a circonscription (79-01) or, after its level, any other area (region:75, for 75 alone is Paris; epci:247900798, canton:7901, bassin-de-vie:79191, arrondissement:792)',
    ),
  commune: z.string().max(12).optional(),
  cabinet: z.string().max(64).optional(),
  since: moment.optional().describe('Only what was recorded from this ISO date or instant on'),
}

/** One thing that was recorded: a status, or the withdrawal of one that was a mistake. */
export const change = z
  .object({
    id: z.string(),
    kind: z.enum(['statut', 'retrait']),
    /** When Relais recorded it. */
    recordedAt: z.string(),
    cabinet: z.object({
      id: z.string(),
      name: z.string(),
      codeCommune: z.string(),
      commune: z.string(),
      departement: z.string(),
      circonscription: z
        .string()
        .nullable()
        .describe('Null where there is none, or where the place of the cabinet does not tell which'),
    }),
    /** The event recorded, or the one withdrawn. */
    event: z.string(),
    statut: z.enum(STATUTS),
    effectiveOn: isoDate,
    reportedOn: isoDate,
    evidence: z.enum(PREUVES),
    reason: z.string().nullable(),
    role: z
      .enum(ROLES)
      .nullable()
      .describe('In which role it was recorded; null for what came with the roster'),
    demonstration: z.boolean(),
  })
  .meta({
    id: 'Change',
    description: 'One thing that was recorded: a status, or the withdrawal of one that was a mistake',
  })

export const listChanges = endpoint({
  method: 'GET',
  path: '/api/v1/changements',
  summary: 'What was recorded about cabinets, newest first; corrections are new entries',
  input: z.strictObject({ ...changeFilters, ...paging }),
  output: z.object({ items: z.array(change), ...counted, demonstration: z.boolean() }),
})
