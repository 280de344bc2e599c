import { z } from 'zod'
import { FINDING_KINDS } from '../domain/registers/compareRegister.ts'
import { REGISTERS } from '../domain/registers/register-site.ts'
import { PREUVES, STATUTS } from '../domain/model.ts'
import { INTAKES } from '../domain/intake/intake.ts'
import { SOURCES_DE_STEWARD } from '../domain/stewards/statementProblems.ts'
import { publicIntake } from './cabinet.ts'
import { counted, isoDate, paging, provenance, stewardEndpoint } from './endpoint.ts'

const text = (longest: number) => z.string().trim().min(1).max(longest)

/** An event as stewards see it: with its author, its note and whether it was withdrawn. */
const historyEvent = z
  .object({
    id: z.string(),
    cabinetId: z.string(),
    sequence: z.number().int(),
    statut: z.enum(STATUTS),
    effectiveOn: isoDate,
    reportedOn: isoDate,
    recordedAt: z.string(),
    evidence: z.enum(PREUVES),
    author: z.string().nullable(),
    role: z.string().nullable(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    maxAgeDays: z.number().int(),
    retractedAt: z.string().nullable(),
    retractedBy: z.string().nullable(),
  })
  .meta({
    id: 'HistoryEvent',
    description: 'An event of the history of a cabinet with its author, and whether it was withdrawn',
  })

const acknowledged = z.object({
  id: z.string(),
  cabinetId: z.string(),
  sequence: z.number().int(),
  recordedAt: z.string(),
  repeated: z.boolean().describe('true when an earlier request with the same key recorded it'),
})

export const recordCabinetEvent = stewardEndpoint({
  access: 'record',
  method: 'POST',
  path: '/api/v1/cabinets/{id}/events',
  summary: 'Say what is known of a cabinet; answered once it cannot be lost',
  status: 201,
  input: z.strictObject({
    id: z.string().max(64),
    statut: z.enum(STATUTS),
    effectiveOn: isoDate.describe('Since when it is true'),
    reportedOn: isoDate.optional().describe('When the source said so; today unless told'),
    evidence: z.enum(SOURCES_DE_STEWARD).describe('Who says so'),
    reason: text(200).optional().describe('Published: name nobody'),
    note: text(500).optional().describe('For colleagues: name nobody'),
    maxAgeDays: z.number().int().min(1).max(365).optional(),
    idempotencyKey: text(120)
      .optional()
      .describe('Or the header Idempotency-Key: the same key records one event, however often it is sent'),
    seen: z.string().max(64).optional().describe('Id of the newest event that you knew of, or `none`'),
  }),
  output: z.object({
    event: acknowledged,
    meanwhile: z
      .array(historyEvent)
      .describe('What others recorded on this cabinet since `seen`; empty without `seen`'),
  }),
})

export const undoCabinetEvent = stewardEndpoint({
  access: 'record',
  method: 'POST',
  path: '/api/v1/cabinets/{id}/events/{event}/undo',
  summary: 'Take back a slip: an event of your own, within a minute; it stays in the history as withdrawn',
  input: z.strictObject({ id: z.string().max(64), event: z.string().max(64) }),
  output: z.object({ id: z.string(), cabinetId: z.string(), undone: z.literal(true) }),
})

export const recordNewPatients = stewardEndpoint({
  access: 'record',
  method: 'POST',
  path: '/api/v1/cabinets/{id}/nouveaux-patients',
  summary: 'Say whether a cabinet takes new patients; answered once it cannot be lost',
  status: 201,
  input: z.strictObject({
    id: z.string().max(64),
    value: z.enum(INTAKES).describe('unknown takes back what was said'),
    reportedOn: isoDate.optional().describe('When the source said so; today unless told'),
    evidence: z.enum(SOURCES_DE_STEWARD).describe('Who says so'),
    maxAgeDays: z.number().int().min(1).max(365).optional(),
    idempotencyKey: text(120)
      .optional()
      .describe('Or the header Idempotency-Key: the same key is recorded once'),
  }),
  output: z.object({ newPatients: publicIntake }),
})

const STATES = ['nouveau', 'accepte', 'rejete', 'doublon'] as const

const contradiction = z.object({
  cabinetId: z.string(),
  known: z.enum(STATUTS),
  claimed: z.enum(STATUTS),
  reports: z.number().int(),
  firstAt: z.string(),
  lastAt: z.string(),
})

export const listModeration = stewardEndpoint({
  access: 'see',
  method: 'GET',
  path: '/api/v1/moderation',
  summary: 'Public reports of your territory with the history of their cabinets; never public',
  input: z.strictObject({ ...paging, state: z.enum(STATES).default('nouveau') }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        cabinetId: z.string(),
        cabinet: z.string(),
        departement: z.string().nullable(),
        motif: z.string(),
        claimed: z.enum(STATUTS).nullable(),
        comment: z.string().nullable(),
        createdAt: z.string(),
        state: z.enum(STATES),
        reviewedAt: z.string().nullable(),
        reviewedBy: z.string().nullable(),
        reviewReason: z.string().nullable(),
        duplicateOf: z.string().nullable(),
        eventId: z.string().nullable(),
        history: z.array(historyEvent),
      }),
    ),
    alerts: z.array(contradiction).describe('At least three reports that contradict what the sources say'),
    ...counted,
  }),
})

export const moderate = stewardEndpoint({
  access: 'moderate',
  method: 'POST',
  path: '/api/v1/moderation',
  summary: 'Accept a public report (it becomes an event), reject reports, or merge duplicates',
  input: z.strictObject({
    decision: z.enum(['accept', 'reject', 'merge']),
    reportId: z.string().max(64).describe('The report decided upon, or kept by a merge'),
    duplicates: z
      .array(z.string().max(64))
      .max(100)
      .default([])
      .describe('Reports that say the same; with `reject`, rejected for the same reason'),
    statut: z.enum(STATUTS).optional().describe('accept: what was verified'),
    effectiveOn: isoDate.optional().describe('accept: since when it is true'),
    reason: text(200).optional().describe('accept: published; reject: why, required'),
    note: text(500).optional(),
  }),
  output: z.object({ decision: z.string(), event: acknowledged.nullable() }),
})

export const getWorklist = stewardEndpoint({
  access: 'see',
  method: 'GET',
  path: '/api/v1/worklist',
  summary: 'Cabinets of your territory to reconfirm this week, those with most patients first',
  input: z.strictObject({ ...paging }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        nom: z.string(),
        commune: z.string(),
        departement: z.string(),
        telephone: z.string().nullable(),
        reason: z.enum(['expired', 'expiring', 'never-known']),
        lastKnown: z.enum(STATUTS).nullable(),
        confirmedOn: isoDate.nullable(),
        expiresOn: isoDate.nullable(),
        patients: z.string().describe('Followed patients, rounded; `< 11` under 11'),
        declared: z.boolean().describe('false: estimated from the nurse time'),
      }),
    ),
    ...counted,
    toCheck: z
      .array(
        z.object({
          id: z.string(),
          nom: z.string(),
          commune: z.string(),
          departement: z.string(),
          register: z.enum(REGISTERS),
          kind: z.enum(FINDING_KINDS),
          ours: z.string(),
          theirs: z.string().nullable(),
          checkedOn: isoDate,
        }),
      )
      .describe(
        'What a national register said otherwise when it was last held against the roster: never what is true',
      ),
    asOf: provenance.asOf,
    demonstration: provenance.demonstration,
  }),
})
