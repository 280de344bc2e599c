import type { Knex } from 'knex'
import type { Author } from '../../../domain/stewards/roles.ts'
import { linkKey, newLinkId, writeLink } from '../../access/link-signature.ts'
import { run, statement, transact } from '../../statement.ts'
import { holdCabinets } from '../roster/holdCabinets.ts'
import { appendAudit } from '../stewards/appendAudit.ts'

/** A link as it is handed out: `text` stands at the end of its address, and is stored nowhere. */
export interface MadeLink {
  readonly cabinetId: string
  readonly expiresOn: string
  readonly text: string
}

const SAVE = statement(
  'saveLinks',
  `INSERT INTO confirmation_links (id, roster, cabinet_id, created_at, created_by, expires_on)
   SELECT r.id, :roster, r."cabinetId", CAST(:at AS timestamptz), :author, CAST(:expiresOn AS date)
   FROM json_to_recordset(CAST(:links AS json)) AS r (id text, "cabinetId" text)`,
)

/**
 * Makes a link for each cabinet, all or nothing, with the audit trail; earlier links stay good until their end or their revocation.
 * @throws WriteRefused for an unknown cabinet, or one outside the author's territory.
 */
export const makeLinks = (
  knex: Knex,
  author: Author,
  { cabinetIds, expiresOn }: { readonly cabinetIds: readonly string[]; readonly expiresOn: string },
): Promise<readonly MadeLink[]> =>
  transact(knex, async (trx) => {
    const { roster, departements } = await holdCabinets(trx, author, 'record', cabinetIds)
    const key = await linkKey(trx)
    const links = cabinetIds.map((cabinetId) => ({ id: newLinkId(), cabinetId }))
    await run(trx, SAVE, {
      roster: roster.id,
      at: new Date().toISOString(),
      author: author.label,
      expiresOn,
      links: JSON.stringify(links),
    })
    await appendAudit(
      trx,
      author,
      links.map(({ id, cabinetId }) => ({
        action: 'make-links',
        subject: cabinetId,
        departement: departements.get(cabinetId) ?? null,
        detail: { link: id, expiresOn },
      })),
    )
    return links.map(({ id, cabinetId }) => ({
      cabinetId,
      expiresOn,
      text: writeLink({ id, roster: roster.id, cabinetId, expiresOn }, key),
    }))
  })
