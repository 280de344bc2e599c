/** Why a write was refused. */
export type Refusal =
  | 'no-roster'
  | 'unknown-cabinet'
  | 'unknown-event'
  | 'unknown-report'
  | 'outside-territory'
  | 'key-reused'
  | 'not-yours'
  | 'too-late'
  | 'already-decided'
  | 'another-cabinet'
  | 'link-used'
  | 'link-revoked'

/** A write that was refused as a whole; `subject` is the id of what stood in the way. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused'
  readonly why: Refusal
  readonly subject: string
  constructor(why: Refusal, subject: string) {
    super(`${why}: ${subject}`)
    this.why = why
    this.subject = subject
  }
}
