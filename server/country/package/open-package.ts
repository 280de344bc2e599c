import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptIn, type Kept } from '../../db/kept.ts'
import { listCabinets } from '../../db/queries/roster/listCabinets.ts'
import type { Db } from '../../db/statement.ts'
import { originsOf } from '../../domain/origins.ts'
import { roadsOf } from '../../domain/travel/roads.ts'
import { extractPackage, hashOfPackage, removePackagesBut } from './kept-packages.ts'
import { findPackageInForce, packagesFolder, placeOfPackage, takeOwnPackage } from './package-in-force.ts'
import { openPackage, type Package } from './package.ts'
import { readPackageApart } from './readPackageApart.ts'
import { SourceError } from './source-error.ts'

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
  readonly own: PackagePlace & { readonly hash: string }
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
      if (hash === own.hash) return own
      const { folder, cache } = placeOfPackage(dataDir, hash)
      return { packageFolder: folder, cache, program }
    },
  }
}

function openAt(place: PackagePlace): OpenedPackage {
  const kept = keptIn(place.cache, place.program)
  const pack = openPackage(place.packageFolder, kept)
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
  const place = places.of(existsSync(file) ? readFileSync(file, 'utf8') : places.own.hash)
  if (place !== places.own && existsSync(place.packageFolder))
    try {
      return openAt(place)
    } catch {
      // Said once the database has named it.
    }
  return openAt(places.own)
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
    likely.pack.hash === hash ? likely : openAt(places.of(hash))
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
  if (hash !== places.own.hash) await extractPackage(db, hash, place.packageFolder)
  signal.throwIfAborted()
  const reading = readPackageApart({
    ...{ packageFolder: place.packageFolder, version, cabinets: await listCabinets(db) },
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
  return openAt(place)
}

/** Remembers which package is served, and removes what was kept of all others but the former one. */
export function rememberServed({ dataDir, own }: Places, hash: string, former: string | null): void {
  const folder = packagesFolder(dataDir)
  if (hash === own.hash && former === null && !existsSync(folder)) return
  removePackagesBut(folder, [hash, ...(former === null ? [] : [former])])
  mkdirSync(folder, { recursive: true })
  writeFileSync(guessFile(dataDir), hash)
}
