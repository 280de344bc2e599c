/** The same words in French and in English. */
export interface Words {
  readonly fr: string
  readonly en: string
}
