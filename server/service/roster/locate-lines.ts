import type { CurrentCabinet } from '../../domain/roster/current-roster.ts'
import { plainText } from '../../domain/plainText.ts'
import { problem } from '../../domain/roster/problems.ts'
import type { ReadRow, RosterRow } from '../../domain/roster/roster-row.ts'
import type { GeocodedPosition, Geocoder } from './geocoder.ts'

/** Requests at once, within the 50 a second of the national service. */
const AT_ONCE = 8
/** After so many failures in a row the service is taken to be away. */
const MOST_FAILURES = 8

const keyOf = (codeCommune: string, adresse: string): string => `${codeCommune}|${plainText(adresse)}`

/**
 * Gives a position to the lines that have none: that of a known cabinet at the same address, else the geocoder's, else the point
 * of the commune, remarked upon. A geocoder that fails or that has used up `budgetMs` delays no import.
 */
export async function locateLines(
  lines: readonly ReadRow[],
  known: readonly CurrentCabinet[],
  geocoder: Geocoder | null,
  budgetMs: number,
): Promise<readonly ReadRow[]> {
  const positions = new Map<string, GeocodedPosition>()
  for (const { codeCommune, adresse, lon, lat, precision } of known)
    if (adresse !== null && precision !== 'commune')
      positions.set(keyOf(codeCommune, adresse), { lon, lat, precision })
  const wanted = new Map<string, RosterRow & { readonly adresse: string }>()
  for (const { row } of lines)
    if (row?.precision === 'commune' && row.adresse !== null) {
      const key = keyOf(row.codeCommune, row.adresse)
      if (!positions.has(key)) wanted.set(key, { ...row, adresse: row.adresse })
    }
  if (geocoder) await ask(geocoder, wanted, positions, performance.now() + budgetMs)
  return lines.map((line) => {
    const { row } = line
    if (row?.precision !== 'commune') return line
    const position = row.adresse === null ? undefined : positions.get(keyOf(row.codeCommune, row.adresse))
    if (position) return { ...line, row: { ...row, ...position } }
    if (line.problems.some(({ code }) => code === 'placed-at-quarter')) return line
    return {
      ...line,
      problems: [...line.problems, problem('placed-at-commune', 'adresse', row.adresse, row.commune)],
    }
  })
}

async function ask(
  geocoder: Geocoder,
  wanted: ReadonlyMap<string, RosterRow & { readonly adresse: string }>,
  positions: Map<string, GeocodedPosition>,
  until: number,
): Promise<void> {
  const queue = wanted.entries()
  let failures = 0
  const worker = async () => {
    for (const [key, row] of queue) {
      if (failures >= MOST_FAILURES || performance.now() > until) return
      try {
        const position = await geocoder(row)
        failures = 0
        if (position) positions.set(key, position)
      } catch {
        failures++
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
