/** What a file says of itself in its name. */
interface Named {
  /** ISO date. */
  readonly asOf: string
  /** Whether it rests on fictitious cabinets. */
  readonly demonstration: boolean
}

/** The name under which a file is kept, such as `relais-demonstration-communes-2026-11-22.fgb`; `suffix` with what goes before it. */
export const datedName = (what: string, { asOf, demonstration }: Named, suffix: string): string =>
  `relais${demonstration ? '-demonstration' : ''}-${what}-${asOf}${suffix}`

/** What of a path may stand in the name of a file: an id of a scenario may be as long as an address. */
const NAMEABLE = /^[\w-]{1,40}$/

/** Parameters that leave a list whole, or of which a count tells; each other chooses among what there is. */
const WHOLE: ReadonlySet<string> = new Set(['format', 'limit', 'offset', 'asOf', 'knownAt', 'colonnes'])

/** Whether an answer is a part of a list: it must not be taken for the whole. */
function isPart(path: string, input: Readonly<Record<string, unknown>>, output: unknown): boolean {
  const { numberMatched, numberReturned } = output as Partial<Record<string, number>>
  const chooses = ([name, value]: [string, unknown]): boolean =>
    value !== undefined && !WHOLE.has(name) && !path.includes(`{${name}}`)
  return (
    numberMatched !== undefined && (numberReturned !== numberMatched || Object.entries(input).some(chooses))
  )
}

/**
 * The name of an answer that is a file, after the path of its endpoint and what stands in it: `/api/v1/territoires/{niveau}` is
 * `territoires-departement`, with `extrait` after it where that is not the whole; of `today` (ISO date) where the answer has no day of its own.
 */
export function answerName(
  path: string,
  input: Readonly<Record<string, unknown>>,
  output: unknown,
  today: string,
): string {
  const { asOf = today, demonstration = false } = output as Partial<Named>
  const parts = path
    .replace(/^\/api\/v1\//, '')
    .split('/')
    .map((part) => (part.startsWith('{') ? String(input[part.slice(1, -1)]) : part))
  // What was known at another instant says at which.
  const knownAt = input.knownAt === undefined ? [] : [`connu-${String(input.knownAt).replaceAll(':', '')}`]
  const what = [...parts, ...(isPart(path, input, output) ? ['extrait'] : []), ...knownAt]
    .filter((part) => NAMEABLE.test(part))
    .join('-')
  return datedName(what, { asOf, demonstration }, `.${String(input.format)}`)
}
