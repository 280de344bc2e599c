/** Days after which a list of office-holders is called old: seats change hands by resignation, mission or death at any time. */
export const OLD_LIST_DAYS = 60

const DAY = 86_400_000

/** Days from the day of a list to a day, both ISO `YYYY-MM-DD`; negative when the list is of a later day. Throws on what is no day. */
export function listAge(dateListe: string, today: string): number {
  const age = (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${dateListe}T00:00:00Z`)) / DAY
  if (!Number.isInteger(age)) throw new RangeError(`no day: ${dateListe} or ${today}`)
  return age
}
