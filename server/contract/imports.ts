import { z } from 'zod'
import { IMPORT_PHASES } from '../domain/roster/import-progress.ts'
import { SOURCES_DE_STEWARD } from '../domain/stewards/statementProblems.ts'
import { endpoint, stewardEndpoint } from './endpoint.ts'
import { wholeNumber } from './numbers.ts'

const problem = z
  .object({
    code: z.string(),
    severity: z.enum(['refused', 'remark']),
    field: z.string().nullable(),
    value: z.string().nullable(),
    message: z.object({ fr: z.string(), en: z.string() }),
    remedy: z.object({ fr: z.string(), en: z.string() }),
    mend: z
      .string()
      .optional()
      .describe('A value for `field` that would put it right; absent: none is known'),
  })
  .meta({ id: 'ImportProblem', description: 'What is wrong with a line or a file, with its remedy' })
const OUTCOMES = ['added', 'changed', 'closed', 'unchanged', 'refused'] as const

/** Public, for it names nothing: the id is known only to who chose it, and no database is asked that the import keeps busy. */
export const getImportProgress = endpoint({
  method: 'GET',
  path: '/api/v1/imports/cabinets/{follow}',
  summary: 'How far an import is, by the UUID that it was sent with; 404 once it has ended',
  input: z.strictObject({ follow: z.uuid() }),
  output: z.object({
    phase: z
      .enum(IMPORT_PHASES)
      .describe(
        'reading: lines of the file; comparing: with the roster in force; writing: rows of all that will be; redrawing: figures and map',
      ),
    done: z.number().int(),
    of: z.number().int().nullable().describe('null where the whole is not known before it is done'),
  }),
})

export const importCabinets = stewardEndpoint({
  access: 'import',
  method: 'POST',
  path: '/api/v1/imports/cabinets',
  summary: 'Try or apply a roster of cabinets (CSV or XLSX, 32 MB), all or nothing',
  formats: ['csv'],
  file: [
    'text/csv',
    'text/plain',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/zip',
    'application/octet-stream',
  ],
  input: z.strictObject({
    dryRun: z
      .enum(['true', 'false'], { error: 'say true to try the file, false to apply it' })
      .transform((word) => word === 'true')
      .describe('true: shows what would change; false: applies it'),
    partial: z
      .enum(['true', 'false'])
      .default('false')
      .transform((word) => word === 'true')
      .describe('true: cabinets that the file does not name are left alone instead of closed'),
    departements: z
      .string()
      .transform((codes) => codes.split(',').map((code) => code.trim()))
      .pipe(z.array(z.string().regex(/^(\d{2}|2[AB]|97\d)$/, { error: 'codes such as 79,86 are expected' })))
      .optional()
      .describe('Départements of which the file is the whole roster; those it names unless told'),
    closuresMeant: z
      .enum(['true', 'false'])
      .default('false')
      .transform((word) => word === 'true')
      .describe('true: closes even more than a fifth of the roster'),
    evidence: z.enum(SOURCES_DE_STEWARD).default('association'),
    sheet: z
      .string()
      .max(120)
      .optional()
      .describe('Sheet of the workbook that holds the roster; found unless told'),
    headerRow: wholeNumber(1, 1000)
      .optional()
      .describe('Row of the header, from 1; found among the first twenty unless told'),
    fileName: z.string().trim().min(1).max(120).default('cabinets'),
    follow: z
      .uuid()
      .optional()
      .describe('A new UUID under which /api/v1/imports/cabinets/{follow} tells how far this import is'),
    format: z.enum(['json', 'csv']).default('json'),
  }),
  output: z.object({
    dryRun: z.boolean(),
    applicable: z.boolean().describe('false: nothing can be imported before the refused lines are corrected'),
    importId: z.string().nullable().describe('null when nothing was written'),
    retiresDemonstration: z.boolean(),
    linesRead: z.number().int(),
    counts: z.object(
      Object.fromEntries(OUTCOMES.map((outcome) => [outcome, z.number().int()])) as Record<
        (typeof OUTCOMES)[number],
        z.ZodNumber
      >,
    ),
    problems: z.array(problem).describe('About the file as a whole'),
    items: z.array(
      z.object({
        line: z.number().int().nullable(),
        id: z.string().nullable(),
        nom: z.string(),
        outcome: z.enum(OUTCOMES),
        changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
        problems: z.array(problem),
      }),
    ),
  }),
})
