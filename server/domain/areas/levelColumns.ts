import type { Allocation } from '../allocate.ts'
import type { CommuneColumns } from '../communeColumns.ts'
import { STATUTS, type Commune, type Statut, type Zonage } from '../model.ts'
import { exposure } from '../risk/pillars.ts'
import { riskIndex } from '../risk/riskIndex.ts'
import { BANDES_MINUTES, type BandeMinutes, type LevelColumns } from '../situation.ts'
import { meanByArea, sumByArea } from './aggregate.ts'
import type { Membership } from './membership.ts'

/** GP APL (≤ 65 years) under which a commune is called under-dense (threshold of the DREES, 2017). */
export const UNDER_DENSE = 2.5

/**
 * All columns of one level. Risk above the commune is made again from sums (E) and from means weighted by the
 * affected (A, N; by the followed, then the target population, where nobody is affected): never an average of R.
 * APL means weigh by standardised population, people under a threshold and minutes by total population.
 */
export function levelColumns(allocation: Allocation, area: Membership, day: CommuneColumns): LevelColumns {
  const { communes, parameters } = allocation
  const column = (of: (commune: Commune) => number | null): Float64Array =>
    Float64Array.from(communes, (commune) => of(commune) ?? NaN)
  const total = (values: ArrayLike<number>): Float64Array => sumByArea(area, values)
  // A commune is its own mean, also where nobody lives and nothing weighs.
  const mean = (values: ArrayLike<number>, weights: ArrayLike<number>): Float64Array =>
    area.niveau === 'commune' ? finite(values) : meanByArea(area, values, weights)
  const zone = (zonage: Zonage): Float64Array =>
    mean(
      column((commune) => (commune.zonage === null ? null : commune.zonage === zonage ? 1 : 0)),
      day.population,
    )
  const followed = total(allocation.followed)
  const affected = total(day.affected)
  const target = total(allocation.demand)
  const byHarm = (values: Float64Array): Float64Array => {
    const means = [day.affected, allocation.followed, allocation.demand].map((weights) =>
      mean(values, weights),
    )
    return means[0]!.map(
      (value, a) => [value, means[1]![a]!, means[2]![a]!].find((v) => !Number.isNaN(v)) ?? NaN,
    )
  }
  const alternatives = byHarm(day.alternatives)
  const need = byHarm(day.need)
  const exposed = followed.map((people, a) =>
    exposure(affected[a]!, people, target[a]!, parameters.goalposts.affectedPer1000),
  )
  const apl65 = column((commune) => commune.aplMg65)
  return {
    niveau: area.niveau,
    codes: area.codes,
    values: {
      'patients-suivis': followed,
      'patients-affectes': affected,
      risque: exposed.map((e, a) => riskIndex(e, alternatives[a]!, need[a]!)),
      exposition: exposed,
      alternatives,
      besoin: need,
      'accessibilite-asalee': mean(allocation.accessibility, day.standardised),
      'minutes-active': mean(day.minutes, day.total),
      'apl-mg': mean(
        column((commune) => commune.aplMg),
        day.standardised,
      ),
      'apl-mg65': mean(apl65, day.standardised),
      'apl-infirmier': mean(
        column((commune) => commune.aplInfirmier),
        day.standardised,
      ),
      'part-sous-dense': mean(
        apl65.map((apl) => (Number.isNaN(apl) ? NaN : apl < UNDER_DENSE ? 1 : 0)),
        day.total,
      ),
      'part-zip': zone('ZIP'),
      'part-zac': zone('ZAC'),
      population: total(day.population),
      'part-75': mean(
        column((commune) => commune.share75),
        day.population,
      ),
      cabinets: total(day.cabinets).map((count) => count + homeless(area, day, () => 1)),
      etp: total(day.etp).map(
        (etp) => etp + homeless(area, day, (j) => Math.max(0, allocation.cabinets[j]!.etp)),
      ),
      'medecins-generalistes': total(column((commune) => commune.medecinsGeneralistes)),
    },
    peopleByMinutes: byMinutes(area, day),
    cabinetsByStatus: Object.fromEntries(
      STATUTS.map((statut): [Statut, Float64Array] => [
        statut,
        total(day.cabinetsByStatus[statut]).map(
          (count) => count + homeless(area, day, (j) => (day.statuts[j] === statut ? 1 : 0)),
        ),
      ]),
    ) as Record<Statut, Float64Array>,
  }
}

/** What the cabinets of no known commune add: to the whole country only. */
function homeless(area: Membership, day: CommuneColumns, of: (cabinet: number) => number): number {
  return area.niveau === 'france' ? day.homeless.reduce((sum, j) => sum + of(j), 0) : 0
}

function byMinutes(area: Membership, day: CommuneColumns): Record<BandeMinutes, Float64Array> {
  const within: Record<BandeMinutes, (minutes: number) => boolean> = {
    '0-10': (t) => t < 10,
    '10-20': (t) => t >= 10 && t < 20,
    '20-45': (t) => t >= 20 && t < 45,
    '45+': (t) => t >= 45,
  }
  return Object.fromEntries(
    BANDES_MINUTES.map((band) => [
      band,
      sumByArea(
        area,
        day.total.map((people, i) => (within[band](day.minutes[i]!) ? people : 0)),
      ),
    ]),
  ) as Record<BandeMinutes, Float64Array>
}

function finite(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value) => (Number.isFinite(value) ? value : NaN))
}
