import { z } from 'zod'
import { endpoint, provenance } from './endpoint.ts'
import { replayed } from './moment.ts'

const count = z.number().int()
const confirmed = {
  cabinets: count.describe('Cabinets of the roster that stand there: the denominator'),
  within30: count.describe('Of these, with a status confirmed within 30 days'),
  within60: count,
  within90: count,
}

export const getFraicheur = endpoint({
  method: 'GET',
  path: '/api/v1/fraicheur',
  summary: 'How fresh the statuses are: cabinets confirmed within 30, 60 and 90 days, by département',
  input: z.strictObject({ ...replayed }),
  output: z.object({
    france: z.object(confirmed),
    items: z.array(
      z.object({
        departement: z.string().nullable().describe('null: outside every département that Relais knows'),
        nom: z.string().nullable(),
        ...confirmed,
      }),
    ),
    ...provenance,
  }),
})
