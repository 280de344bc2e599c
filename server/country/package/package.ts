import type { MultiPolygon } from 'geojson'
import { readCheckTables } from '../facts/check-tables.ts'
import { crossChecks } from '../facts/cross-checks.ts'
import type { Check } from '../../domain/judged.ts'
import { holds } from '../../holdings.ts'
import { lazy } from '../lazy.ts'
import { NOTHING_KEPT, type Kept } from '../../db/kept.ts'
import { classContours, readContours, type Contours } from './read-contours.ts'
import { readDistricts } from './read-districts.ts'
import { readDecoupages, type DecoupageTables } from './decoupages.ts'
import { findReference, keepReference } from './reference-cache.ts'
import { readReference, type Reference } from './reference.ts'
import { findArchive, type TileArchive } from '../tiles/tile-archive.ts'
import { openFiles, type Dataset } from './tables.ts'

/** The official facts as a value: whoever has one needs neither its folder nor a database. */
export interface Package {
  /** SHA-256 of its description, which holds the hash of each of its files: it names the package. */
  readonly hash: string
  /** Each file with its hash, as a calculation names its inputs. */
  readonly datasets: readonly Dataset[]
  readonly reference: Reference
  /** Polygons of every level, read when first asked for. */
  readonly contours: () => Contours
  /** Polygons of the arrondissements of Paris, Lyon and Marseille, read when first asked for. */
  readonly districts: () => ReadonlyMap<string, MultiPolygon>
  /** The découpages that cut across the circonscriptions, read when first asked for. */
  readonly decoupages: () => DecoupageTables
  /** What holds of it and what does not, found when first asked for. */
  readonly checks: () => readonly Check[]
  /** Polygons of the zones in which the shortage of doctors is recognised (`ZIP`, `ZAC`), made when asked for. */
  readonly zonage: () => ReadonlyMap<string, MultiPolygon>
  /** Its tiles, when they were cut before; looked for each time. */
  readonly tiles: () => TileArchive | undefined
}

/** The package in force: what is built from it asks again when it is told that another has taken its place. */
export type CurrentPackage = () => Package

/**
 * Opens the data package of `folder`: its tables are read and verified, or taken as they were `kept` of the same package.
 * @throws SourceError naming the file that is missing or wrong, and the remedy.
 */
export function openPackage(folder: string, kept: Kept = NOTHING_KEPT): Package {
  const files = openFiles(folder)
  const reference = findReference(kept, files.hash) ?? keepReference(kept, files.hash, readReference(files))
  holds('tables', reference)
  const zones = lazy(() => new Map(reference.communes.map(({ code, zonage }) => [code, zonage])))
  return {
    hash: files.hash,
    datasets: files.datasets,
    reference,
    decoupages: lazy(() => readDecoupages(files)),
    checks: lazy(() => crossChecks(reference, readCheckTables(files))),
    contours: lazy(() => readContours(folder, kept)),
    districts: lazy(() => readDistricts(folder)),
    zonage: () => classContours(folder, ['ZIP', 'ZAC'], (code) => zones().get(code) ?? null),
    tiles: () => findArchive(kept, files.hash),
  }
}
