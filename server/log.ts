import pino, { type DestinationStream, type Logger } from 'pino'

/** The house's logger; `destination` is for tests, standard output otherwise. */
export const createLogger = (level: string, destination?: DestinationStream): Logger =>
  destination ? pino({ level }, destination) : pino({ level })

/**
 * Name, code and frames of an error, without its message: messages of libraries quote what they were given
 * (`Invalid URL: …`, SQL with its bindings).
 */
export function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { type: error.name, code: (error as { code?: unknown }).code, stack: frames.join('\n') }
}
