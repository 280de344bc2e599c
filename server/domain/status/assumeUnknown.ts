import type { Statut } from '../model.ts'
import type { DayStatuses } from './dayStatuses.ts'

/** The named scenario (method §6) in which every cabinet of unknown status is `statut`: all open, or all stopped. */
export const assumeUnknown = (day: DayStatuses, statut: Exclude<Statut, 'unknown'>): DayStatuses => ({
  ...day,
  statuts: day.statuts.map((own) => (own === 'unknown' ? statut : own)),
  lastKnown: day.statuts.map(() => null),
})
