import type { Allocation } from '../allocate.ts'
import { sumOverCabinets } from '../areas/fixedColumns.ts'
import type { Membership } from '../areas/membership.ts'
import { columnOf } from '../columnOf.ts'
import { NIVEAUX, type Cabinet, type Niveau } from '../model.ts'

/** Nurse posts that an area needs before a caseload declared there may show through its counts. */
const LEAST_NURSES = 5

/** 1 for the areas where a cabinet declared its caseload and fewer than 5 nurses work (method §4.2). */
export const fewNurses = (allocation: Allocation): Readonly<Record<Niveau, Uint8Array>> =>
  Object.fromEntries(
    NIVEAUX.map((niveau) => [niveau, fewNursesIn(allocation, allocation.areas[niveau])]),
  ) as Record<Niveau, Uint8Array>

/** The same of the areas of one membership. */
export function fewNursesIn(allocation: Allocation, area: Membership): Uint8Array {
  const count = (of: (cabinet: Cabinet) => number): Float64Array =>
    sumOverCabinets(area, allocation, columnOf(allocation.cabinets, of))
  const nurses = count(({ postes }) => postes)
  const declared = count(({ patientsDeclares }) => (patientsDeclares === null ? 0 : 1))
  return Uint8Array.from(declared, (any, a) => (any > 0 && nurses[a]! < LEAST_NURSES ? 1 : 0))
}
