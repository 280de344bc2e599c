import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { run, statement, type Db } from '../statement.ts'

/** What a link's signature vouches for: with another cabinet, another roster or another end it is not the same link. */
export interface SignedLink {
  readonly id: string
  readonly roster: number
  readonly cabinetId: string
  /** Its last day (ISO date). */
  readonly expiresOn: string
}

const NAME = 'confirmation-links'
const MAKE = statement(
  'makeSecret',
  'INSERT INTO secrets (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING',
)
const FIND = statement('findSecret', 'SELECT value FROM secrets WHERE name = :name')

/** The key that signs links (cabinets' own unless another `name` is given), 256 random bits made when it is first asked for; it leaves the database in backups only. */
export async function linkKey(db: Db, name: string = NAME): Promise<Buffer> {
  const [known] = await run<{ value: string }>(db, FIND, { name })
  if (known) return Buffer.from(known.value, 'base64url')
  await run(db, MAKE, { name, value: randomBytes(32).toString('base64url') })
  const [made] = await run<{ value: string }>(db, FIND, { name })
  return Buffer.from(made!.value, 'base64url')
}

const TEXT = /^([a-z0-9]{12})-([A-Za-z0-9_-]{22})$/
/** 128 bits of the HMAC: nobody guesses them, and the address stays short enough for a code that a telephone reads. */
const MAC_BYTES = 16

const macOf = ({ id, roster, cabinetId, expiresOn }: SignedLink, key: Buffer): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify([NAME, id, roster, cabinetId, expiresOn]))
    .digest()
    .subarray(0, MAC_BYTES)

/** A new link's id: 60 random bits, in letters and digits. */
export const newLinkId = (): string =>
  BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString(36)
    .padStart(12, '0')
    .slice(-12)

/** What stands at the end of a link's address. */
export const writeLink = (link: SignedLink, key: Buffer): string =>
  `${link.id}-${macOf(link, key).toString('base64url')}`

/** Takes that text apart; null when it is none. */
export function readLink(text: string): { readonly id: string; readonly mac: Buffer } | null {
  const parts = TEXT.exec(text)
  return parts ? { id: parts[1]!, mac: Buffer.from(parts[2]!, 'base64url') } : null
}

/** Whether a signature is that of the link; compared in constant time. */
export const isSigned = (link: SignedLink, mac: Buffer, key: Buffer): boolean =>
  mac.length === MAC_BYTES && timingSafeEqual(macOf(link, key), mac)
