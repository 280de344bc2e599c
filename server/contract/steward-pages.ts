import type { PublicStatus, Statut } from '../domain/model.ts'
import type { IntakeStatement, PublicIntake } from '../domain/intake/intake.ts'
import type { Confirmable, Contradiction } from '../domain/stewards/confirmationVerdict.ts'
import type { Role } from '../domain/stewards/roles.ts'
import type { OutputOf } from './endpoint.ts'
import type { importCabinets } from './imports.ts'
import type { getWorklist, listModeration, recordCabinetEvent } from './stewards.ts'

/** Who is signed in, and what waits for them; every page of `/gestion` but the sign-in knows it. */
export interface GestionSession {
  readonly label: string
  readonly role: Role
  /** Null: the whole country. */
  readonly departements: readonly string[] | null
  /** To be sent back by every form. */
  readonly csrf: string
  readonly may: Readonly<Record<'record' | 'moderate' | 'import' | 'audit', boolean>>
  readonly waiting: { readonly worklist: number; readonly reports: number }
}

export type HistoryLine = OutputOf<typeof recordCabinetEvent>['meanwhile'][number]
export type WorklistLine = OutputOf<typeof getWorklist>['items'][number]
type FindingLine = OutputOf<typeof getWorklist>['toCheck'][number]
export type QueuedReport = OutputOf<typeof listModeration>['items'][number]
type Alert = OutputOf<typeof listModeration>['alerts'][number]
export type RosterProblem = OutputOf<typeof importCabinets>['problems'][number]
export type ImportLine = OutputOf<typeof importCabinets>['items'][number]

/** A cabinet by the name and place that people know. */
export interface NamedCabinet {
  readonly id: string
  readonly nom: string
  readonly commune: string
  readonly departement: string
}

/** What was just recorded, and until when it can be undone. */
export interface Done {
  readonly batch: string
  readonly cabinets: readonly (NamedCabinet & { readonly statut: Statut })[]
  readonly state: 'recorded' | 'undone'
  /** ISO instant; null when the minute is over. */
  readonly undoUntil: string | null
  /** What others recorded on the same cabinets since the page was opened. */
  readonly meanwhile: readonly (HistoryLine & { readonly nom: string })[]
}

/** What was typed into the form of an event, and what is wrong with it, by field. */
export interface EventForm {
  readonly values: Readonly<Record<'statut' | 'effectiveOn' | 'evidence' | 'reason' | 'note', string>>
  readonly errors: Readonly<Record<string, string>>
}

/** A hidden mark of forms that write. */
interface Writing {
  /** Makes a form sent twice count once. */
  readonly batch: string
  /** Number of the newest event when the page was made. */
  readonly seen: number
}

/** A column of the published Table Schema of rosters. */
export interface RosterColumn {
  readonly name: string
  readonly description: string
  readonly example?: string | number
  readonly constraints?: { readonly required?: boolean }
}

/** An answer by link that waits for a steward, with what stands beside it. */
export interface WaitingAnswer {
  readonly linkId: string
  readonly cabinet: NamedCabinet
  readonly statut: Confirmable
  readonly intake: 'yes' | 'no' | null
  readonly answeredOn: string
  readonly why: Contradiction | null
  readonly status: PublicStatus | null
}

/** The newest link of a cabinet. */
export interface LinkState {
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresOn: string
  readonly revoked: boolean
  readonly answeredAt: string | null
  readonly state: 'published' | 'waiting' | 'accepted' | 'rejected' | null
}

export interface GestionPages {
  readonly gestionConnexion: {
    readonly error: 'unknown' | 'revoked' | 'locked' | null
    /** The page that was asked for. */
    readonly next: string
  }
  readonly gestionAccueil: Writing & {
    readonly session: GestionSession
    readonly lines: readonly WorklistLine[]
    readonly total: number
    /** What registers say otherwise: to be checked, never believed. */
    readonly toCheck: readonly FindingLine[]
    /** When nothing is to be reconfirmed: whose term ends first after this week; null when none does. */
    readonly next: (NamedCabinet & { readonly expiresOn: string }) | null
    readonly page: number
    readonly pages: number
    readonly evidence: string
    /** Boxes that were ticked in a form that could not be carried out. */
    readonly ticked: readonly string[]
    readonly done: Done | null
    /** Answers of cabinets that contradict what others said. */
    readonly answers: readonly WaitingAnswer[]
    readonly decided: 'accept' | 'reject' | null
    readonly error: 'evidence' | 'nothing' | null
  }
  readonly gestionCabinets: {
    readonly session: GestionSession
    readonly q: string
    readonly items: readonly (NamedCabinet & { readonly status: PublicStatus })[]
    readonly total: number
  }
  readonly gestionCabinet: Writing & {
    readonly session: GestionSession
    readonly cabinet: NamedCabinet & {
      readonly adresse: string | null
      readonly telephone: string | null
      readonly etp: number
    }
    readonly status: PublicStatus
    readonly history: readonly HistoryLine[]
    readonly form: EventForm | null
    readonly done: Done | null
    readonly openReports: number
    /** What is told of new patients, and who said what, newest first. */
    readonly newPatients: PublicIntake
    readonly intakes: readonly (IntakeStatement & { readonly author: string | null })[]
    readonly link: LinkState | null
  }
  readonly gestionLiens: {
    readonly session: GestionSession
    /** Codes of the départements that the visitor keeps and that have cabinets, with how many a link would be made for. */
    readonly departements: readonly { readonly code: string; readonly cabinets: number }[]
    /** The one cabinet that links are made for, where it was asked for. */
    readonly cabinet: NamedCabinet | null
    readonly links: readonly (LinkState & { readonly cabinet: NamedCabinet })[]
    readonly total: number
    readonly notice: 'revoked' | 'too-many' | 'none' | null
    /** Most cabinets of one printed sheet. */
    readonly most: number
  }
  readonly gestionFeuille: {
    readonly session: GestionSession
    readonly expiresOn: string
    readonly items: readonly {
      readonly cabinet: NamedCabinet
      readonly url: string
      /** QR code of the address, an SVG element. */
      readonly qr: string
    }[]
  }
  readonly gestionImport: {
    readonly session: GestionSession
    readonly error: string | null
    readonly draft: string | null
    readonly imported: {
      readonly fileName: string
      readonly counts: Readonly<Record<string, number>>
      readonly retiredDemonstration: boolean
    } | null
    /** What a roster may hold, in French. */
    readonly columns: readonly RosterColumn[]
  }
  readonly gestionEssai: {
    readonly session: GestionSession
    readonly draft: {
      readonly id: string
      readonly fileName: string
      readonly evidence: string
      readonly partial: boolean
      /** The file is the list of all France: cabinets of départements that it does not name are closed too. */
      readonly everywhere: boolean
      readonly closuresMeant: boolean
      readonly corrected: number
    }
    readonly linesRead: number
    readonly counts: OutputOf<typeof importCabinets>['counts']
    readonly problems: readonly RosterProblem[]
    readonly tally: readonly {
      readonly problem: RosterProblem
      readonly count: number
      readonly firstLine: number
    }[]
    readonly refused: readonly (ImportLine & {
      readonly inputs: readonly { field: string; value: string }[]
    })[]
    readonly added: readonly ImportLine[]
    readonly changed: readonly ImportLine[]
    readonly closed: readonly ImportLine[]
    /** Rows among which the header may be chosen, sheet by sheet; `value` says the row to the form. */
    readonly heads: readonly {
      readonly sheet: string | null
      readonly rows: readonly {
        readonly value: string
        readonly line: number
        readonly text: string
        readonly chosen: boolean
      }[]
    }[]
    /** Lines that the steward left out, to be taken back. */
    readonly leftOut: readonly number[]
    readonly applicable: boolean
    readonly retiresDemonstration: boolean
    readonly revision: string
    readonly notice: 'stale' | 'refused' | null
  }
  readonly gestionModeration: {
    readonly session: GestionSession
    readonly groups: readonly {
      readonly cabinet: NamedCabinet
      readonly status: PublicStatus | null
      readonly reports: readonly QueuedReport[]
      readonly history: readonly HistoryLine[]
      readonly alert: Alert | null
      readonly form: EventForm | null
      readonly chosen: readonly string[]
    }[]
    readonly total: number
    readonly done: 'accept' | 'reject' | 'merge' | null
    readonly error: string | null
  }
  readonly gestionJournal: {
    readonly session: GestionSession
    readonly subject: string
    readonly page: number
    readonly more: boolean
    readonly lines: readonly {
      readonly sequence: number
      readonly at: string
      readonly author: string
      readonly role: string
      readonly action: string
      readonly subject: string
      readonly departement: string | null
      /** By name; counts and lists are written out. */
      readonly detail: readonly (readonly [name: string, value: string | Readonly<Record<string, number>>])[]
    }[]
  }
}
