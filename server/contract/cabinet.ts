import { z } from 'zod'
import { PREUVES, STATUTS } from '../domain/model.ts'
import { PARTS, WEEKDAYS } from '../domain/hours/model.ts'
import { INTAKES } from '../domain/intake/intake.ts'
import { eachText } from '../domain/roster/cabinet-columns.ts'
import { counted, endpoint, isoDate, latitude, longitude, paging, provenance } from './endpoint.ts'
import { replayed } from './moment.ts'
import { publicStatus } from './figure.ts'
import { journey, nearestStructures } from './structures.ts'
import { decimalNumber, wholeNumber } from './numbers.ts'

/** The optional public texts of a cabinet, column by column. */
export const cabinetTexts = eachText(() => z.string().nullable())

/** Hours as data, named as FHIR R4 names them. */
const openingHours = z
  .object({
    availableTime: z.array(
      z.object({
        daysOfWeek: z.array(z.enum(WEEKDAYS)),
        allDay: z.literal(true).optional(),
        availableStartTime: z.string().optional(),
        availableEndTime: z.string().optional(),
        part: z.enum(PARTS).optional().describe('Where no hour is told'),
      }),
    ),
    notAvailable: z.array(
      z.object({ description: z.string(), during: z.object({ start: isoDate, end: isoDate }) }),
    ),
    byAppointment: z.boolean(),
    closedOnHolidays: z.boolean(),
    osm: z.string().nullable().describe('The week in the syntax opening_hours; null where it cannot say it'),
  })
  .nullable()
  .describe('As far as `horaires` is understood to its last word, else null; never guessed')

/** Whether a cabinet takes patients that it does not follow yet. */
export const publicIntake = z
  .object({
    value: z.enum(INTAKES),
    saidOn: isoDate.nullable(),
    expiresOn: isoDate.nullable(),
    evidence: z.enum(PREUVES).nullable(),
  })
  .meta({ id: 'NewPatients', description: 'A dated statement of its own; unknown unless somebody said so' })

export const cabinet = z
  .object({
    id: z.string(),
    name: z.string(),
    address: z.string().nullable(),
    codeCommune: z.string(),
    commune: z.string(),
    departement: z.string(),
    arrondissement: z
      .string()
      .nullable()
      .describe('The municipal arrondissement (Paris, Lyon, Marseille) in which it stands; null elsewhere'),
    lon: z.number(),
    lat: z.number(),
    approximatePlace: z
      .string()
      .nullable()
      .describe(
        'The arrondissement or commune whose middle stands for a place that nobody located; null: its own',
      ),
    circonscriptions: z
      .array(z.string())
      .describe('Those in which it counts: several where its approximate place does not tell which'),
    etp: z.number(),
    ...cabinetTexts,
    openingHours,
    newPatients: publicIntake,
    demonstration: z.boolean(),
    status: publicStatus,
  })
  .meta({ id: 'Cabinet', description: 'A cabinet with its public status' })

/** An event as the public reads it. */
export const statusEvent = z
  .object({
    id: z.string(),
    statut: z.enum(STATUTS),
    effectiveOn: isoDate,
    reportedOn: isoDate,
    recordedAt: z.string(),
    evidence: z.enum(PREUVES),
    reason: z.string().nullable(),
    maxAgeDays: z.number().int(),
  })
  .meta({ id: 'StatusEvent', description: 'An event of the history of a cabinet, as the public reads it' })

/** `active,reduced` → a set of statuses; an unknown word is refused. */
const statuses = z
  .string()
  .transform((text) => text.split(',').map((word) => word.trim()))
  .pipe(z.array(z.enum(STATUTS)).min(1))

export const nearestCabinets = endpoint({
  method: 'GET',
  path: '/api/v1/cabinets/nearest',
  summary: 'Cabinets nearest to a point by estimated minutes; those that no road leads to come last',
  input: z.strictObject({
    lon: longitude,
    lat: latitude,
    limit: wholeNumber(1, 50).prefault(10),
    statuses: statuses.default(['active', 'reduced']),
    maxMinutes: decimalNumber(1, 600).optional(),
    ...replayed,
  }),
  output: z.object({
    items: z.array(
      z.object({
        cabinet,
        ...journey,
      }),
    ),
    structures: nearestStructures,
    outsideService: z.boolean(),
    ...counted,
    ...provenance,
  }),
})

export const listCabinets = endpoint({
  method: 'GET',
  path: '/api/v1/cabinets',
  summary: 'All cabinets with their public status',
  input: z.strictObject({
    ...paging,
    limit: wholeNumber(1, 10_000).prefault(100),
    commune: z.string().optional(),
    departement: z.string().optional(),
    circonscription: z.string().optional(),
    statuses: statuses.optional(),
    ...replayed,
    format: z.enum(['json', 'csv', 'geojson']).default('json'),
  }),
  output: z.object({ items: z.array(cabinet), ...counted, ...provenance }),
  formats: ['csv', 'geojson'],
})

export const getCabinet = endpoint({
  method: 'GET',
  path: '/api/v1/cabinets/{id}',
  summary: 'One cabinet',
  input: z.strictObject({ id: z.string(), ...replayed }),
  output: cabinet.extend({ run: provenance.run, asOf: isoDate }),
})

export const listCabinetEvents = endpoint({
  method: 'GET',
  path: '/api/v1/cabinets/{id}/events',
  summary: 'The history of a cabinet, newest first',
  input: z.strictObject({ id: z.string() }),
  output: z.object({
    items: z.array(statusEvent),
    newPatients: z
      .array(
        z.object({
          id: z.string(),
          value: z.enum(INTAKES),
          reportedOn: isoDate,
          recordedAt: z.string(),
          evidence: z.enum(PREUVES),
          maxAgeDays: z.number().int(),
        }),
      )
      .describe('What was said of new patients, newest first'),
    ...counted,
    ...provenance,
  }),
})
