import { z } from 'zod'
import { STRUCTURE_KINDS } from '../domain/registers/structure.ts'
import { isoDate } from './endpoint.ts'

/** How far somewhere is: minutes estimated, metres. */
export const journey = {
  distanceMeters: z.number().int().describe('As the crow flies'),
  roadMeters: z.number().int().nullable().describe('On the road, modelled; null where none leads'),
  travelMinutes: z
    .number()
    .nullable()
    .describe('By car, estimated, never measured; null where no road leads'),
  travelMethod: z.enum(['estimate', 'none']),
  access: z
    .enum(['boat', 'plane'])
    .nullable()
    .describe('What one takes where no road leads; null where one does'),
}

/** An organisation of FINESS as the public reads it. */
const structure = z
  .object({
    finess: z.string().describe('Its number in the national register of establishments'),
    kind: z.enum(STRUCTURE_KINDS),
    name: z
      .string()
      .nullable()
      .describe('As FINESS writes it; null: none, or only what may be the name of a person'),
    address: z.string().nullable(),
    postcode: z.string().nullable(),
    codeCommune: z.string(),
    commune: z.string(),
    telephone: z.string().nullable(),
    lon: z.number().nullable().describe('null: FINESS gives no point of its own'),
    lat: z.number().nullable(),
    approximatePlace: z
      .string()
      .nullable()
      .describe('The commune whose middle the journey leads to, for want of a point; null: its own'),
  })
  .meta({
    id: 'Structure',
    description:
      'A maison or centre de santé, or a CPTS, as FINESS lists it: no Asalée cabinet, and nothing is known of whom it takes',
  })

export const nearestStructures = z
  .object({
    loaded: z
      .boolean()
      .describe('false: FINESS is not loaded here; an empty list then says nothing of what is near'),
    source: z.literal('finess'),
    vintage: isoDate.nullable().describe('Day of the newest record of FINESS that is loaded'),
    items: z.array(z.object({ structure, ...journey })),
  })
  .describe(
    'The three nearest maisons and centres de santé, whatever the statuses and minutes asked for. None is an Asalée cabinet: call first',
  )
