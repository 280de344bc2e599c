/** A column of an export (Frictionless Table Schema v1). */
interface PublicField {
  readonly name: string
  readonly type: 'string' | 'number' | 'integer' | 'date' | 'datetime' | 'boolean'
  readonly required?: true
  readonly enum?: readonly string[]
}

export type PublicValue = string | number | boolean | null

/** A table of an export; rows are aligned on the fields. */
export interface PublicTable {
  readonly name: string
  readonly title: string
  readonly fields: readonly PublicField[]
  readonly primaryKey: readonly string[]
  readonly foreignKey?: { readonly field: string; readonly table: string; readonly reference: string }
  readonly rows: readonly (readonly PublicValue[])[]
}
