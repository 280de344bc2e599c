/** One thing wrong with the input: where (`limit`, `items.0.lon`) and what. */
export interface InputError {
  readonly path: string
  readonly message: string
}

/** An error that may be shown: the body of RFC 9457. Anything else thrown is a mute 500. */
export class Problem extends Error {
  readonly status: number
  readonly title: string
  readonly errors: readonly InputError[]

  constructor(status: number, title: string, detail: string, errors: readonly InputError[] = []) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.title = title
    this.errors = errors
  }
}

/** 404: `what` is a sentence such as `No area 99999 at level commune.` */
export const notFound = (what: string): Problem => new Problem(404, 'Not found', what)

/** 400 for input that does not fit the contract. */
export const badInput = (errors: readonly InputError[]): Problem =>
  new Problem(
    400,
    'Invalid input',
    errors.map(({ path, message }) => `${path}: ${message}`).join('; '),
    errors,
  )

/** The JSON body of a problem; `instance` is the request's id, the one in the log. */
export const problemBody = ({ status, title, message, errors }: Problem, instance: string) => ({
  type: 'about:blank',
  title,
  status,
  detail: message,
  instance: `urn:request:${instance}`,
  ...(errors.length > 0 && { errors }),
})

/** Errors that Express and body parsers throw with a status of their own, before any of our code. */
const BY_STATUS: Readonly<Record<number, readonly [title: string, detail: string]>> = {
  400: ['Bad request', 'The request could not be read: check its address and its body.'],
  413: ['Too large', 'The body of the request is too large.'],
  415: ['Unsupported media type', 'The body must be JSON (Content-Type: application/json).'],
}

/** Any thrown value as a problem; what is not known becomes a 500 that says nothing but where to look. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  const status = (thrown as { status?: unknown } | null)?.status
  const known = typeof status === 'number' ? BY_STATUS[status] : undefined
  return known
    ? new Problem(status as number, known[0], known[1])
    : new Problem(500, 'Internal error', 'Something failed on our side; the log knows it by the request id.')
}
