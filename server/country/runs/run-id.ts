import { sha256 } from '../../sha256.ts'

/** What makes two calculations the same one. */
export interface RunIdentity {
  /** SHA-256 of each input, by name. */
  readonly inputs: Readonly<Record<string, string>>
  readonly parameters: Readonly<Record<string, unknown>>
  readonly codeVersion: string
  readonly seed: number
  /** The day (ISO date) whose statuses it applies. */
  readonly asOf: string
}

/** The id of a calculation: the hash of its identity, whatever the order of its keys. */
export const runId = (identity: RunIdentity): string => sha256(canonicalJson(identity))

/** JSON whose keys are in order at every depth, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
