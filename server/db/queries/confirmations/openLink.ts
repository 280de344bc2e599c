import { isSigned, linkKey, readLink } from '../../access/link-signature.ts'
import { run, statement, type Db } from '../../statement.ts'
import { findAnswer, type Answer } from './answers.ts'

/** Why a link does not open: each has its name, and its words for people. */
export type LinkRefusal = 'forged' | 'other-cabinet' | 'expired' | 'revoked' | 'gone'

/** A link that opens, with the answer that it gave already, if any. */
export interface OpenLink {
  readonly id: string
  readonly roster: number
  readonly cabinetId: string
  /** ISO instant. */
  readonly createdAt: string
  readonly expiresOn: string
  readonly answer: Answer | null
}

interface Row extends Omit<OpenLink, 'answer'> {
  readonly revoked: boolean
  readonly present: boolean
}

const FIND = statement(
  'findLink',
  `SELECT l.id, l.roster, l.cabinet_id AS "cabinetId", l.created_at AS "createdAt", l.expires_on AS "expiresOn",
          l.revoked_at IS NOT NULL AS revoked, r.retired_at IS NULL AND c.removed_at IS NULL AS present
   FROM confirmation_links l
   JOIN rosters r ON r.id = l.roster
   JOIN cabinets c ON c.roster = l.roster AND c.id = l.cabinet_id
   WHERE l.id = :id`,
)

/** Opens the link of a cabinet by its text on a day (ISO date), each time anew: one that was revoked fails at once. */
export async function openLink(
  db: Db,
  { cabinetId, text, today }: { readonly cabinetId: string; readonly text: string; readonly today: string },
): Promise<{ readonly link: OpenLink } | { readonly refused: LinkRefusal }> {
  const parts = readLink(text)
  const [found] = parts ? await run<Row>(db, FIND, { id: parts.id }) : []
  // Whoever cannot sign learns nothing of which links there are.
  if (!parts || !found || !isSigned(found, parts.mac, await linkKey(db))) return { refused: 'forged' }
  const { revoked, present, ...link } = found
  if (link.cabinetId !== cabinetId) return { refused: 'other-cabinet' }
  if (revoked) return { refused: 'revoked' }
  if (!present) return { refused: 'gone' }
  if (today > link.expiresOn) return { refused: 'expired' }
  return { link: { ...link, answer: await findAnswer(db, link.id) } }
}
