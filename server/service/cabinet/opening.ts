import { availableTime, notAvailable } from '../../domain/hours/availableTime.ts'
import { localTime } from '../../domain/hours/localTime.ts'
import { openingNow, type Opening, type ReadOpening } from '../../domain/hours/openingNow.ts'
import { readExceptions } from '../../domain/hours/readExceptions.ts'
import { readHours } from '../../domain/hours/readHours.ts'
import { writeOsm } from '../../domain/hours/writeOsm.ts'
import type { Cabinet, Statut } from '../../domain/model.ts'

type Hours = Pick<Cabinet, 'horaires' | 'horairesExceptionnels'>

/** A cabinet never changes: its text is read once. */
const known = new WeakMap<Hours, ReadOpening>()

/** The hours of a cabinet, read. */
function readOpening(cabinet: Hours): ReadOpening {
  const { horaires, horairesExceptionnels: exceptions } = cabinet
  const read = known.get(cabinet) ?? {
    week: readHours(horaires),
    exceptions: exceptions ? readExceptions(exceptions) : [],
  }
  known.set(cabinet, read)
  return read
}

const tell = ({ week, exceptions }: ReadOpening) =>
  week && {
    availableTime: availableTime(week),
    notAvailable: notAvailable(exceptions ?? []),
    byAppointment: week.byAppointment,
    closedOnHolidays: week.closedOnHolidays,
    osm: writeOsm(week),
  }
const told = new WeakMap<Hours, ReturnType<typeof tell>>()

/** The hours of a cabinet as every answer gives them; null when its text is not understood. */
export function openingHoursOf(cabinet: Hours): ReturnType<typeof tell> {
  const known = told.get(cabinet)
  if (known !== undefined) return known
  const hours = tell(readOpening(cabinet))
  told.set(cabinet, hours)
  return hours
}

/** Statuses of which hours may be told: whoever is closed is not "open until five". */
const AT_WORK: readonly Statut[] = ['active', 'reduced']

/** What a cabinet's hours say at an instant, at its own place; null when its status says that nobody should count on them. */
export const openingOf = (
  cabinet: Hours,
  { status, departement, now }: { readonly status: Statut; readonly departement: string; readonly now: Date },
): Opening | null =>
  AT_WORK.includes(status)
    ? openingNow(readOpening(cabinet), localTime(now.getTime(), departement), departement)
    : null
