import { reachesLimit } from '../../domain/reachesLimit.ts'
import type { listTerritoires, OutputOf, SeatChoice } from '../../contract/index.ts'

type Area = OutputOf<typeof listTerritoires>['items'][number]

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
        : reachesLimit(
            area.figures.find(({ indicator }) => indicator === chiffre),
            min,
          )
    if (told === true) chosen.push(area)
    else if (told === 'untold') untold.push(area.code)
  }
  return { chosen, untold }
}
