import { z } from 'zod'
import { cabinetTexts, statusEvent } from './cabinet.ts'
import { endpoint } from './endpoint.ts'
import { moment } from './moment.ts'

/** The public inputs of a calculation that change from day to day: with the data package, they make its figures again. */
export const getListe = endpoint({
  method: 'GET',
  path: '/api/v1/liste',
  summary: 'The whole roster as a calculation reads it: every cabinet, and every event that stands',
  input: z.strictObject({
    knownAt: moment
      .optional()
      .describe(
        'As Relais knew it by this ISO date (its end in Paris) or instant, such as a run’s createdAt',
      ),
  }),
  output: z.object({
    knownAt: z.string().optional(),
    demonstration: z.boolean(),
    cabinets: z.array(
      z.object({
        id: z.string(),
        nom: z.string(),
        adresse: z.string().nullable(),
        codeCommune: z.string(),
        reseau: z.string(),
        lon: z.number(),
        lat: z.number(),
        etp: z.number(),
        postes: z.number(),
        ...cabinetTexts,
        demonstration: z.boolean(),
      }),
    ),
    evenements: z.array(statusEvent.extend({ cabinetId: z.string() })),
  }),
})
