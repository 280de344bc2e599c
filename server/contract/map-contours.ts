import { z } from 'zod'
import { DECOUPAGES, NIVEAUX } from '../domain/model.ts'
import { counted, endpoint } from './endpoint.ts'

/** Codes of départements or of a region, separated by commas. */
const codes = z
  .string()
  .transform((text) => text.split(',').map((code) => code.trim()))
  .pipe(z.array(z.string().min(1).max(3)).min(1).max(120))

/** Shapes alone: a map file is made of them and of the figures that the page already holds, so that both are the same. */
export const getContours = endpoint({
  method: 'GET',
  path: '/api/v1/contours/{niveau}',
  summary: 'Shapes of the areas of a level, as GeoJSON with their code and nothing else',
  input: z.strictObject({
    niveau: z.enum([...NIVEAUX, ...DECOUPAGES]).exclude(['france']),
    departements: codes.optional().describe('Only the areas of these départements'),
    region: z.string().max(3).optional().describe('Only the areas of this région'),
  }),
  output: z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        id: z.string(),
        properties: z.object({ code: z.string() }),
        geometry: z.looseObject({ type: z.string() }),
      }),
    ),
    attribution: z.string(),
    ...counted,
  }),
})
