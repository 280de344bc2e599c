import { listFindings, type DatedFinding } from '../../db/queries/registers/listFindings.ts'
import { isStill } from '../../domain/registers/compareRegister.ts'
import type { Author } from '../../domain/stewards/roles.ts'
import { parisDay } from '../../paris-day.ts'
import type { HandlerDeps } from '../deps.ts'

/** A thing to check, with the cabinet by the name and place that people know; communes of `elsewhere` by name and code. */
export interface FindingLine extends Pick<DatedFinding, 'register' | 'kind' | 'ours' | 'theirs'> {
  readonly id: string
  readonly nom: string
  readonly commune: string
  readonly departement: string
  /** ISO date of the check. */
  readonly checkedOn: string
}

/** What registers say otherwise of the cabinets of an author’s territory, and that nobody has put right since. */
export async function findingsOf(
  { atlas, database }: Pick<HandlerDeps, 'atlas' | 'database'>,
  { departements }: Author,
): Promise<readonly FindingLine[]> {
  const named = (code: string): string => `${atlas.communes.get(code)?.nom ?? ''} (${code})`.trim()
  return (await listFindings(database.knex)).flatMap((finding): FindingLine[] => {
    const cabinet = atlas.cabinet(finding.cabinetId)
    if (!cabinet || !isStill(finding, cabinet)) return []
    const commune = atlas.communes.get(cabinet.codeCommune)
    const departement = commune?.departement ?? ''
    if (departements !== null && !departements.includes(departement)) return []
    const { register, kind, ours, theirs } = finding
    const isPlace = kind === 'elsewhere' || kind === 'no-nurse'
    return [
      {
        ...{ id: cabinet.id, nom: cabinet.nom, commune: commune?.nom ?? cabinet.codeCommune, departement },
        ...{ register, kind, ours: isPlace ? named(ours) : ours },
        theirs: theirs !== null && isPlace ? named(theirs) : theirs,
        checkedOn: parisDay(Date.parse(finding.checkedAt)),
      },
    ]
  })
}
