import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { PREUVES, STATUTS, type Cabinet, type StatusEvent } from '../../domain/model.ts'
import { eachText, TEXT_COLUMNS, type TextField } from '../../domain/roster/cabinet-columns.ts'
import { parseCsv } from './csv.ts'
import { SourceError } from './source-error.ts'

const REMEDY = 'Make the demonstration again with npm run demo:roster; nothing was changed.'
const CABINET_COLUMNS = ['id', 'nom', 'code_commune', 'reseau', 'lon', 'lat', 'etp', 'postes']
const EVENT_COLUMNS = [
  'id',
  'cabinet_id',
  'statut',
  'effective_on',
  'reported_on',
  'recorded_at',
  'evidence',
  'max_age_days',
]

const text = z.string().trim().min(1)
const optionalText = z
  .string()
  .optional()
  .transform((value) => value?.trim() || null)
const number = text.pipe(z.coerce.number())
const day = z.iso.date()

const texts = Object.fromEntries(TEXT_COLUMNS.map(({ field }) => [field, optionalText])) as Record<
  TextField,
  typeof optionalText
>

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
    ...texts,
  })
  .transform(({ code_commune, patients_declares, ...row }): Omit<Cabinet, 'demonstration'> => ({
    ...{ id: row.id, nom: row.nom, adresse: row.adresse, codeCommune: code_commune, reseau: row.reseau },
    ...{ lon: row.lon, lat: row.lat, etp: row.etp, postes: row.postes, patientsDeclares: patients_declares },
    ...eachText(({ field }) => row[field]),
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

/**
 * Reads the demonstration roster of the package (CSV, columns of the domain in snake case).
 * @throws SourceError naming file, line and column of the first value that is wrong, an id given twice, or an event on a cabinet
 * that is not in the file.
 */
export function readDemonstration(paths: { readonly cabinets: string; readonly events: string }): {
  readonly demonstration: true
  readonly cabinets: readonly Cabinet[]
  readonly events: readonly StatusEvent[]
} {
  const cabinets = readRows(paths.cabinets, cabinetRow, CABINET_COLUMNS).map((cabinet) => ({
    ...cabinet,
    demonstration: true,
  }))
  const events = readRows(paths.events, eventRow, EVENT_COLUMNS)
  const ids = new Set<string>()
  for (const { id } of cabinets) {
    if (ids.has(id)) throw new SourceError(basename(paths.cabinets), `has the cabinet ${id} twice.`, REMEDY)
    ids.add(id)
  }
  const stray = events.find(({ cabinetId }) => !ids.has(cabinetId))
  if (stray)
    throw new SourceError(
      basename(paths.events),
      `has an event on ${stray.cabinetId}, which is not a cabinet of this roster.`,
      REMEDY,
    )
  return { demonstration: true, cabinets, events }
}
