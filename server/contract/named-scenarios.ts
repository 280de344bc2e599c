import { z } from 'zod'
import { NAMED_SCENARIOS } from '../domain/scenario/assumptions.ts'
import { counted, endpoint, provenance } from './endpoint.ts'
import { figure } from './figure.ts'
import { replayed } from './moment.ts'

export const listScenariosNommes = endpoint({
  method: 'GET',
  path: '/api/v1/scenarios-nommes',
  summary:
    'France and its regions on a day, were the total 1,000,000, or every cabinet of unknown status open, or stopped',
  input: z.strictObject({ ...replayed, format: z.enum(['json', 'csv']).default('json') }),
  output: z.object({
    items: z.array(
      z.object({
        scenario: z
          .enum(NAMED_SCENARIOS)
          .describe(
            'jour: the day itself; un-million: the same shares of 1,000,000 people reached, hence the same risk; inconnus-ouverts, inconnus-arretes: every cabinet of unknown status open, or stopped (central values)',
          ),
        niveau: z.enum(['france', 'region']),
        code: z.string(),
        nom: z.string(),
        note: z
          .object({ fr: z.string(), en: z.string() })
          .nullable()
          .describe('What the risk leaves out or only bounds'),
        figures: z.array(figure),
      }),
    ),
    ...counted,
    ...provenance,
  }),
  formats: ['csv'],
})
