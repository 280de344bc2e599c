import { listAudit } from '../../db/queries/listAudit.ts'
import { Problem } from '../problem.ts'
import { sessionOf, type Answer, type Visit } from './visit.ts'

const A_PAGE = 50

/** `/gestion/journal`: who wrote what, newest first; for the national steward. */
export async function journalPage(visit: Visit): Promise<Answer> {
  if (visit.author.role !== 'national')
    throw new Problem(403, 'Not allowed', 'The audit trail is for the national steward.')
  const page = Math.max(1, Math.floor(Number(visit.query.page)) || 1)
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
        detail: Object.entries(detail)
          .map(([key, value]) => `${key} : ${typeof value === 'string' ? value : JSON.stringify(value)}`)
          .join(' · '),
      })),
    },
  }
}
