import { parseArgs } from 'node:util'
import { ConfigError } from '../../server/config.ts'
import { isoDate } from '../../server/contract/index.ts'

/** The arguments of `npm run compute`. @throws ConfigError: one sentence with the remedy. */
export function readComputeOptions(
  args: readonly string[],
  defaults: { readonly asOf: string; readonly threads: number },
): { readonly asOf: string; readonly threads: number } {
  let values
  try {
    values = parseArgs({
      args: [...args],
      options: { 'as-of': { type: 'string' }, threads: { type: 'string' } },
    }).values
  } catch (error) {
    throw new ConfigError(
      `${(error as Error).message}. Usage: npm run compute -- [--as-of YYYY-MM-DD] [--threads N].`,
    )
  }
  const day = isoDate.safeParse(values['as-of'] ?? defaults.asOf)
  if (!day.success) throw new ConfigError(`--as-of ${values['as-of']} is no day: write YYYY-MM-DD.`)
  const threads = Number(values.threads ?? defaults.threads)
  if (!Number.isInteger(threads) || threads < 1 || threads > 16)
    throw new ConfigError(`--threads ${values.threads} must be a whole number from 1 to 16.`)
  return { asOf: day.data, threads }
}
