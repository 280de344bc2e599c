/** A drawing with its words: `svg` stands alone and carries title and description for who cannot see it. */
export interface Plot {
  /** Name of its file, without extension. */
  readonly name: string
  readonly title: string
  readonly description: string
  readonly svg: string
}

/** One piece of the report; both formats are written from the same pieces. Texts are plain. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'plot'; readonly plot: Plot }
