import type { Allocation } from '../allocate.ts'
import { sumByArea } from '../areas/aggregate.ts'
import { NIVEAUX, type Niveau } from '../model.ts'

/** Nurse posts that an area needs before a caseload declared there may show through its counts. */
const LEAST_NURSES = 5

/** 1 for the areas where a cabinet declared its caseload and fewer than 5 nurses work (method §4.2). */
export function fewNurses({ communes, cabinets, areas }: Allocation): Readonly<Record<Niveau, Uint8Array>> {
  const index = new Map(communes.map(({ code }, i) => [code, i]))
  const declared = new Float64Array(communes.length)
  const nurses = new Float64Array(communes.length)
  for (const { codeCommune, patientsDeclares, postes } of cabinets) {
    const i = index.get(codeCommune)
    if (i === undefined) continue
    nurses[i]! += postes
    if (patientsDeclares !== null) declared[i] = 1
  }
  return Object.fromEntries(
    NIVEAUX.map((niveau) => {
      const posts = sumByArea(areas[niveau], nurses)
      return [
        niveau,
        Uint8Array.from(sumByArea(areas[niveau], declared), (any, a) =>
          any > 0 && posts[a]! < LEAST_NURSES ? 1 : 0,
        ),
      ]
    }),
  ) as Record<Niveau, Uint8Array>
}
