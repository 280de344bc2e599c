import type { Row } from '../rows.ts'

const made = new Map<string, string>()

/**
 * What an attribute is called wherever a GIS reads it: as SQL writes names, for of others many tools make something else (a dot leads into
 * an object, a hyphen subtracts, capitals are lost). `apl-mg65.low` of the API is `apl_mg65_low`, `status.confirmedOn` `status_confirmed_on`.
 */
export function attributeName(ofApi: string): string {
  const known = made.get(ofApi)
  if (known !== undefined) return known
  const name = ofApi
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase()
  made.set(ofApi, name)
  return name
}

/** A row of the API under the names of attributes. */
export function renamedRow(row: Row): Row {
  const own: Record<string, Row[string]> = {}
  for (const ofApi in row) own[attributeName(ofApi)] = row[ofApi]!
  return own
}
