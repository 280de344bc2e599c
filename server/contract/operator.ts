/** Who runs this service, as the law asks it to be told; null where the operator has not said. */
export interface Operator {
  readonly name: string | null
  readonly address: string | null
  /** A person or function answerable for what is published. */
  readonly director: string | null
  /** `mailto:…` or an https address. */
  readonly contact: string | null
  /** Name and address of who hosts the machine. */
  readonly host: string | null
}
