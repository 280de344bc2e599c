import type { Allocation } from '../../domain/allocate.ts'
import {
  followedHere,
  ownFollowed,
  type FollowedHere,
  type OwnFollowed,
} from '../../domain/areas/followedHere.ts'
import type { Niveau } from '../../domain/model.ts'
import type { View } from './view.ts'

const kept = new WeakMap<Allocation, Map<Niveau, OwnFollowed>>()

/** The followed patients of an area in two parts, see `followedHere`; which cabinet follows whom changes on no day. */
export function followedHereOf(
  allocation: Allocation,
  view: View,
  niveau: Exclude<Niveau, 'commune' | 'france'>,
  index: number,
): FollowedHere | null {
  const levels = kept.get(allocation) ?? new Map<Niveau, OwnFollowed>()
  kept.set(allocation, levels)
  const own = levels.get(niveau) ?? ownFollowed(allocation, niveau)
  levels.set(niveau, own)
  return followedHere(own, index, view.levels[niveau].figure(index, 'patients-suivis').value)
}
