/** What the pages of the alerts by e-mail show. */
export interface AlertData {
  /**
   * `ask`: the form; `wrong`, `busy`, `failed`: the form again; `sent`: what to do now, whatever was known of the address; `confirm`,
   * `stop`: a button; `confirmed`, `stopped`: it is done; `refused`: a link that is none, or serves no more.
   */
  readonly state:
    'ask' | 'wrong' | 'busy' | 'failed' | 'sent' | 'confirm' | 'confirmed' | 'stop' | 'stopped' | 'refused'
  /** The area it is about, where it is known: where the changes are, and its sheet. */
  readonly area: {
    readonly niveau: string
    readonly code: string
    readonly place: { readonly fr: string; readonly en: string }
  } | null
  /** What was typed, where it is asked again. */
  readonly typed: string
}
