import type { Confirmable } from '../domain/stewards/confirmationVerdict.ts'
import type { getCabinet } from './cabinet.ts'
import type { OutputOf } from './endpoint.ts'

/** The page behind a cabinet's own link: what it may answer, in two touches. */
export interface ConfirmData {
  /** `ask`: how it stands; `second`: new patients, then it is sent; `answered`: what this link said; `failed`: not kept, try again. */
  readonly state: 'ask' | 'second' | 'answered' | 'refused' | 'failed'
  /** Null where the link does not say whose it is. */
  readonly cabinet: Pick<
    OutputOf<typeof getCabinet>,
    'name' | 'address' | 'commune' | 'demonstration' | 'status'
  > | null
  /** The link's last day. */
  readonly expiresOn: string | null
  /** What was touched first. */
  readonly statut: Confirmable | null
  readonly answer: {
    readonly statut: Confirmable
    readonly intake: 'yes' | 'no' | null
    readonly answeredOn: string
    readonly state: 'published' | 'waiting' | 'accepted' | 'rejected'
  } | null
  /** `used`: the link gave another answer before. */
  readonly refusal: 'forged' | 'other-cabinet' | 'expired' | 'revoked' | 'gone' | 'used' | null
}
