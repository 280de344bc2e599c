import { z } from 'zod'
import { counted, endpoint } from './endpoint.ts'
import { wholeNumber } from './numbers.ts'

export const place = z
  .object({
    kind: z.enum(['commune', 'postcode', 'address']),
    label: z.string(),
    codeCommune: z.string(),
    codeDepartement: z.string(),
    lon: z.number(),
    lat: z.number(),
  })
  .meta({ id: 'Place', description: 'A commune, a postcode or an address' })

export const searchPlaces = endpoint({
  method: 'GET',
  path: '/api/v1/places',
  summary:
    'Find a commune or a postcode as people write them (CEDEX, arrondissement, département, everyday names, two slips), an address where a geocoder is configured',
  input: z.strictObject({
    q: z.string().trim().min(1).max(120),
    limit: wholeNumber(1, 20).prefault(8),
  }),
  output: z.object({
    items: z.array(place),
    ...counted,
    verdict: z
      .enum(['certain', 'question', 'choice', 'outside', 'none'])
      .describe(
        'certain: the first item is meant; question: most likely the first, ask; choice: ask first; outside: a place that is not covered; none: nothing found',
      ),
    outside: z
      .string()
      .nullable()
      .describe('The country or collectivity that is not covered, when the text names one'),
  }),
})
