import { fileURLToPath } from 'node:url'
import { hashFiles } from '../../server/hash-files.ts'
import { sha256 } from '../../server/sha256.ts'
import type { CirconscriptionPolygon } from '../sources/contours-circonscriptions.ts'
import type { AreaTopology } from '../sources/contours-communes.ts'

/** The program that cuts it. */
const CUTTING = ['assign-faces.ts', 'cut-communes.ts', 'grid-topology.ts', 'land-key.ts']

/**
 * What the land is cut from and by, as one SHA-256: outlines of communes and circonscriptions, the circonscriptions of every commune, and
 * the program. An upgrade of a library it calls shows when the package is built anew (`build.test.ts`).
 */
export const landKey = (
  communes: AreaTopology,
  outlines: readonly CirconscriptionPolygon[],
  belongs: ReadonlyMap<string, readonly string[]>,
): string => {
  const program = hashFiles(fileURLToPath(new URL('.', import.meta.url)), CUTTING)
  return `sha256:${sha256(JSON.stringify([program, communes, outlines, [...belongs]]))}`
}
