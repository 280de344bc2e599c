import type { Allocation } from '../allocate.ts'
import { halfMinutes } from '../allocate.ts'
import { streamKey, type StreamKey } from '../random/stream.ts'

/** What all draws share, made once: nothing in it depends on a draw's number. */
export interface DrawPlan {
  /** Names of the cabinets' streams: a cabinet's numbers follow from its id alone. */
  readonly keys: readonly StreamKey[]
  /** By pair: 1 / (t50 of the commune, relative to the usual t50). */
  readonly nearness: Float32Array
  /** κ·D_i, persons. */
  readonly caps: Float64Array
  /** Pairs of (cabinet, circonscription) that some flow joins: those of cabinet j are `linkStart[j]`…, ascending. */
  readonly linkStart: Int32Array
  readonly linkArea: Int32Array
  /** By pair and part of its commune: position of the link and share; those of pair p are `partStart[p]`… */
  readonly partStart: Int32Array
  readonly partLink: Int32Array
  readonly partShare: Float64Array
}

/** Prepares the draws of an allocation. */
export function drawPlan(allocation: Allocation): DrawPlan {
  const { cabinets, communes, pairs, parameters, demand } = allocation
  const half = halfMinutes(communes, parameters)
  const nearness = new Float32Array(pairs.commune.length)
  for (let p = 0; p < nearness.length; p++) nearness[p] = parameters.t50 / half[pairs.commune[p]!]!
  return {
    keys: cabinets.map(({ id }) => streamKey(id)),
    nearness,
    caps: demand.map((people) => people * parameters.cap),
    ...links(allocation),
  }
}

type Links = Pick<DrawPlan, 'linkStart' | 'linkArea' | 'partStart' | 'partLink' | 'partShare'>

function links({ pairs, communes, areas: { circonscription: area } }: Allocation): Links {
  const partsOf = Array.from({ length: communes.length }, (): { area: number; share: number }[] => [])
  for (let a = 0; a < area.codes.length; a++)
    for (let k = area.start[a]!; k < area.start[a + 1]!; k++)
      partsOf[area.commune[k]!]!.push({ area: a, share: area.share[k]! })
  const linkStart = new Int32Array(pairs.cabinets + 1)
  const linkArea: number[] = []
  const partStart = new Int32Array(pairs.commune.length + 1)
  const partLink: number[] = []
  const partShare: number[] = []
  const linkOf = new Int32Array(area.codes.length)
  for (let j = 0; j < pairs.cabinets; j++) {
    const reached = new Set<number>()
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
      for (const part of partsOf[pairs.commune[p]!]!) reached.add(part.area)
    for (const a of [...reached].sort((x, y) => x - y)) {
      linkOf[a] = linkArea.length
      linkArea.push(a)
    }
    linkStart[j + 1] = linkArea.length
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
      for (const part of partsOf[pairs.commune[p]!]!) {
        partLink.push(linkOf[part.area]!)
        partShare.push(part.share)
      }
      partStart[p + 1] = partLink.length
    }
  }
  return {
    linkStart,
    linkArea: Int32Array.from(linkArea),
    partStart,
    partLink: Int32Array.from(partLink),
    partShare: Float64Array.from(partShare),
  }
}
