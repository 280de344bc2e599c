import type { Allocation } from './allocate.ts'
import { fixedColumns } from './areas/fixedColumns.ts'
import { areaColumns } from './areas/levelColumns.ts'
import { dividedBy } from './areas/membership.ts'
import { communeColumns } from './communeColumns.ts'
import { HORS_NIVEAU, type Decoupage, type Inputs } from './model.ts'
import { publisherOf, type PublicLevel, type PublishOptions } from './publish.ts'
import { crossCounts } from './secrecy/crossCounts.ts'
import type { Situation } from './situation.ts'
import { dayStatuses } from './status/dayStatuses.ts'

/**
 * One découpage as the public may see it on the day of `situation`: made when asked for, since nothing else rests on it. `areaOf` gives
 * the area of a commune's code, null outside all of them. No draw is kept by commune, so there is no interval.
 */
export function publishAcross(
  situation: Situation,
  allocation: Allocation,
  inputs: Pick<Inputs, 'events' | 'financement'>,
  { niveau, areaOf }: { readonly niveau: Decoupage; readonly areaOf: (codeCommune: string) => string | null },
  options: Pick<PublishOptions, 'aplMillesime'>,
): PublicLevel {
  const area = dividedBy(niveau, allocation.communes, (code) => areaOf(code) ?? HORS_NIVEAU)
  const day = communeColumns(allocation, dayStatuses(allocation, inputs, situation.asOf))
  const level = areaColumns(allocation, area, fixedColumns(area, allocation), day)
  const counts = crossCounts(situation, allocation, area, {
    'patients-suivis': allocation.followed,
    ...day.followedBy,
    'interruptions-attendues': day.terms.affected,
    'patients-sans-relais': day.terms.relayless,
  })
  return publisherOf(situation.asOf, allocation, counts, options)(level)
}
