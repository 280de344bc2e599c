import { FHIR_LARGEST_PAGE, type FhirResource, type FhirSearch, type FhirType } from '../../contract/fhir.ts'
import { badInput } from '../../contract/problem.ts'
import { plainText } from '../../domain/plainText.ts'
import type { FhirFrame } from './codes.ts'
import { identifiersOf, RESOURCES, TEST_TAG } from './resources.ts'
import type { Subject } from './subjects.ts'

type Fits = (subject: Subject) => boolean
type Test = (value: string, type: FhirType, frame: FhirFrame) => Fits

/** `Organization/x`, its absolute address, or `x` alone (R4, 3.1.1.4.12). */
const refersTo =
  (type: FhirType): Test =>
  (value, _type, { base }) => {
    const bare = value.startsWith(`${base}/`) ? value.slice(base.length + 1) : value
    const id = bare.startsWith(`${type}/`) ? bare.slice(type.length + 1) : bare
    return (subject) => subject.id === id
  }

/** `system|code`, `|code` or `code` (R4, 3.1.1.4.10). */
const token = (value: string): { readonly system: string | null; readonly code: string } => {
  const at = value.indexOf('|')
  return at < 0 ? { system: null, code: value } : { system: value.slice(0, at), code: value.slice(at + 1) }
}

/** What each parameter keeps. */
const TESTS: Readonly<Record<string, Test>> = {
  _id: (value) => {
    const ids = new Set(value.split(','))
    return ({ id }) => ids.has(id)
  },
  _lastUpdated: (value, type) => {
    const within = period(value)
    return (subject) => within(Date.parse(RESOURCES[type].updated(subject)))
  },
  commune:
    (value) =>
    ({ cabinet }) =>
      cabinet.codeCommune === value.toUpperCase(),
  'address-city': (value) => {
    const wanted = plainText(value)
    return ({ commune }) => plainText(commune).startsWith(wanted)
  },
  name: (value) => {
    const wanted = ` ${plainText(value)}`
    return ({ cabinet }) => ` ${plainText(cabinet.nom)}`.includes(wanted)
  },
  identifier: (value, _type, frame) => {
    const { system, code } = token(value)
    return (subject) =>
      identifiersOf(subject, frame).some(
        (one) => one.value === code && (system === null || system === one.system),
      )
  },
  active:
    (value) =>
    ({ status }) =>
      value === 'true'
        ? status.value === 'active' || status.value === 'reduced'
        : status.value === 'suspended' || status.value === 'stopped',
  characteristic: (value) => {
    const { code } = token(value)
    return ({ status }) => status.value === code
  },
  organization: refersTo('Organization'),
  location: refersTo('Location'),
  target: refersTo('HealthcareService'),
}

/** Instants (ms) that a date with its prefix means (R4, 3.1.1.4.7): a day is all of it, in UTC. */
function period(value: string): (instant: number) => boolean {
  const [, prefix = 'eq', text = ''] = /^(eq|ne|gt|lt|ge|le)?(.*)$/.exec(value)!
  // A plus sign in an address is a space.
  const [from, to] = boundsOf(text.replace(' ', '+'))
  if (Number.isNaN(from) || Number.isNaN(to))
    throw badInput([{ path: '_lastUpdated', message: 'there is no such day' }])
  switch (prefix) {
    case 'gt':
      return (at) => at >= to
    case 'ge':
      return (at) => at >= from
    case 'lt':
      return (at) => at < from
    case 'le':
      return (at) => at < to
    case 'ne':
      return (at) => at < from || at >= to
    default:
      return (at) => at >= from && at < to
  }
}

const DAY_MS = 86_400_000

/** The instant at which a date begins, and the one at which it is over. */
function boundsOf(text: string): readonly [from: number, to: number] {
  const [, year = '', month, day, time] = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(T.*)?)?)?$/.exec(text)!
  if (time) {
    const from = Date.parse(text)
    return [from, from + (/\.\d/.test(time) ? 1 : /T\d\d:\d\d:/.test(time) ? 1000 : 60_000)]
  }
  const from = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`)
  if (Number.isNaN(from)) return [NaN, NaN]
  if (day) return [from, new Date(from).toISOString().startsWith(text) ? from + DAY_MS : NaN]
  return [from, month ? Date.UTC(Number(year), Number(month), 1) : Date.UTC(Number(year) + 1, 0, 1)]
}

/** Where an answer was asked for, and of what. */
export interface Asked {
  readonly type: FhirType
  readonly input: FhirSearch
  readonly frame: FhirFrame
  /** ISO instant. */
  readonly now: string
  readonly demonstration: boolean
}

/** The page of a search (R4, 3.1.1): a Bundle in the order of the ids, with links to the pages beside it. */
export function searchSet(subjects: readonly Subject[], asked: Asked): FhirResource {
  const { type, input, frame, now, demonstration } = asked
  const tests = Object.entries(TESTS).flatMap(([name, test]) =>
    typeof input[name] === 'string' ? [test(input[name], type, frame)] : [],
  )
  const found = subjects.filter((subject) => tests.every((fits) => fits(subject)))
  const count = Math.min(input._count, FHIR_LARGEST_PAGE)
  const { _offset: offset } = input
  const at = (start: number): string => addressOf(asked, start)
  const next = count > 0 && offset + count < found.length
  const { make } = RESOURCES[type]
  return {
    resourceType: 'Bundle',
    meta: { lastUpdated: now, ...(demonstration && { tag: [TEST_TAG] }) },
    type: 'searchset',
    timestamp: now,
    total: found.length,
    link: [
      { relation: 'self', url: at(offset) },
      ...(next ? [{ relation: 'next', url: at(offset + count) }] : []),
      ...(offset > 0 && count > 0 ? [{ relation: 'previous', url: at(Math.max(0, offset - count)) }] : []),
    ],
    ...(count > 0 && {
      entry: found.slice(offset, offset + count).map((subject) => ({
        fullUrl: `${frame.base}/${type}/${subject.id}`,
        resource: make(subject, frame),
        search: { mode: 'match' },
      })),
    }),
  }
}

function addressOf({ type, input, frame }: Asked, offset: number): string {
  const url = new URL(`${frame.base}/${type}`)
  for (const [name, value] of Object.entries(input))
    if (typeof value === 'string') url.searchParams.set(name, value)
  url.searchParams.set('_count', String(Math.min(input._count, FHIR_LARGEST_PAGE)))
  if (offset > 0) url.searchParams.set('_offset', String(offset))
  return url.href
}
