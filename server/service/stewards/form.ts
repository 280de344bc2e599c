/** The fields of a posted form. */
export class Form {
  readonly #fields: Readonly<Record<string, unknown>>

  constructor(body: unknown) {
    this.#fields = body !== null && typeof body === 'object' ? (body as Record<string, unknown>) : {}
  }

  /** A field's text without its outer spaces, cut to `longest` characters; empty when it is missing. */
  text(name: string, longest = 1000): string {
    const value = this.all(name)[0] ?? ''
    return value.replaceAll('\r\n', '\n').trim().slice(0, longest)
  }

  /** Every value of a field that may come several times. */
  all(name: string): readonly string[] {
    const value = this.#fields[name]
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    return values.filter((one): one is string => typeof one === 'string')
  }

  /** A field that must be one of some words; null otherwise. */
  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | null {
    return words.find((word) => word === this.text(name)) ?? null
  }

  /** The names of all fields. */
  names(): readonly string[] {
    return Object.keys(this.#fields)
  }
}

/** A form with a file, as a browser sends it. */
export interface Upload {
  readonly form: Form
  /** Null when none was chosen. */
  readonly file: { readonly bytes: Buffer; readonly name: string } | null
}
