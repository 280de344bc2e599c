declare module 'virtual:client-manifest' {
  /** One entry of Vite's manifest, as far as the document needs it. */
  interface Chunk {
    readonly file: string
    readonly css?: readonly string[]
    readonly assets?: readonly string[]
    readonly imports?: readonly string[]
  }
  const manifest: Readonly<Record<string, Chunk>>
  export default manifest
}
