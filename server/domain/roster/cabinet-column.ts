/** What is said of one column of a cabinet. */
export interface CabinetColumn {
  /** The field of the published Table Schema, in French as the file is; its limits are those that the import holds. */
  readonly title: string
  readonly description: string
  readonly type: 'string' | 'number' | 'integer' | 'date'
  readonly example: string
  readonly constraints: {
    readonly required?: true
    readonly unique?: true
    readonly pattern?: string
    readonly enum?: readonly string[]
    readonly maxLength?: number
    readonly minimum?: number | string
    readonly maximum?: number
  }
  /** The names that rosters in use give to the same thing. */
  readonly aliases: readonly string[]
  /** Where the house keeps it: the key in `Cabinet`, the SQL type of the column of `cabinets` (which has the name of this entry). */
  readonly stored?: { readonly key: string; readonly sql: string; readonly nullable?: true }
  /** `public`: in answers and exports; `private`: counted, never shown; `file`: read from a file to place or date a cabinet. */
  readonly seen: 'public' | 'private' | 'file'
  /** Its name in JSON, CSV and GIS answers; absent: in the export alone, or nowhere. */
  readonly api?: string
  /** An optional public text that needs no rule of its own: what a GIS calls it. Every public answer carries it. */
  readonly said?: { readonly fr: string; readonly en: string }
  /** It is the number of a place in a national register: checked as such, and of no weight in any figure. */
  readonly register?: true
}
