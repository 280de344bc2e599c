/** What an import is doing: lines of the file, the roster in force beside them, what is written of all that will be, the country anew. */
export const IMPORT_PHASES = ['reading', 'comparing', 'writing', 'redrawing'] as const

/** How far an import is; `of` is null where the whole is not known before it is done. */
export interface ImportProgress {
  readonly phase: (typeof IMPORT_PHASES)[number]
  readonly done: number
  readonly of: number | null
}
