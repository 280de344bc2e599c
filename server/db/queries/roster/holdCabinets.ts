import { mayDoIn, type Action, type Author } from '../../../domain/stewards/roles.ts'
import { run, statement, type Db } from '../../statement.ts'
import { WriteRefused } from '../../write-refused.ts'
import { findRoster, type Roster } from './findRoster.ts'

const HOLD_ROSTER = statement('holdRoster', 'SELECT id FROM rosters WHERE retired_at IS NULL FOR SHARE')
// Held one after the other in the order of their ids: two stewards on one cabinet wait for each other, and never for ever.
const HOLD_CABINETS = statement(
  'holdCabinets',
  `SELECT c.id, c.departement
   FROM cabinets c
   WHERE c.roster = :roster AND c.removed_at IS NULL AND c.id IN (SELECT json_array_elements_text(CAST(:ids AS json)))
   ORDER BY c.id COLLATE "C" FOR UPDATE`,
)

/**
 * Holds cabinets of the roster in force until the transaction ends, for an author who may write to them; their départements by id.
 * @throws WriteRefused without a roster, for an unknown cabinet, or one outside the author's territory.
 */
export async function holdCabinets(
  trx: Db,
  author: Author,
  action: Action,
  cabinetIds: readonly string[],
): Promise<{ readonly roster: Roster; readonly departements: ReadonlyMap<string, string | null> }> {
  await run(trx, HOLD_ROSTER)
  const roster = await findRoster(trx)
  if (!roster) throw new WriteRefused('no-roster', '')
  const ids = JSON.stringify([...new Set(cabinetIds)])
  const cabinets = await run<{ id: string; departement: string | null }>(trx, HOLD_CABINETS, {
    roster: roster.id,
    ids,
  })
  const departements = new Map(cabinets.map(({ id, departement }) => [id, departement]))
  for (const id of cabinetIds) {
    if (!departements.has(id)) throw new WriteRefused('unknown-cabinet', id)
    if (!mayDoIn(author, action, departements.get(id)!)) throw new WriteRefused('outside-territory', id)
  }
  return { roster, departements }
}
