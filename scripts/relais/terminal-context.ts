import { fileURLToPath } from 'node:url'
import { httpGeocoder } from '../../server/service/roster/geocoder.ts'
import type { Config } from '../../server/config.ts'
import type { CommandContext } from './command.ts'

const GEOCODER_TIMEOUT_MS = 3_000

/** What a command works with but the database, on this machine, today. */
export const terminalContext = (
  { geocoderUrl, webhookAllowPrivate }: Pick<Config, 'geocoderUrl' | 'webhookAllowPrivate'>,
  cwd: string,
  print: (line: string) => void,
): Omit<CommandContext, 'database'> => ({
  cwd,
  today: new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date()),
  packageFolder: fileURLToPath(new URL('../../data/package', import.meta.url)),
  geocoder: geocoderUrl ? httpGeocoder(geocoderUrl, GEOCODER_TIMEOUT_MS) : null,
  webhookAllowPrivate,
  print,
})
