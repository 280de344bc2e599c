import { frenchNumber } from '../../domain/frenchNumber.ts'
import type { Cabinet } from '../../domain/model.ts'
import { LEAST_SHOWN, roundCount } from '../../domain/secrecy/round.ts'
import type { Author } from '../../domain/stewards/roles.ts'
import { worklist, type WorklistItem } from '../../domain/stewards/worklist.ts'
import type { HandlerDeps } from '../handlers/deps.ts'

/** A cabinet to reconfirm, with what a steward needs to do so. */
export interface WorklistLine extends Omit<WorklistItem, 'patients'> {
  readonly nom: string
  readonly commune: string
  readonly departement: string
  readonly telephone: string | null
  /** Rounded; `< 11` under 11. */
  readonly patients: string
  readonly declared: boolean
}

/** The worklist of an author for today. */
export function worklistOf(
  { atlas, today }: Pick<HandlerDeps, 'atlas' | 'today'>,
  author: Author,
): WorklistLine[] {
  const asOf = today()
  const { statuses } = atlas.views.at(asOf)
  const { cabinets, caseload } = atlas.views.allocation
  const departementOf = (cabinet: Cabinet): string =>
    atlas.communes.get(cabinet.codeCommune)?.departement ?? ''
  const lines = worklist(
    cabinets.map((cabinet, at) => ({
      id: cabinet.id,
      departement: departementOf(cabinet),
      patients: caseload[at]!,
      status: statuses.get(cabinet.id)!,
    })),
    asOf,
    author.departements,
  )
  return lines.map((line) => {
    const cabinet = atlas.cabinet(line.id)!
    return {
      ...line,
      nom: cabinet.nom,
      commune: atlas.communes.get(cabinet.codeCommune)?.nom ?? cabinet.codeCommune,
      departement: departementOf(cabinet),
      telephone: cabinet.telephone,
      patients: line.patients < LEAST_SHOWN ? '< 11' : frenchNumber(roundCount(line.patients), 0),
      declared: cabinet.patientsDeclares !== null,
    }
  })
}
