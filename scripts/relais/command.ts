import type { ParseArgsConfig } from 'node:util'
import type { Geocoder } from '../../server/service/roster/geocoder.ts'
import type { Served } from '../../server/assemble.ts'
import type { Database } from '../../server/db/database.ts'

/** What a command works with. */
export interface CommandContext {
  readonly database: Database
  /** Folder against which paths are read. */
  readonly cwd: string
  /** ISO date. */
  readonly today: string
  /** The data package in force: taken from the database, opened, when it is first asked for. */
  readonly served: () => Promise<Served>
  readonly geocoder: Geocoder | null
  /** Whether a webhook may reach a private address; false when left out. */
  readonly webhookAllowPrivate?: boolean
  /** Where the server keeps backups by itself, when it does. */
  readonly backupFolder?: string | undefined
  readonly print: (line: string) => void
}

/** Options and words of a command line, as `parseArgs` gives them. */
export interface CommandInput {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | string[] | undefined>>
}

/** A job of the command line. */
export type Command = {
  readonly usage: string
  readonly summary: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** What can be refused without a database; prints why and returns false. */
  readonly before?: (input: CommandInput, context: Omit<CommandContext, 'database'>) => Promise<boolean>
} & (
  | {
      /** True when it went well; what it prints says what to do otherwise. */
      readonly run: (input: CommandInput, context: CommandContext) => Promise<boolean>
    }
  | {
      /** The same for a job that needs no database. */
      readonly alone: (input: CommandInput, context: Omit<CommandContext, 'database'>) => Promise<boolean>
    }
)

/** The command was not understood: `message` says how to write it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** An option that must be one of `words`, or the fallback when it is not given. */
export function oneOf<Word extends string>(
  input: CommandInput,
  option: string,
  words: readonly Word[],
  fallback: Word | null,
): Word {
  const given = input.options[option]
  const found = words.find((word) => word === given) ?? (given === undefined ? fallback : null)
  if (found === null) throw new UsageError(`--${option} must be one of ${words.join(', ')}.`)
  return found
}

const DEPARTEMENT = /^(\d{2}|2[AB]|97\d)$/

/** `--departements 79,86` as codes; null when it is not given. */
export function departementsOf(input: CommandInput): readonly string[] | null {
  const given = input.options.departements
  if (typeof given !== 'string') return null
  const codes = given.split(',').map((code) => code.trim().toUpperCase())
  const wrong = codes.find((code) => !DEPARTEMENT.test(code))
  if (wrong !== undefined) throw new UsageError(`"${wrong}" is no département: write --departements 79,86.`)
  return codes
}

/** Characters of a reason that is kept. */
export const LONGEST_REASON = 500

/** Why, as an option says it; null when it is not given. @throws UsageError when it says nothing, or too much. */
export function reasonIn({ options }: CommandInput, option: string): string | null {
  const given = options[option]
  if (given === undefined) return null
  if (typeof given === 'string' && given.trim() !== '' && given.length <= LONGEST_REASON) return given.trim()
  throw new UsageError(`Say why, in ${LONGEST_REASON} characters at most: --${option} "…".`)
}

/** The one word that a command takes. */
export function onlyWord({ words }: CommandInput, what: string): string {
  if (words.length !== 1) throw new UsageError(`Name ${what}.`)
  return words[0]!
}
