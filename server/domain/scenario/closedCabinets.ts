import { drawOrder } from './drawOrder.ts'
import type { Area, CanonicalScenario, Closure } from './request.ts'
import type { ScenarioWorld } from './world.ts'

/** What a lot drew: whole cabinets, so the share is met as nearly as they allow. */
export interface Drawn extends Area {
  readonly draw: number
  /** Share asked for, 0..1. */
  readonly share: number
  /** Nurse posts of the area and among the cabinets drawn (etp where the area counts no post). */
  readonly posts: number
  readonly closedPosts: number
}

export interface Closed {
  /** 1 for every cabinet that closes, aligned on the cabinets. */
  readonly closed: Uint8Array
  readonly drawn: readonly Drawn[]
}

/** Resolves the closures of a request without issues. */
export function closedCabinets(world: ScenarioWorld, { closures }: CanonicalScenario): Closed {
  const closed = new Uint8Array(world.statuts.length)
  const drawn: Drawn[] = []
  for (const closure of closures) {
    if (closure.by === 'cabinets') for (const id of closure.ids) closed[world.cabinetIndex.get(id)!] = 1
    else if (closure.by === 'share') drawn.push(draw(world, closure, closed))
    else
      for (const j of cabinetsOf(world, closure))
        if (closure.by === 'area' || world.statuts[j] === closure.statut) closed[j] = 1
  }
  return { closed, drawn }
}

/** Indices of the cabinets of an area, ascending. */
function cabinetsOf(world: ScenarioWorld, { niveau, code }: Area): number[] {
  const area = world.areaIndex[niveau].get(code)!
  const found: number[] = []
  world.cabinetAreas[niveau].forEach((of, j) => of.includes(area) && found.push(j))
  return found
}

/**
 * Closes the first cabinets of the lot's order: as many as bring their posts, added up, nearest to the share asked for
 * (fewer posts among equals; a cabinet without a post of its own follows the one before it), and at least one post: 20 %
 * of two posts is one. A prefix, not a packing: to skip what overshoots would spare the large cabinets in every lot.
 */
function draw(world: ScenarioWorld, closure: Extract<Closure, { by: 'share' }>, closed: Uint8Array): Drawn {
  const { niveau, code, share } = closure
  const { cabinets } = world.allocation
  const candidates = cabinetsOf(world, closure)
  const counted = candidates.map((j) => Math.max(0, cabinets[j]!.postes))
  const sizes = counted.some((posts) => posts > 0) ? counted : candidates.map((j) => world.etp[j]!)
  const posts = sizes.reduce((sum, size) => sum + size, 0)
  const ids = candidates.map((j) => cabinets[j]!.id)
  const order = share > 0 ? drawOrder(ids, closure.draw) : []
  const target = share * posts
  let reached = 0
  let closedPosts = 0
  let take = 0
  order.forEach((k, rank) => {
    reached += sizes[k]!
    const nearer = closedPosts === 0 || Math.abs(reached - target) < Math.abs(closedPosts - target)
    if (!nearer && reached !== closedPosts) return
    closedPosts = reached
    take = rank + 1
  })
  for (const k of order.slice(0, take)) closed[candidates[k]!] = 1
  return { niveau, code, draw: closure.draw, share, posts, closedPosts }
}
