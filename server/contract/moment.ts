import { z } from 'zod'
import { isoDate } from './endpoint.ts'

/** A moment of recording: a day (its end in Paris is meant) or an instant. */
export const moment = z.union([isoDate, z.iso.datetime({ offset: true })], {
  error: 'a date such as 2026-03-27 or an instant such as 2026-03-27T18:00:00Z is expected',
})

/** Which view is asked for: the day it is about, and when it was known. */
export const replayed = {
  asOf: isoDate.optional().describe('The day the answer is about: today, or the day of knownAt, unless told'),
  knownAt: moment
    .optional()
    .describe(
      'Only what Relais had recorded by this ISO date (its end in Paris) or instant: the view shown then',
    ),
}
