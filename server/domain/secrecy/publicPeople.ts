import { frenchNumber } from '../frenchNumber.ts'
import { BANDES_MINUTES, type BandeMinutes, type LevelColumns } from '../situation.ts'
import { writeAbsent } from '../writeFigure.ts'
import { LEAST_SHOWN, roundCount } from './round.ts'

/**
 * Inhabitants by minutes to the nearest active cabinet, as written: rounded like every count, `< 11` under 11. They
 * are no patients (population and places are public), so nothing else is hidden for their sake.
 */
export function publicPeople(level: LevelColumns, index: number): Record<BandeMinutes, string> {
  return Object.fromEntries(
    BANDES_MINUTES.map((band) => {
      const people = level.peopleByMinutes[band][index]!
      return [
        band,
        people > 0 && people < LEAST_SHOWN
          ? writeAbsent('fr', 'hidden')
          : frenchNumber(roundCount(people), 0),
      ]
    }),
  ) as Record<BandeMinutes, string>
}
