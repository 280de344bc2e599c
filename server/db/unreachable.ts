import { addressesOf } from './addresses.ts'
import { codeOf, DatabaseSetupError } from './errors.ts'

/** Where the database is, without the password. */
export function placeOf(databaseUrl: string): string {
  try {
    const places = addressesOf(databaseUrl).map((address) => new URL(address))
    const hosts = places.map(({ hostname, port }) => `${hostname || 'localhost'}${port ? `:${port}` : ''}`)
    return `${hosts.join(',')}${places[0]!.pathname}`
  } catch {
    throw new DatabaseSetupError(
      'DATABASE_URL is not an address: write it like postgres://user:password@host:5432/relais, or leave it out to use the embedded database.',
    )
  }
}

/** Why a server could not be connected to, in one sentence with the remedy. */
export function whyUnreachable(place: string, error: unknown): DatabaseSetupError {
  const code = codeOf(error)
  if (code === '28P01' || code === '28000')
    return new DatabaseSetupError(
      `The database ${place} refuses this user: check name and password in DATABASE_URL.`,
    )
  if (code === '3D000')
    return new DatabaseSetupError(
      `The database ${place} does not exist: create it with createdb, or correct DATABASE_URL.`,
    )
  return new DatabaseSetupError(
    `The database ${place} does not answer (${code ?? String(error)}): start it, correct DATABASE_URL, or leave it out to use the embedded one.`,
  )
}
