import { readNumber } from './cells.ts'
import { problem, type Problem } from './problems.ts'
import type { RawRow } from './roster-row.ts'

/** Two numbers as written, degrees or metres, the first of them named as the longitude unless `single`. */
export interface Pair {
  readonly x: number
  readonly y: number
  readonly written: string
  /** One cell gave both, `46.32, -0.46` as phones and maps write it: which of them comes first is told by where they lie. */
  readonly single: boolean
}

/** The point of a line, from its two cells or from one that holds both; null without any. `problem`: it cannot be read. */
export function readPoint(cells: RawRow['cells']): {
  readonly pair: Pair | null
  readonly problem: Problem | null
} {
  const [lonText, latText] = [cells.lon ?? '', cells.lat ?? '']
  const wrong = (problem: Problem) => ({ pair: null, problem })
  if (lonText === '' && latText === '') return { pair: null, problem: null }
  const written = lonText || latText
  if (lonText === '' || latText === '') {
    const both = readBoth(written)
    if (both) return { pair: { ...both, written, single: true }, problem: null }
    return wrong(problem('point-incomplete', lonText === '' ? 'lon' : 'lat', written))
  }
  const [x, y] = [readDegrees(lonText), readDegrees(latText)]
  if (x === null) return wrong(problem('not-a-number', 'lon', lonText))
  if (y === null) return wrong(problem('not-a-number', 'lat', latText))
  return { pair: { x, y, written: `${lonText} ${latText}`, single: false }, problem: null }
}

/** What parts two numbers in one cell, the surest first: a comma is that only where it is no decimal one. */
const BETWEEN = [/\s*[;|/]\s*/, /\s*,\s+/, /(?<=[NSEOW])\s*,?\s*/i, /\s+/, /\s*,\s*/]

/** `46.32, -0.46`, `46,32 ; -0,46`, `(46.32,-0.46)`, `46°19' N 0°28' O`, `POINT(-0.46 46.32)`: latitude first but in WKT. */
function readBoth(text: string): { readonly x: number; readonly y: number } | null {
  const bare = text.replace(/^(?:SRID=\d+;)?POINT\b/i, '').trim()
  const inside = bare.replace(/^[([]\s*|\s*[)\]]$/g, '').trim()
  for (const between of BETWEEN) {
    const parts = inside.split(between).filter((part) => part !== '')
    if (parts.length !== 2) continue
    const [first, second] = [readDegrees(parts[0]!), readDegrees(parts[1]!)]
    if (first === null || second === null) continue
    // « 46,3 » is one number.
    if (!between.source.includes('[') && !parts.every((part) => /[.,°]\d|°/.test(part))) continue
    return bare === text.trim() ? { x: second, y: first } : { x: first, y: second }
  }
  return null
}

/** A number, or degrees with minutes and seconds (4°28'45" E); null when it is neither. */
function readDegrees(text: string): number | null {
  const parts =
    /^([+-]?\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['’′]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["”″]|''|’’)\s*)?([NSEOW])?$/i.exec(
      text,
    )
  if (!parts) return readNumber(text.replace(/\s*°$/, ''))
  const [, degrees = '', minutes = '0', seconds = '0', side = ''] = parts
  const size = Math.abs(Number(degrees)) + (readNumber(minutes) ?? 0) / 60 + (readNumber(seconds) ?? 0) / 3600
  return degrees.startsWith('-') || /[SOW]/i.test(side) ? -size : size
}
