import { reachesLimit } from '../../domain/reachesLimit.ts'
import type { listTerritoires, OutputOf, SeatChoice } from '../../contract/index.ts'

type Area = OutputOf<typeof listTerritoires>['items'][number]

/** How many questions a seat has borne, how many of them had no answer on the day of the list, and how many its deputy of today put. */
export interface Asked {
  readonly all: number
  readonly waiting: number
  readonly byHolder: number
}

const meets = (question: NonNullable<SeatChoice['question']>, asked: Asked | undefined): boolean =>
  question === 'aucune' ? !asked : question === 'posee' ? asked !== undefined : (asked?.waiting ?? 0) > 0

/**
 * The circonscriptions that meet a choice, in their order, and the codes of those that meet the rest of it but whose figure does not
 * tell. `asked`: the questions on the scheme that a circonscription has borne.
 */
export function chooseSeats<A extends Pick<Area, 'code' | 'depute' | 'figures'>>(
  areas: readonly A[],
  asked: ReadonlyMap<string, Asked>,
  { groupe, question, limits }: SeatChoice,
): { readonly chosen: readonly A[]; readonly untold: readonly string[] } {
  const chosen: A[] = []
  const untold: string[] = []
  for (const area of areas) {
    if (groupe !== null && area.depute?.groupeAbrege !== groupe) continue
    if (question !== null && !meets(question, asked.get(area.code))) continue
    const told = limits.map(({ chiffre, min }) =>
      reachesLimit(
        area.figures.find(({ indicator }) => indicator === chiffre),
        min,
      ),
    )
    if (told.every((one) => one === true)) chosen.push(area)
    else if (told.every((one) => one !== false)) untold.push(area.code)
  }
  return { chosen, untold }
}
