import { LRUCache } from 'lru-cache'
import { STATUTS } from '../../domain/model.ts'
import { statusChanges } from '../../domain/status/statusChanges.ts'
import { FRISE_FROM } from '../../contract/timeline.ts'
import { assertKnown } from '../known-days.ts'
import { badInput } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { provenanceOf, type HandlerDeps } from '../deps.ts'

const DAY = 86_400_000
/** Spans kept: one a day and reader's choice, each some hundred kilobytes. */
const KEPT = 4
/** Longer spans are refused: three years are ten times what there is to tell. */
const LONGEST = 1100

/** Every change of every cabinet's public status between two days, those asked for before from memory. */
export function friseHandlers(deps: HandlerDeps): Pick<Handlers, 'getFrise'> {
  const kept = new LRUCache<string, [number, number][][]>({ max: KEPT })

  const changesBetween = (atlas: HandlerDeps['atlas'], from: string, to: string): [number, number][][] => {
    const start = Date.parse(from)
    return atlas.cabinets.map(({ id }) =>
      statusChanges(atlas.events(id), from, to).map(({ date, value }) => [
        (Date.parse(date) - start) / DAY,
        STATUTS.indexOf(value),
      ]),
    )
  }

  return {
    getFrise: ({ from, to = deps.today() }) => {
      const { atlas } = deps
      if (from !== FRISE_FROM) assertKnown(deps, from, 'from')
      assertKnown(deps, to, 'to')
      const span = (Date.parse(to) - Date.parse(from)) / DAY
      if (span < 0) throw badInput([{ path: 'to', message: `a date not before ${from} is expected` }])
      if (span > LONGEST)
        throw badInput([{ path: 'from', message: `a date at most ${LONGEST} days before ${to} is expected` }])
      const key = `${atlas.cabinetsHash} ${atlas.eventsHash(to)} ${from} ${to}`
      const changements = kept.get(key) ?? changesBetween(atlas, from, to)
      kept.set(key, changements)
      const communes = atlas.cabinets.map(({ codeCommune }) => atlas.communes.get(codeCommune))
      return {
        from,
        to,
        statuts: [...STATUTS],
        ids: atlas.cabinets.map(({ id }) => id),
        departements: communes.map((commune) => commune?.departement ?? null),
        regions: communes.map((commune) => commune?.region ?? null),
        changements,
        ...provenanceOf(deps, to),
      }
    },
  }
}
