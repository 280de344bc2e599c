import { sha256 } from '../../server/sha256.ts'
import type { CirconscriptionPolygon } from '../sources/contours-circonscriptions.ts'
import type { AreaTopology } from '../sources/contours-communes.ts'

/** What the land is cut from, as one SHA-256: outlines of communes and circonscriptions, and the circonscriptions of every commune. */
export const landKey = (
  communes: AreaTopology,
  outlines: readonly CirconscriptionPolygon[],
  belongs: ReadonlyMap<string, readonly string[]>,
): string => `sha256:${sha256(JSON.stringify([communes, outlines, [...belongs]]))}`
