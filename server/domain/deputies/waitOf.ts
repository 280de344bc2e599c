/** Months that the government has to answer a written question (Règlement de l'Assemblée nationale, article 135, alinéa 6). */
const MONTHS_TO_ANSWER = 2

/** How long a question had waited on the day of its state: whole months, and whether the time to answer was over. */
export interface Wait {
  readonly months: number
  readonly overdue: boolean
}

/**
 * Time from a question's publication to the last day on which it was seen unanswered, both ISO days; null for one that waits no more,
 * for one whose day of publication is unknown, and for a question put in the chamber, which is answered there. What came after
 * `statutLe` is not known, so that the wait never grows by itself.
 */
export function waitOf({
  type,
  date,
  statut,
  statutLe,
}: {
  readonly type: 'QE' | 'QG' | 'QOSD'
  readonly date: string | null
  readonly statut: 'en-attente' | 'reponse-publiee' | 'retiree'
  readonly statutLe: string
}): Wait | null {
  if (type !== 'QE' || statut !== 'en-attente' || date === null || date > statutLe) return null
  const [from, to] = [date, statutLe].map((day) => day.split('-').map(Number) as [number, number, number])
  const [years, months, days] = [0, 1, 2].map((part) => to![part]! - from![part]!) as [number, number, number]
  const whole = years * 12 + months - (days < 0 ? 1 : 0)
  return { months: whole, overdue: whole > MONTHS_TO_ANSWER || (whole === MONTHS_TO_ANSWER && days !== 0) }
}
