/** A column of an export (Frictionless Table Schema v1). */
interface PublicField {
  readonly name: string
  readonly type: 'string' | 'number' | 'integer' | 'date' | 'datetime' | 'boolean'
  readonly required?: true
  readonly enum?: readonly string[]
  readonly description?: string
}

export type PublicValue = string | number | boolean | null

/** A table of an export; rows are aligned on the fields. */
export interface PublicTable {
  readonly name: string
  readonly title: string
  readonly fields: readonly PublicField[]
  readonly primaryKey: readonly string[]
  readonly foreignKeys?: readonly {
    readonly field: string
    readonly table: string
    readonly reference: string
  }[]
  /** Its file, where it is not `name.csv`. */
  readonly path?: string
  readonly rows: readonly (readonly PublicValue[])[]
}
