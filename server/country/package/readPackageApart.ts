import { startProcess, type OwnProcess } from '../../own-process.ts'
import type { PackageRead, ReadPackageTask } from './read-package-process.ts'

/** Reads a package as a server would, in a process of its own: it takes seconds, and what it leaves is given back. */
export const readPackageApart = (task: ReadPackageTask): OwnProcess<PackageRead> =>
  startProcess<PackageRead>(new URL('./read-package-process.ts', import.meta.url), task)
