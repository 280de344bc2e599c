import type { Cabinet, Commune, Zonage } from '../model.ts'
import { standardised, total } from '../patients/demand.ts'
import { needOf } from '../risk/need.ts'
import type { Parameters } from '../parameters.ts'
import type { Indicateur } from '../situation.ts'
import type { Suivi } from '../status/interruption.ts'
import { columnOf } from '../columnOf.ts'
import { meanOf, sumByArea } from './aggregate.ts'
import type { Membership } from './membership.ts'

/** GP APL (≤ 65 years) under which a commune is called under-dense (threshold of the DREES, 2017). */
export const UNDER_DENSE = 2.5

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
  /** Indices of the circonscriptions in which each cabinet counts, none when nobody said. */
  readonly seats: readonly (readonly number[])[]
  readonly followed: Float64Array
  readonly accessibility: Float64Array
  readonly parameters: Pick<Parameters, 'goalposts' | 'prevalence'>
}

/**
 * The columns of one level that hold for every day. APL means weigh by standardised population, people under a
 * threshold by total population, zoning by legal population where it is known (the rules of the DREES and the ARS), need
 * by the target population as the standardised one has it (ρ·population), whether or not people are expected by age: they are no part
 * of need.
 */
export function fixedColumns(area: Membership, inputs: FixedInputs): FixedColumns {
  const { communes, cabinets, parameters } = inputs
  const { population, standard, all, ...of } = columnsOf(communes)
  const perCabinet = (of: (cabinet: Cabinet) => number): Float64Array =>
    sumOverCabinets(area, inputs, columnOf(cabinets, of))
  return {
    values: {
      'patients-suivis': sumByArea(area, inputs.followed),
      besoin: meanOf(
        area,
        needOf(communes, parameters.goalposts),
        standard.map((people) => parameters.prevalence * people),
      ),
      'accessibilite-asalee': meanOf(area, inputs.accessibility, standard),
      'apl-mg': meanOf(area, of.aplMg, standard),
      'apl-mg65': meanOf(area, of.aplMg65, standard),
      'apl-infirmier': meanOf(area, of.aplInfirmier, standard),
      'part-sous-dense': meanOf(area, of.underDense, all),
      'part-zip': meanOf(area, of.zip, population),
      'part-zac': meanOf(area, of.zac, population),
      population: sumByArea(area, population),
      'part-75': meanOf(area, of.share75, population),
      cabinets: perCabinet(() => 1),
      etp: perCabinet(({ etp }) => (etp > 0 ? etp : 0)),
      'medecins-generalistes': sumByArea(area, of.doctors),
    },
  }
}

type Columns = ReturnType<typeof makeColumns>
const made = new WeakMap<readonly Commune[], Columns>()

/** What the levels are summed from, made once for the communes of a country. */
function columnsOf(communes: readonly Commune[]): Columns {
  const known = made.get(communes) ?? makeColumns(communes)
  made.set(communes, known)
  return known
}

function makeColumns(communes: readonly Commune[]) {
  const column = (of: (commune: Commune) => number | null): Float64Array => columnOf(communes, of)
  const zone = (zonage: Zonage): Float64Array =>
    column(({ zonage: own }) => (own === null ? null : own === zonage ? 1 : 0))
  return {
    population: column((commune) => commune.population),
    standard: column(standardised),
    all: column(total),
    aplMg: column((commune) => commune.aplMg),
    aplMg65: column((commune) => commune.aplMg65),
    aplInfirmier: column((commune) => commune.aplInfirmier),
    underDense: column(({ aplMg65 }) => (aplMg65 === null ? null : aplMg65 < UNDER_DENSE ? 1 : 0)),
    zip: zone('ZIP'),
    zac: zone('ZAC'),
    share75: column((commune) => commune.share75),
    doctors: column((commune) => commune.medecinsGeneralistes),
  }
}

/**
 * Sums of a cabinet column by area. A cabinet counts whole for the circonscription in which it stands (for each of those
 * in which it may, so that their sum is no total), and by the shares of its commune when nobody said; above, for the area of its
 * commune, once; cabinets of no known commune count for the whole country only.
 */
export function sumOverCabinets(
  area: Membership,
  { communes, home, seats }: Pick<FixedInputs, 'communes' | 'home' | 'seats'>,
  column: ArrayLike<number>,
): Float64Array {
  const byCommune = new Float64Array(communes.length)
  const seated = new Float64Array(area.codes.length)
  let homeless = 0
  home.forEach((i, j) => {
    const own = seats[j]!
    if (area.niveau === 'circonscription' && own.length > 0) for (const a of own) seated[a]! += column[j]!
    else if (i >= 0) byCommune[i]! += column[j]!
    else homeless += column[j]!
  })
  const sums = sumByArea(area, byCommune)
  if (area.niveau === 'france') return sums.map((sum) => sum + homeless)
  return area.niveau === 'circonscription' ? sums.map((sum, a) => sum + seated[a]!) : sums
}
