/** What a letter says, without whom it goes to: that is read when it is sent. */
export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Address by which one request ends it (RFC 8058); null where nothing was begun. */
  readonly unsubscribe: string | null
}
