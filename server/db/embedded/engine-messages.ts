/** What the engine's thread needs to start. */
export interface EngineSettings {
  /** Folder of the PostgreSQL cluster. */
  readonly dataFolder: string
  /** Path of the PostGIS bundle. */
  readonly bundle: string
}

/** A batch of wire-protocol messages; `expectReady` when it ends in Query or Sync, which PostgreSQL always answers in full. */
export interface EngineRequest {
  readonly id: number
  readonly batch: Uint8Array
  readonly expectReady: boolean
}

/** The answer; `complete` is false when the engine failed without a word. */
export interface EngineReply {
  readonly id: number
  readonly bytes: Uint8Array
  readonly complete: boolean
  readonly error?: string
  /** Memory of the engine, bytes. */
  readonly held: number
}
