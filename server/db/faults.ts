import { codeOf, DatabaseUnavailable, SqlFailure, SqlTimeout } from './errors.ts'

/** What ails the database or its disk, and not the request. */
export type FaultKind = 'away' | 'slow' | 'busy' | 'read-only' | 'full' | 'damaged'

/** A fault by kind, with how long (seconds) who asked should wait before asking again. */
export interface Fault {
  readonly kind: FaultKind
  readonly retryAfter: number
}

const RETRY_AFTER: Readonly<Record<FaultKind, number>> = {
  away: 10,
  slow: 5,
  busy: 2,
  'read-only': 30,
  full: 60,
  damaged: 60,
}

/** SQLSTATEs and codes of the system by the fault that they name; what begins with a class stands for all of it. */
const KINDS: readonly (readonly [kind: FaultKind, codes: readonly string[]])[] = [
  ['busy', ['40001', '40P01', '55P03']],
  ['read-only', ['25006', 'EROFS', 'EACCES', 'EPERM']],
  ['full', ['53100', '53200', '53400', 'ENOSPC', 'EDQUOT', 'ENOMEM']],
  ['damaged', ['58', 'XX', 'EIO']],
]

/**
 * The fault behind anything thrown, its causes included; null for what is no fault of the database (a refused value, an error of ours).
 * The one table of faults: the door, retries and metrics read it.
 */
export function faultOf(thrown: unknown): Fault | null {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const kind = kindOf(error)
    if (kind) return { kind, retryAfter: RETRY_AFTER[kind] }
  }
  return null
}

function kindOf(error: Error): FaultKind | null {
  if (error instanceof SqlTimeout) return 'slow'
  if (error instanceof DatabaseUnavailable) return 'away'
  const code = error instanceof SqlFailure ? error.code : systemCode(error)
  if (code === null) return null
  return (
    KINDS.find(([, codes]) =>
      codes.some((one) => code === one || (one.length === 2 && code.startsWith(one))),
    )?.[0] ?? null
  )
}

/** The code of an error of the operating system, which has an `errno` too: other libraries use letters of their own. */
const systemCode = (error: Error): string | null =>
  'errno' in error || 'syscall' in error ? codeOf(error) : null

/** What `work` gives, or `otherwise` where a fault of the database kept it from being done; any other error is thrown. */
export const unlessFault = <T, U>(work: Promise<T>, otherwise: U): Promise<T | U> =>
  work.catch((error: unknown) => {
    if (faultOf(error)) return otherwise
    throw error
  })

/** Whether asking once more, at once, may well succeed: the connection was cut, or two statements stood in each other's way. */
export const mayPass = (thrown: unknown): boolean => {
  const kind = faultOf(thrown)?.kind
  return kind === 'away' || kind === 'busy'
}
