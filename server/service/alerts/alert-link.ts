import { createHmac, timingSafeEqual } from 'node:crypto'
import { linkKey, readLink } from '../../db/access/link-signature.ts'
import type { Db } from '../../db/statement.ts'

const NAME = 'alerts'
/** What a link may do: one never does the work of the other. */
export type AlertPurpose = 'confirm' | 'stop'

const macOf = (purpose: AlertPurpose, id: string, key: Buffer): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify([NAME, purpose, id]))
    .digest()
    .subarray(0, 16)

/** What stands at the end of the address of a link for the alert `id`. */
export const writeAlertLink = async (db: Db, purpose: AlertPurpose, id: string): Promise<string> =>
  `${id}-${macOf(purpose, id, await linkKey(db, NAME)).toString('base64url')}`

/** The id of the alert that a link is of; null for a text that was not signed here for that purpose. */
export async function readAlertLink(db: Db, purpose: AlertPurpose, text: string): Promise<string | null> {
  const parts = readLink(text)
  if (!parts) return null
  const mac = macOf(purpose, parts.id, await linkKey(db, NAME))
  return mac.length === parts.mac.length && timingSafeEqual(mac, parts.mac) ? parts.id : null
}
