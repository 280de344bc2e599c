import { z } from 'zod'
import { counted, endpoint } from './endpoint.ts'

export const place = z.object({
  kind: z.enum(['commune', 'postcode', 'address']),
  label: z.string(),
  codeCommune: z.string(),
  codeDepartement: z.string(),
  lon: z.number(),
  lat: z.number(),
})

export const searchPlaces = endpoint({
  method: 'GET',
  path: '/api/v1/places',
  summary:
    'Find a commune or a postcode (accents, hyphens, "st" and one typo forgiven), an address where a geocoder is configured',
  input: z.strictObject({
    q: z.string().trim().min(1).max(120),
    limit: z.coerce.number().int().min(1).max(20).default(8),
  }),
  output: z.object({ items: z.array(place), ...counted }),
})
