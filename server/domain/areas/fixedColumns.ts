import type { Cabinet, Commune, Zonage } from '../model.ts'
import { standardised, total } from '../patients/demand.ts'
import { needOf } from '../risk/need.ts'
import type { Goalposts } from '../risk/goalposts.ts'
import type { Indicateur } from '../situation.ts'
import type { Suivi } from '../status/interruption.ts'
import { columnOf } from '../columnOf.ts'
import { meanOf, sumByArea } from './aggregate.ts'
import type { Membership } from './membership.ts'

/** GP APL (≤ 65 years) under which a commune is called under-dense (threshold of the DREES, 2017). */
const UNDER_DENSE = 2.5

/** What no status and no day changes. */
type Fixed = Exclude<
  Indicateur,
  | Suivi
  | 'interruptions-attendues'
  | 'patients-sans-relais'
  | 'risque'
  | 'interruption'
  | 'sans-alternative'
  | 'minutes-active'
>

export interface FixedColumns {
  readonly values: Readonly<Record<Fixed, Float64Array>>
}

/** What a level's fixed columns are made from: the communes and cabinets, and the communes' estimates. */
export interface FixedInputs {
  readonly communes: readonly Commune[]
  readonly cabinets: readonly Cabinet[]
  /** Index of each cabinet's commune, −1 when it is unknown. */
  readonly home: Int32Array
  /** Index of the circonscription in which each cabinet stands, −1 when nobody said. */
  readonly seat: Int32Array
  readonly demand: Float64Array
  readonly followed: Float64Array
  readonly accessibility: Float64Array
  readonly goalposts: Goalposts
}

/**
 * The columns of one level that hold for every day. APL means weigh by standardised population, people under a
 * threshold by total population, zoning by legal population where it is known (the rules of the DREES and the ARS), need
 * by the target population.
 */
export function fixedColumns(area: Membership, inputs: FixedInputs): FixedColumns {
  const { communes, cabinets } = inputs
  const column = (of: (commune: Commune) => number | null): Float64Array => columnOf(communes, of)
  const population = column((commune) => commune.population)
  const weights = { standard: column(standardised), total: column(total) }
  const apl = (of: (commune: Commune) => number | null): Float64Array =>
    meanOf(area, column(of), weights.standard)
  const zone = (zonage: Zonage): Float64Array =>
    meanOf(
      area,
      column(({ zonage: own }) => (own === null ? null : own === zonage ? 1 : 0)),
      population,
    )
  const perCabinet = (of: (cabinet: Cabinet) => number): Float64Array =>
    sumOverCabinets(area, inputs, columnOf(cabinets, of))
  return {
    values: {
      'patients-suivis': sumByArea(area, inputs.followed),
      besoin: meanOf(area, needOf(communes, inputs.goalposts), inputs.demand),
      'accessibilite-asalee': meanOf(area, inputs.accessibility, weights.standard),
      'apl-mg': apl((commune) => commune.aplMg),
      'apl-mg65': apl((commune) => commune.aplMg65),
      'apl-infirmier': apl((commune) => commune.aplInfirmier),
      'part-sous-dense': meanOf(
        area,
        column(({ aplMg65 }) => (aplMg65 === null ? null : aplMg65 < UNDER_DENSE ? 1 : 0)),
        weights.total,
      ),
      'part-zip': zone('ZIP'),
      'part-zac': zone('ZAC'),
      population: sumByArea(area, population),
      'part-75': meanOf(
        area,
        column((commune) => commune.share75),
        population,
      ),
      cabinets: perCabinet(() => 1),
      etp: perCabinet(({ etp }) => (etp > 0 ? etp : 0)),
      'medecins-generalistes': sumByArea(
        area,
        column((commune) => commune.medecinsGeneralistes),
      ),
    },
  }
}

/**
 * Sums of a cabinet column by area. A cabinet counts whole for the circonscription in which it stands, and by the shares of
 * its commune when nobody said; cabinets of no known commune count for the whole country only.
 */
export function sumOverCabinets(
  area: Membership,
  { communes, home, seat }: Pick<FixedInputs, 'communes' | 'home' | 'seat'>,
  column: ArrayLike<number>,
): Float64Array {
  const byCommune = new Float64Array(communes.length)
  const seated = new Float64Array(area.codes.length)
  let homeless = 0
  home.forEach((i, j) => {
    if (area.niveau === 'circonscription' && seat[j]! >= 0) seated[seat[j]!]! += column[j]!
    else if (i >= 0) byCommune[i]! += column[j]!
    else homeless += column[j]!
  })
  const sums = sumByArea(area, byCommune)
  if (area.niveau === 'france') return sums.map((sum) => sum + homeless)
  return area.niveau === 'circonscription' ? sums.map((sum, a) => sum + seated[a]!) : sums
}
