import type { GestionPages, GestionSession, PageContext, RosterColumn } from '../../contract/index.ts'
import { listWaitingAnswers } from '../../db/queries/confirmations/answers.ts'
import { listReports } from '../../db/queries/reports/listReports.ts'
import { mayDo, type Author } from '../../domain/stewards/roles.ts'
import type { Addressed } from '../roster/table-schema.ts'
import type { PageDeps } from '../page.ts'
import { Problem } from '../../contract/problem.ts'
import { worklistOf } from './worklist.ts'
import type { Drafts } from './drafts.ts'

/** What the pages of `/gestion` work with. */
export interface GestionDeps extends PageDeps {
  readonly drafts: Drafts
  /** The Table Schema of a roster, as published. */
  readonly rosterSchema: Addressed & { readonly fields: readonly RosterColumn[] }
}

/** A page asked for, or a form sent, by somebody who is signed in. */
export interface Visit {
  readonly deps: GestionDeps
  readonly author: Author & { readonly tokenId: string }
  readonly csrf: string
  readonly context: PageContext
  /** First value of each query parameter. */
  readonly query: Readonly<Record<string, string | undefined>>
}

type Shown = {
  readonly [Name in keyof GestionPages]: {
    readonly page: Name
    readonly data: GestionPages[Name]
    /** 200 unless told. */
    readonly status?: number
  }
}[keyof GestionPages]

/** What a visit ends in: a page, another address (without `/en`), a file, or data for a script of the page. */
export type Answer =
  | Shown
  /** `importing`: the id under which a script may ask how far the file is. */
  | { readonly goTo: string; readonly importing?: string }
  | { readonly json: object }
  | { readonly csv: string; readonly fileName: string }

/** What the frame of every page shows. */
export async function sessionOf({ deps, author, csrf }: Visit): Promise<GestionSession> {
  const { label, role, departements } = author
  const reports = await listReports(deps.database.knex, { state: 'nouveau', departements })
  const answers = await listWaitingAnswers(deps.database.knex, departements)
  return {
    ...{ label, role, departements, csrf },
    may: {
      record: mayDo(author, 'record'),
      moderate: mayDo(author, 'moderate'),
      import: mayDo(author, 'import'),
      audit: role === 'national',
    },
    waiting: { worklist: worklistOf(deps, author).length + answers.length, reports: reports.length },
  }
}

/** @throws Problem 403 when the visitor's role may not do this. */
export function mustMay({ author }: Visit, action: 'record' | 'moderate' | 'import'): void {
  if (!mayDo(author, action))
    throw new Problem(403, 'Not allowed', `The role ${author.role} may not do this (${action}).`)
}
