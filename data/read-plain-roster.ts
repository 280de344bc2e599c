import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { PREUVES, STATUTS, type Cabinet, type StatusEvent } from '../server/domain/model.ts'
import { parseCsv } from './readers/csv.ts'
import { SourceError } from './readers/source-error.ts'

const REMEDY = 'Correct the line and load the file again; nothing was changed.'

const text = z.string().trim().min(1)
const optionalText = z
  .string()
  .optional()
  .transform((value) => value?.trim() || null)
const number = text.pipe(z.coerce.number())
const day = z.iso.date()

const cabinetRow = z
  .object({
    id: text,
    nom: text,
    adresse: optionalText,
    code_commune: text,
    reseau: text,
    lon: number.pipe(z.number().min(-180).max(180)),
    lat: number.pipe(z.number().min(-90).max(90)),
    etp: number.pipe(z.number().min(0)),
    postes: number.pipe(z.number().int().min(0)),
    patients_declares: z.preprocess(
      (value) => (value === '' || value === undefined ? null : Number(value)),
      z.int().min(0).nullable(),
    ),
    telephone: optionalText,
    horaires: optionalText,
  })
  .transform(({ code_commune, patients_declares, ...row }): Omit<Cabinet, 'demonstration'> => ({
    ...row,
    codeCommune: code_commune,
    patientsDeclares: patients_declares,
  }))

const eventRow = z
  .object({
    id: text,
    cabinet_id: text,
    statut: z.enum(STATUTS),
    effective_on: day,
    reported_on: day,
    recorded_at: z.iso.datetime(),
    evidence: z.enum(PREUVES),
    reason: optionalText,
    max_age_days: number.pipe(z.number().int().min(1)),
  })
  .transform((row): StatusEvent => ({
    id: row.id,
    cabinetId: row.cabinet_id,
    statut: row.statut,
    effectiveOn: row.effective_on,
    reportedOn: row.reported_on,
    recordedAt: row.recorded_at,
    evidence: row.evidence,
    reason: row.reason,
    maxAgeDays: row.max_age_days,
  }))

function readRows<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  columns: readonly string[],
): z.output<Schema>[] {
  const file = basename(path)
  return parseCsv(readFileSync(path), file, columns).map((record, index) => {
    const parsed = schema.safeParse(record)
    if (parsed.success) return parsed.data
    const { path: at, message } = parsed.error.issues[0]!
    throw new SourceError(file, `line ${index + 2}, ${at.join('.')}: ${message}.`, REMEDY)
  })
}

/** Cabinets and their events, as `loadRoster` takes them. */
export interface PlainRoster {
  readonly demonstration: boolean
  readonly cabinets: readonly Cabinet[]
  readonly events: readonly StatusEvent[]
}

/**
 * Reads a roster from CSV files (UTF-8, columns by name, those of the domain in snake case); the events are optional.
 * @throws SourceError naming file, line and column of the first value that is wrong, an id given twice, or an event on a cabinet
 * that is not in the file.
 */
export function readPlainRoster(
  paths: { readonly cabinets: string; readonly events?: string | undefined },
  demonstration: boolean,
): PlainRoster {
  const cabinets = readRows(paths.cabinets, cabinetRow, [
    'id',
    'nom',
    'code_commune',
    'reseau',
    'lon',
    'lat',
    'etp',
    'postes',
  ]).map((cabinet) => ({ ...cabinet, demonstration }))
  const events = paths.events ? readRows(paths.events, eventRow, ['id', 'cabinet_id', 'statut']) : []
  const ids = new Set<string>()
  for (const { id } of cabinets) {
    if (ids.has(id)) throw new SourceError(basename(paths.cabinets), `has the cabinet ${id} twice.`, REMEDY)
    ids.add(id)
  }
  const stray = events.find(({ cabinetId }) => !ids.has(cabinetId))
  if (stray)
    throw new SourceError(
      basename(paths.events ?? ''),
      `has an event on ${stray.cabinetId}, which is not a cabinet of this roster.`,
      REMEDY,
    )
  return { demonstration, cabinets, events }
}
