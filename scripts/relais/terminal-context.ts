import { parisDay } from '../../server/paris-day.ts'
import { fileURLToPath } from 'node:url'
import { lazy } from '../../server/country/lazy.ts'
import { openPackage } from '../../server/country/package/package.ts'
import { httpGeocoder } from '../../server/service/roster/geocoder.ts'
import type { Config } from '../../server/config.ts'
import type { CommandContext } from './command.ts'

const GEOCODER_TIMEOUT_MS = 3_000
/** The package that came with this program. */
export const OWN_PACKAGE = fileURLToPath(new URL('../../data/package', import.meta.url))

const ownPackage = lazy(() =>
  Promise.resolve({ packageFolder: OWN_PACKAGE, currentPackage: lazy(() => openPackage(OWN_PACKAGE)) }),
)

/** What a command works with but the database, on this machine, today; without one, the package that came with this program is served. */
export const terminalContext = (
  {
    geocoderUrl,
    webhookAllowPrivate,
    backups,
  }: Pick<Config, 'geocoderUrl' | 'webhookAllowPrivate' | 'backups'>,
  cwd: string,
  print: (line: string) => void,
): Omit<CommandContext, 'database'> => ({
  cwd,
  today: parisDay(),
  served: ownPackage,
  geocoder: geocoderUrl ? httpGeocoder(geocoderUrl, GEOCODER_TIMEOUT_MS) : null,
  webhookAllowPrivate,
  backupFolder: backups?.folder,
  print,
})
