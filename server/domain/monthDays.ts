/** The first day of each month from `from` (itself a first day) to the day before `to`: ISO days, oldest first. */
export function monthDays(from: string, to: string): string[] {
  const days: string[] = []
  for (const date = new Date(`${from}T00:00:00Z`); ; date.setUTCMonth(date.getUTCMonth() + 1)) {
    const day = date.toISOString().slice(0, 10)
    if (day >= to) return days
    days.push(day)
  }
}
