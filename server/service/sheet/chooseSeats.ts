import type { listTerritoires, OutputOf, SeatChoice } from '../../contract/index.ts'

type Area = OutputOf<typeof listTerritoires>['items'][number]
type Told = Area['figures'][number]

/**
 * Whether a figure is at least `min`: what is published may not tell. A lower bound below it, a class that holds it and a value
 * that is not shown are not known to be below, so that they are neither chosen nor left out without a word.
 */
function reaches(figure: Told | undefined, min: number): boolean | 'untold' {
  if (!figure) return 'untold'
  const { status, value, class: bounds, operator } = figure
  if (status === 'hidden') return min > 10 ? false : 'untold'
  if (status === 'class' && bounds) {
    if (bounds.min >= min) return true
    return bounds.max < min ? false : 'untold'
  }
  if (status !== 'ok' || value === null) return 'untold'
  return value >= min ? true : operator ? 'untold' : false
}

/**
 * The circonscriptions that meet a choice, in their order, and the codes of those that meet the rest of it but whose figure does not
 * tell. `asked`: how many questions on the scheme the deputy of a code has put.
 */
export function chooseSeats<A extends Pick<Area, 'code' | 'depute' | 'figures'>>(
  areas: readonly A[],
  asked: ReadonlyMap<string, number>,
  { groupe, question, chiffre, min }: SeatChoice,
): { readonly chosen: readonly A[]; readonly untold: readonly string[] } {
  const chosen: A[] = []
  const untold: string[] = []
  for (const area of areas) {
    if (groupe !== null && area.depute?.groupeAbrege !== groupe) continue
    if (question !== null && (asked.get(area.code) ?? 0) > 0 !== (question === 'posee')) continue
    const told =
      chiffre === null || min === null
        ? true
        : reaches(
            area.figures.find(({ indicator }) => indicator === chiffre),
            min,
          )
    if (told === true) chosen.push(area)
    else if (told === 'untold') untold.push(area.code)
  }
  return { chosen, untold }
}
