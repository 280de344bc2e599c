import type { Done, NamedCabinet } from '../../contract/index.ts'
import { listBatch } from '../../db/queries/events/listBatch.ts'
import { listHistory } from '../../db/queries/events/listHistory.ts'
import type { GestionDeps, Visit } from './visit.ts'

/** How long a slip can be undone, seconds. */
export const UNDO_SECONDS = 60
const BATCH = /^[0-9a-f-]{36}$/

/** A cabinet by its name and place; by its id alone when the roster no longer has it. */
export function named({ atlas }: Pick<GestionDeps, 'atlas'>, id: string): NamedCabinet {
  const cabinet = atlas.cabinet(id)
  const commune = cabinet && atlas.communes.get(cabinet.codeCommune)
  return {
    id,
    nom: cabinet?.nom ?? id,
    commune: commune?.nom ?? cabinet?.codeCommune ?? '',
    departement: commune?.departement ?? '',
  }
}

/** What the visitor recorded as one batch (`?lot=`), and what others recorded on the same cabinets since `?vu=`. */
export async function doneOf({ deps, author, query }: Visit): Promise<Done | null> {
  const { lot = '', vu = '' } = query
  if (!BATCH.test(lot)) return null
  const { knex } = deps.database
  const events = await listBatch(knex, author.tokenId, lot)
  if (events.length === 0) return null
  const own = new Set(events.map(({ id }) => id))
  const first = Math.min(...events.map(({ sequence }) => sequence))
  const seen = /^\d{1,15}$/.test(vu) ? Number(vu) : first
  const others = await listHistory(knex, [...new Set(events.map(({ cabinetId }) => cabinetId))])
  const until = Date.parse(events[0]!.recordedAt) + UNDO_SECONDS * 1000
  const standing = events.filter(({ retracted }) => !retracted)
  return {
    batch: lot,
    cabinets: events.map(({ cabinetId, statut }) => ({ ...named(deps, cabinetId), statut })),
    state: standing.length === 0 ? 'undone' : 'recorded',
    undoUntil: standing.length > 0 && until > Date.now() ? new Date(until).toISOString() : null,
    meanwhile: others
      .filter(({ id, sequence }) => sequence > seen && !own.has(id))
      .map((event) => ({ ...event, nom: named(deps, event.cabinetId).nom })),
  }
}
