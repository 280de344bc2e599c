import type { Knex } from 'knex'
import type { Author } from '../../../domain/stewards/roles.ts'
import { run, statement, transact } from '../../statement.ts'
import { holdCabinets } from '../roster/holdCabinets.ts'
import { appendAudit } from '../stewards/appendAudit.ts'

const REVOKE = statement(
  'revokeLinks',
  `UPDATE confirmation_links SET revoked_at = now(), revoked_by = :author
   WHERE roster = :roster AND revoked_at IS NULL
     AND cabinet_id IN (SELECT json_array_elements_text(CAST(:ids AS json)))
   RETURNING id, cabinet_id AS "cabinetId"`,
)

/** Ends every link of some cabinets, with the audit trail; how many there were. @throws WriteRefused outside the author's territory. */
export const revokeLinks = (knex: Knex, author: Author, cabinetIds: readonly string[]): Promise<number> =>
  transact(knex, async (trx) => {
    const { roster, departements } = await holdCabinets(trx, author, 'record', cabinetIds)
    const revoked = await run<{ id: string; cabinetId: string }>(trx, REVOKE, {
      roster: roster.id,
      author: author.label,
      ids: JSON.stringify(cabinetIds),
    })
    await appendAudit(
      trx,
      author,
      revoked.map(({ id, cabinetId }) => ({
        action: 'revoke-links',
        subject: cabinetId,
        departement: departements.get(cabinetId) ?? null,
        detail: { link: id },
      })),
    )
    return revoked.length
  })
