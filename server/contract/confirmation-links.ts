import { z } from 'zod'
import { isoDate, stewardEndpoint } from './endpoint.ts'

const cabinetIds = z.array(z.string().max(64)).min(1).max(1000)

export const makeConfirmationLinks = stewardEndpoint({
  access: 'record',
  method: 'POST',
  path: '/api/v1/stewards/links',
  summary: 'Make a link for each cabinet, by which it confirms itself in two touches; none is shown again',
  status: 201,
  input: z.strictObject({
    cabinetIds: cabinetIds
      .optional()
      .describe('Left out: every cabinet of your territory but those known as stopped'),
    departements: z
      .array(z.string().max(3))
      .min(1)
      .max(101)
      .optional()
      .describe('Without cabinetIds: only the cabinets of these'),
    days: z.number().int().min(1).max(90).default(60).describe('How long the links hold'),
  }),
  output: z.object({
    expiresOn: isoDate.describe('Their last day'),
    items: z.array(
      z.object({
        id: z.string(),
        nom: z.string(),
        commune: z.string(),
        departement: z.string(),
        url: z.string().describe('Whoever holds it answers for the cabinet: send it to that cabinet alone'),
      }),
    ),
    numberReturned: z.number().int(),
  }),
})

export const revokeConfirmationLinks = stewardEndpoint({
  access: 'record',
  method: 'POST',
  path: '/api/v1/stewards/links/revoke',
  summary: 'End every link of some cabinets',
  input: z.strictObject({ cabinetIds }),
  output: z.object({ revoked: z.number().int().describe('How many links were good until then') }),
})
