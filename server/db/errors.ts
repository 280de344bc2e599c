/** The database cannot be used as configured: `message` is one sentence that ends in the remedy, fit for a terminal. */
export class DatabaseSetupError extends Error {
  override readonly name = 'DatabaseSetupError'
}

/** A statement took longer than it may. */
export class SqlTimeout extends Error {
  override readonly name = 'SqlTimeout'
  constructor(statement: string, cause: unknown) {
    super(`${statement}: the database took too long`, { cause })
  }
}

/** The database does not answer: nothing is known about the statement. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
  constructor(statement: string, cause: unknown) {
    super(`${statement}: the database does not answer`, { cause })
  }
}

/** The database refused a statement; `code` is its SQLSTATE (`23505` unique, `23503` foreign key, `23514` check…). */
export class SqlFailure extends Error {
  override readonly name = 'SqlFailure'
  readonly code: string | null
  constructor(statement: string, code: string | null, cause: unknown) {
    // knex puts the whole statement before the database's own words.
    super(`${statement}: ${cause instanceof Error ? cause.message.split(' - ').at(-1) : String(cause)}`, {
      cause,
    })
    this.code = code
  }
}

/** Something of somebody else's rests on what has to be made again; `message` names it, with the remedy, fit for a log. */
export class InUse extends Error {
  override readonly name = 'InUse'
  constructor({ cause }: SqlFailure) {
    const { detail } = cause as { readonly detail?: string }
    super(
      `what was built on a layer stands in the way of its new columns (${detail}): drop it, wait until the layers are published, make it again`,
      { cause },
    )
  }
}

/** SQLSTATE: other objects depend on what was to be dropped. */
const DEPENDED_UPON = '2BP01'

/** The same error, or what it means where it says that something else rests on what was to be dropped. */
export const orInUse = (error: unknown): unknown =>
  error instanceof SqlFailure && error.code === DEPENDED_UPON ? new InUse(error) : error

/** Node's and PostgreSQL's codes for a server that is away, starting or stopping. */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])
const CANCELED = '57014'

/** The code of an error of `pg`, Node or the embedded engine. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** Whether `pg` gave up waiting for an answer, on a connection that nothing comes from any more. */
export const isReadTimeout = (error: unknown): boolean =>
  error instanceof Error && error.message.endsWith('Query read timeout')

/** Tells a timeout from an absent database from a refusal. */
export function explainFailure(
  statement: string,
  error: unknown,
): SqlTimeout | DatabaseUnavailable | SqlFailure {
  const code = codeOf(error)
  const text = error instanceof Error ? error.message : ''
  if (code === CANCELED) return new SqlTimeout(statement, error)
  if (
    AWAY.has(code ?? '') ||
    code?.startsWith('08') ||
    isReadTimeout(error) ||
    /Connection terminated|^timeout expired$|Timeout acquiring a connection/.test(text)
  )
    return new DatabaseUnavailable(statement, error)
  return new SqlFailure(statement, code, error)
}
