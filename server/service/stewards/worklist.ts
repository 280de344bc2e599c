import type { GestionPages } from '../../contract/index.ts'
import { frenchNumber } from '../../domain/frenchNumber.ts'
import type { Cabinet } from '../../domain/model.ts'
import { LEAST_SHOWN, roundCount } from '../../domain/secrecy/round.ts'
import type { Author } from '../../domain/stewards/roles.ts'
import {
  nextExpiry,
  worklist,
  type WorklistCabinet,
  type WorklistItem,
} from '../../domain/stewards/worklist.ts'
import type { HandlerDeps } from '../deps.ts'

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

type Deps = Pick<HandlerDeps, 'atlas' | 'today'>

const departementOf = ({ communes }: Deps['atlas'], { codeCommune }: Cabinet): string =>
  communes.get(codeCommune)?.departement ?? ''

function weighed({ atlas, today }: Deps): WorklistCabinet[] {
  const { statuses } = atlas.views.at(today())
  const { cabinets, caseload } = atlas.views.allocation
  return cabinets.map((cabinet, at) => ({
    id: cabinet.id,
    departement: departementOf(atlas, cabinet),
    patients: caseload[at]!,
    status: statuses.get(cabinet.id)!,
  }))
}

/** The cabinet of an author's territory whose status expires first after this week, to be told when the list is empty. */
export function nextOf(deps: Deps, author: Author): GestionPages['gestionAccueil']['next'] {
  const next = nextExpiry(weighed(deps), deps.today(), author.departements)
  if (!next) return null
  const cabinet = deps.atlas.cabinet(next.id)!
  const commune = deps.atlas.communes.get(cabinet.codeCommune)?.nom ?? cabinet.codeCommune
  return { ...next, nom: cabinet.nom, commune, departement: departementOf(deps.atlas, cabinet) }
}

/** The worklist of an author for today. */
export function worklistOf(deps: Deps, author: Author): WorklistLine[] {
  const { atlas } = deps
  const lines = worklist(weighed(deps), deps.today(), author.departements)
  return lines.map((line) => {
    const cabinet = atlas.cabinet(line.id)!
    return {
      ...line,
      nom: cabinet.nom,
      commune: atlas.communes.get(cabinet.codeCommune)?.nom ?? cabinet.codeCommune,
      departement: departementOf(atlas, cabinet),
      telephone: cabinet.telephone,
      patients: line.patients < LEAST_SHOWN ? '< 11' : frenchNumber(roundCount(line.patients), 0),
      declared: cabinet.patientsDeclares !== null,
    }
  })
}
