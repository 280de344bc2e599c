import type { HandlerDeps } from './deps.ts'
import { badInput } from '../contract/problem.ts'

const DAY = 86_400_000
const paris = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' })
/** The ISO date of an instant in Paris; before the year 1000 too, which `Intl` writes with fewer digits. */
const dayOf = (instant: Date): string => paris.format(instant).padStart(10, '0')

/** The last millisecond of a day (ISO date) in Paris, as an ISO instant. */
function endOfDay(date: string): string {
  const late = Date.parse(`${date}T22:59:59.999Z`)
  // In summer Paris is two hours ahead: its day ends an hour earlier.
  return new Date(paris.format(late) === date ? late : late - 3_600_000).toISOString()
}

/** The instant meant by an ISO date (its end in Paris) or instant. @throws Problem when it has not come yet. */
function instantOf(knownAt: string, now: Date, today: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(knownAt)
  const instant = isDay ? endOfDay(knownAt) : new Date(knownAt).toISOString()
  if (isDay ? knownAt > today : Date.parse(instant) > now.getTime() + DAY / 1440)
    throw badInput([
      { path: 'knownAt', message: `${knownAt} has not come yet: leave it out for what is known now` },
    ])
  return instant
}

/** Everything that answers, as it answered at `knownAt` (ISO date or instant), about the day `asOf` or that of `knownAt`. */
export async function replay(
  deps: HandlerDeps,
  { asOf, knownAt }: { readonly asOf?: string | undefined; readonly knownAt?: string | undefined },
): Promise<HandlerDeps> {
  const day = asOf ?? (knownAt === undefined ? deps.today() : dayOf(new Date(knownAt)))
  const then = knownAt === undefined ? null : instantOf(knownAt, new Date(deps.now()), deps.today())
  if (then === null) return asOf === undefined ? deps : { ...deps, today: () => day }
  return { ...deps, ...(await deps.knownAt(then)), today: () => day, recordedBy: then }
}
