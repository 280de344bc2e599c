import type { GestionPages } from '../../contract/index.ts'
import { readWhole } from '../../contract/numbers.ts'
import { listAudit } from '../../db/queries/stewards/listAudit.ts'
import { Problem } from '../../contract/problem.ts'
import { sessionOf, type Answer, type Visit } from './visit.ts'

const A_PAGE = 50

/** `/gestion/journal`: who wrote what, newest first; for the national steward. */
export async function journalPage(visit: Visit): Promise<Answer> {
  if (visit.author.role !== 'national')
    throw new Problem(403, 'Not allowed', 'The audit trail is for the national steward.')
  const page = Math.max(1, readWhole(visit.query.page ?? '') || 1)
  const subject = (visit.query.sujet ?? '').trim().slice(0, 120)
  const lines = await listAudit(visit.deps.database.knex, {
    ...(subject !== '' && { subject }),
    limit: A_PAGE + 1,
    offset: (page - 1) * A_PAGE,
  })
  return {
    page: 'gestionJournal',
    data: {
      session: await sessionOf(visit),
      subject,
      page,
      more: lines.length > A_PAGE,
      lines: lines.slice(0, A_PAGE).map(({ tokenId: _, detail, ...line }) => ({
        ...line,
        detail: Object.entries(detail).flatMap(([name, value]) => written(name, value)),
      })),
    },
  }
}

type Detail = GestionPages['gestionJournal']['lines'][number]['detail'][number]

/** What an entry of the trail holds, fit to be read; empty lists and what is not given are left out. */
function written(name: string, value: unknown): Detail[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.length === 0 ? [] : [[name, value.join(', ')]]
  if (typeof value === 'object') return [[name, value as Readonly<Record<string, number>>]]
  return [[name, String(value as string | number | boolean)]]
}
