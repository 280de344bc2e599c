import type { Allocation } from '../allocate.ts'
import { sumOverCabinets } from '../areas/fixedColumns.ts'
import { columnOf } from '../columnOf.ts'
import { NIVEAUX, type Cabinet, type Niveau } from '../model.ts'

/** Nurse posts that an area needs before a caseload declared there may show through its counts. */
const LEAST_NURSES = 5

/** 1 for the areas where a cabinet declared its caseload and fewer than 5 nurses work (method §4.2). */
export function fewNurses(allocation: Allocation): Readonly<Record<Niveau, Uint8Array>> {
  const count = (of: (cabinet: Cabinet) => number, niveau: Niveau): Float64Array =>
    sumOverCabinets(allocation.areas[niveau], allocation, columnOf(allocation.cabinets, of))
  return Object.fromEntries(
    NIVEAUX.map((niveau) => {
      const nurses = count(({ postes }) => postes, niveau)
      const declared = count(({ patientsDeclares }) => (patientsDeclares === null ? 0 : 1), niveau)
      return [niveau, Uint8Array.from(declared, (any, a) => (any > 0 && nurses[a]! < LEAST_NURSES ? 1 : 0))]
    }),
  ) as Record<Niveau, Uint8Array>
}
