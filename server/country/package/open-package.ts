import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptIn, type Kept } from '../../db/kept.ts'
import { listCabinets } from '../../db/queries/roster/listCabinets.ts'
import type { Db } from '../../db/statement.ts'
import { originsOf } from '../../domain/origins.ts'
import { roadsOf } from '../../domain/travel/roads.ts'
import { extractPackage, hashIn, hashOfPackage, removePackagesBut } from './kept-packages.ts'
import { findPackageInForce, packagesFolder, placeOfPackage, takeOwnPackage } from './package-in-force.ts'
import { openPackage, type Package } from './package.ts'
import { readPackageApart } from './readPackageApart.ts'
import { SourceError } from './source-error.ts'
import { DESCRIPTION } from './tables.ts'

/** Where a package lies, and where what a program makes of it is kept from one start to the next. */
interface PackagePlace {
  readonly packageFolder: string
  readonly cache: string
  /** Names the program. */
  readonly program: string
}

/** A package that was read. */
export interface OpenedPackage {
  readonly pack: Package
  readonly place: PackagePlace
  readonly kept: Kept
}

/** Where the packages of a process lie: its program's own, and those taken from the database. */
export interface Places {
  readonly dataDir: string
  /** Under the hash that it had when the process started. */
  readonly own: PackagePlace & { readonly hash: string }
  /** Where the package of a hash lies, or is to lie: the program's own folder only while it still holds that package. */
  readonly of: (hash: string) => PackagePlace
}

/** The places of a program whose own package is in `ownFolder`. @throws SourceError when there is none. */
export function placesOf(ownFolder: string, dataDir: string, program: string): Places {
  const own = {
    ...{ packageFolder: ownFolder, cache: join(dataDir, 'cache'), program },
    hash: hashOfPackage(ownFolder),
  }
  return {
    dataDir,
    own,
    of: (hash) => {
      if (hash === own.hash && hashIn(ownFolder) === hash) return own
      const { folder, cache } = placeOfPackage(dataDir, hash)
      return { packageFolder: folder, cache, program }
    },
  }
}

function openAt(place: PackagePlace, hash: string): OpenedPackage {
  const kept = keptIn(place.cache, place.program)
  const pack = openPackage(place.packageFolder, kept)
  if (pack.hash !== hash)
    throw new SourceError(
      DESCRIPTION,
      `in ${place.packageFolder} is that of ${pack.hash}, not of ${hash}.`,
      'Load the package that is to be served: npm run data:load.',
    )
  // No cabinet changes where the roads lead.
  roadsOf(originsOf(pack.reference))
  return { pack, place, kept }
}

/** What this machine served last: a guess, made while the database opens. */
const guessFile = (dataDir: string): string => join(packagesFolder(dataDir), 'served')

/** Folder of the package that a server on this data folder served last, or `ownFolder`. */
export function lastServedFolder(dataDir: string, ownFolder: string): string {
  const file = guessFile(dataDir)
  if (!existsSync(file)) return ownFolder
  const { folder } = placeOfPackage(dataDir, readFileSync(file, 'utf8'))
  return existsSync(folder) ? folder : ownFolder
}

/** Opens what will most likely be in force, before the database says so. @throws SourceError about the program's own package. */
export function openLikely(places: Places): OpenedPackage {
  const file = guessFile(places.dataDir)
  const hash = existsSync(file) ? readFileSync(file, 'utf8') : places.own.hash
  const place = places.of(hash)
  if (place !== places.own && existsSync(place.packageFolder))
    try {
      return openAt(place, hash)
    } catch {
      // Said once the database has named it.
    }
  return openAt(places.own, places.own.hash)
}

/**
 * The package in force when a process starts; where it cannot be read by this program, the program's own, and why. What `likely` opened
 * is not read again.
 */
export async function openInForce(
  db: Db,
  places: Places,
  likely: OpenedPackage,
): Promise<{
  readonly opened: OpenedPackage
  readonly passedOver: { readonly hash: string; readonly why: string } | null
}> {
  const opened = (hash: string): OpenedPackage =>
    likely.pack.hash === hash ? likely : openAt(places.of(hash), hash)
  const force = await findPackageInForce(db, places.own.hash)
  await takeOwnPackage(db, force)
  if (force.from === 'own') {
    const passedOver = force.passedOver && {
      hash: force.passedOver,
      why: 'it came with another program, and the database does not have it',
    }
    return { opened: opened(force.hash), passedOver: passedOver || null }
  }
  try {
    await extractPackage(db, force.hash, places.of(force.hash).packageFolder)
    return { opened: opened(force.hash), passedOver: null }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    return { opened: opened(places.own.hash), passedOver: { hash: force.hash, why: error.message } }
  }
}

/**
 * Opens another package while one is being answered from: what takes seconds is done in a process of its own and kept, so that this one
 * only reads it. @throws SourceError when it cannot be read.
 */
export async function openNext(
  db: Db,
  places: Places,
  hash: string,
  { version, signal }: { readonly version: string; readonly signal: AbortSignal },
): Promise<OpenedPackage> {
  const place = places.of(hash)
  if (place !== places.own) await extractPackage(db, hash, place.packageFolder)
  const cabinets = await listCabinets(db)
  signal.throwIfAborted()
  const reading = readPackageApart({
    ...{ packageFolder: place.packageFolder, version, cabinets },
    keep: { cache: place.cache, program: place.program },
    against: null,
  })
  const stop = (): void => void reading.stop()
  signal.addEventListener('abort', stop)
  try {
    const read = await reading.done
    if ('fault' in read) throw new SourceError(read.fault.file, read.fault.problem, read.fault.remedy)
  } finally {
    signal.removeEventListener('abort', stop)
  }
  signal.throwIfAborted()
  return openAt(place, hash)
}

/** Remembers which package is served, and removes what was kept of all others but those `alive`, whose files may still be read. */
export function rememberServed({ dataDir, own }: Places, hash: string, alive: readonly string[]): void {
  const folder = packagesFolder(dataDir)
  if (hash === own.hash && alive.length === 0 && !existsSync(folder)) return
  removePackagesBut(folder, [hash, ...alive])
  mkdirSync(folder, { recursive: true })
  writeFileSync(guessFile(dataDir), hash)
}
