import { NIVEAUX, STATUTS, type Niveau, type Statut } from '../model.ts'
import { canonicalScenario } from './canonicalScenario.ts'
import {
  OPEN_STATUTS,
  PATIENTS_PER_ETP,
  TOLERANCE,
  type Area,
  type Closure,
  type ScenarioRequest,
} from './request.ts'

/**
 * The id of a scenario *is* its canonical request, short enough to be read: `2026-11-22_p~d36~20~1_o~36044~0.75` closes
 * 20 % of the posts of département 36 by lot 1 and opens 0.75 etp in 36044. So nothing is stored, a link holds for
 * ever, and equal questions have equal ids. Only characters that an address carries as they are.
 *
 * Parts are separated by `_`, fields by `~`. `c` cabinets, `z` an area, `p` a share of posts (percent, lot), `s` the
 * cabinets of a status, `o` openings (commune, etp), `t` tolerance, `n` patients per etp, `h` statuses that are open.
 */
export function scenarioId(request: ScenarioRequest): string {
  const { asOf, closures, openings, tolerance, patientsPerEtp, openStatuts } = canonicalScenario(request)
  const parts = [asOf, ...closures.map(closureText)]
  if (openings.length > 0)
    parts.push(
      ['o', ...openings.flatMap(({ codeCommune, etp }) => [escape(codeCommune), String(etp)])].join('~'),
    )
  if (tolerance !== TOLERANCE) parts.push(`t~${tolerance}`)
  if (patientsPerEtp !== PATIENTS_PER_ETP) parts.push(`n~${patientsPerEtp}`)
  if (openStatuts.join() !== OPEN_STATUTS.join()) parts.push(['h', ...openStatuts].join('~'))
  return parts.join('_')
}

/** Longest id: an address of this length passes everywhere. About 500 cabinets by name; more are closed by area. */
export const LONGEST_ID = 6000

/** Reads an id back; null when it is none. What it names may still be unknown: see `scenarioIssues`. */
export function parseScenarioId(id: string): ScenarioRequest | null {
  if (id.length > LONGEST_ID || !/^[\w.~*-]+$/.test(id)) return null
  const [asOf = '', ...parts] = id.split('_')
  if (!isDate(asOf)) return null
  const closures: Closure[] = []
  let rest: Omit<ScenarioRequest, 'asOf' | 'closures'> = { openings: [] }
  for (const part of parts) {
    const [letter = '', ...fields] = part.split('~')
    const closure = closureOf(letter, fields)
    if (closure) closures.push(closure)
    else {
      const option = optionOf(letter, fields)
      if (!option) return null
      rest = { ...rest, ...option }
    }
  }
  return { asOf, closures, ...rest }
}

/** An ISO date that the calendar has: not 30 February. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
}

const LETTERS: Readonly<Record<Niveau, string>> = {
  commune: 'c',
  circonscription: 'k',
  departement: 'd',
  region: 'r',
  france: 'f',
}

function closureText(closure: Closure): string {
  if (closure.by === 'cabinets') return ['c', ...closure.ids.map(escape)].join('~')
  const area = LETTERS[closure.niveau] + escape(closure.code)
  switch (closure.by) {
    case 'area':
      return `z~${area}`
    case 'share':
      return `p~${area}~${Number((closure.share * 100).toFixed(2))}~${closure.draw}`
    case 'status':
      return `s~${area}~${closure.statut}`
  }
}

function closureOf(letter: string, fields: readonly string[]): Closure | null {
  if (letter === 'c' && fields.length > 0) {
    const ids = fields.map(unescape)
    return ids.every((one) => one !== null && one !== '') ? { by: 'cabinets', ids: ids as string[] } : null
  }
  const area = areaOf(fields[0] ?? '')
  if (!area) return null
  if (letter === 'z' && fields.length === 1) return { by: 'area', ...area }
  if (letter === 's' && fields.length === 2 && STATUTS.includes(fields[1] as Statut))
    return { by: 'status', ...area, statut: fields[1] as Statut }
  if (letter !== 'p' || fields.length !== 3) return null
  const [share, draw] = [decimal(fields[1]!), decimal(fields[2]!)]
  return share === null || draw === null ? null : { by: 'share', ...area, share: share / 100, draw }
}

function optionOf(letter: string, fields: readonly string[]): Partial<ScenarioRequest> | null {
  const value = decimal(fields[0] ?? '')
  if (letter === 't' && fields.length === 1 && value !== null) return { tolerance: value }
  if (letter === 'n' && fields.length === 1 && value !== null) return { patientsPerEtp: value }
  if (letter === 'h' && fields.every((one) => STATUTS.includes(one as Statut)))
    return { openStatuts: fields as Statut[] }
  if (letter !== 'o' || fields.length === 0 || fields.length % 2 > 0) return null
  const openings = Array.from({ length: fields.length / 2 }, (_, k) => ({
    codeCommune: unescape(fields[2 * k]!) ?? '',
    etp: decimal(fields[2 * k + 1]!) ?? NaN,
  }))
  return openings.every(({ codeCommune, etp }) => codeCommune !== '' && etp > 0) ? { openings } : null
}

function areaOf(text: string): Area | null {
  const niveau = NIVEAUX.find((level) => LETTERS[level] === text[0])
  const code = unescape(text.slice(1))
  return niveau && code ? { niveau, code } : null
}

const decimal = (text: string): number | null => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : null)

/** Letters, digits, points and hyphens stay; every other UTF-16 unit becomes `*` and four hexadecimal digits. */
const escape = (text: string): string =>
  text.replace(/[^A-Za-z0-9.-]/g, (sign) => `*${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

function unescape(text: string): string | null {
  const plain = text.replace(/\*([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return escape(plain) === text ? plain : null
}
