/** What is used here of the processor of JSON-LD 1.1, which comes without types. */
declare module 'jsonld' {
  interface Node {
    readonly '@id'?: string
    readonly '@type'?: readonly string[]
    readonly [property: string]: unknown
  }
  const jsonld: {
    readonly flatten: (
      document: object,
      context: null,
      options: { readonly documentLoader: (url: string) => Promise<never> },
    ) => Promise<Node[]>
  }
  export default jsonld
}
