import { keptIn, NOTHING_KEPT } from '../../db/kept.ts'
import type { Check } from '../../domain/judged.ts'
import type { Cabinet } from '../../domain/model.ts'
import { originsOf } from '../../domain/origins.ts'
import { roadsOf } from '../../domain/travel/roads.ts'
import { answerAsProcess, taskOfProcess } from '../../own-process.ts'
import { createAtlas } from '../atlas.ts'
import { allocationKey, runSettingOf } from '../runs/run-setting.ts'
import { keptAllocation } from '../views/kept-allocation.ts'
import { comparePackages, type PackageChanges } from './compare-packages.ts'
import { countryOf } from './load-country.ts'
import { openPackage } from './package.ts'
import { CONTOURS_FILE } from './read-contours.ts'
import { SourceError } from './source-error.ts'
import { contradiction, openFiles } from './tables.ts'

/** What the process that reads a package as a server would is told. */
export interface ReadPackageTask {
  readonly packageFolder: string
  /** Where what takes long to make is kept for a server of this program and version; null: nothing is. */
  readonly keep: { readonly cache: string; readonly program: string } | null
  readonly version: string
  /** Folder of the package that it is compared with; null: it is not. */
  readonly against: string | null
  /** The roster in force. */
  readonly cabinets: readonly Cabinet[]
}

/** What it found: the package's hash, what it was held against and what would change, or why it cannot be read, as a `SourceError` says it. */
export type PackageRead =
  | {
      readonly hash: string
      readonly checks: readonly Check[]
      readonly changes: PackageChanges | null
      /** Why it could not be compared: the other one is damaged. */
      readonly incomparable: string | null
    }
  | { readonly fault: Readonly<Record<'file' | 'problem' | 'remedy', string>> }

const { packageFolder, keep, against, version, cabinets } = await taskOfProcess<ReadPackageTask>({
  answers: true,
})

function readPackage(): PackageRead {
  openFiles(packageFolder).check()
  const kept = keep === null ? NOTHING_KEPT : keptIn(keep.cache, keep.program)
  const pack = openPackage(packageFolder, kept)
  roadsOf(originsOf(pack.reference))
  const setting = runSettingOf(pack, version)
  const country = countryOf(pack, { cabinets, events: [] })
  createAtlas(country, (hash, make) =>
    keptAllocation(kept, allocationKey(setting, hash), country.inputs, make),
  )
  // What is read when it is first asked for must be readable too.
  const { circonscription } = pack.contours()
  const drawn = pack.reference.circonscriptions.find(
    ({ code, statut }) => statut === 'figures' && !circonscription.has(code),
  )
  if (drawn) throw contradiction(CONTOURS_FILE, `has no contour of the circonscription ${drawn.code}`)
  pack.districts()
  pack.decoupages()
  pack.zonage()
  const read = { hash: pack.hash, checks: pack.checks(), incomparable: null }
  if (against === null) return { ...read, changes: null }
  try {
    return { ...read, changes: comparePackages(against, packageFolder) }
  } catch (error) {
    // This one was read whole above.
    return { ...read, changes: null, incomparable: error instanceof Error ? error.message : String(error) }
  }
}

const read = (): PackageRead => {
  try {
    return readPackage()
  } catch (error) {
    if (error instanceof SourceError)
      return { fault: { file: error.file, problem: error.problem, remedy: error.remedy } }
    // What the tables' readers do not foresee, such as outlines that are no topology.
    const problem = `cannot be read: ${error instanceof Error ? error.message : String(error)}.`
    return { fault: { file: packageFolder, problem, remedy: 'Build it again with npm run data:build.' } }
  }
}
await answerAsProcess(read())
