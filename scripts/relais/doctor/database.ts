import { datasetAges } from '../../../data/dataset-ages.ts'
import type { Database } from '../../../server/db/database.ts'
import { findHealth, type DatabaseHealth } from '../../../server/db/queries/health/findHealth.ts'
import { isReadOnly } from '../../../server/db/queries/health/isReadOnly.ts'
import type { StandbyState } from '../../../server/db/standbys.ts'
import { findRoster, type Roster } from '../../../server/db/queries/roster/findRoster.ts'
import { check, type Finding } from './finding.ts'

const DAY_MS = 86_400_000
/** Clocks further apart than this order events wrongly. */
const CLOCK_MS = 5_000
const BACKUP_DAYS = 8
const EVENT_DAYS = 60

/** What the database tells: engine, clock, roster, backups, what waits. `sources` is the CSV of the package's sources. */
export async function lookAtDatabase(
  database: Database,
  sources: string,
  today: string,
  now: () => number = Date.now,
): Promise<Finding[]> {
  const health = await findHealth(database.knex)
  // A read, so that each standby has been asked.
  await isReadOnly(database.reads)
  const skew = Math.abs(now() - Date.parse(health.now))
  return [
    check(
      !health.readOnly,
      `${database.version}${health.readOnly ? ', which can only be read' : ''}; ${health.extensions}; ${Math.ceil(health.bytes / 1024 ** 2)} MB`,
      'writes are refused: name the primary in DATABASE_URL, or set default_transaction_read_only off.',
      'wrong',
    ),
    ...database.standbys().map(lookAtStandby),
    check(
      skew < CLOCK_MS,
      `the clocks of this machine and of the database are ${(skew / 1000).toFixed(1)} s apart`,
      'keep both by NTP: events are ordered by them.',
    ),
    lookAtPast(health, now()),
    ...lookAtRoster(await findRoster(database.knex), health, now()),
    lookAtBackup(health, now()),
    check(
      health.dead === 0,
      `${health.dead} deliveries to webhooks were given up`,
      'npm run relais -- webhook dead says which; webhook retry sends them again.',
    ),
    check(
      health.ending === null,
      health.ending ? `tokens end within a month: ${health.ending}` : 'no token ends within a month',
      'npm run relais -- token create gives out the next ones.',
    ),
    lookAtSources(sources, today),
  ]
}

const AILS = {
  away: ['does not answer', 'start it, or take it out of DATABASE_READ_URL'],
  behind: ['is behind the primary', 'look at pg_stat_replication on the primary, or wait'],
  elsewhere: [
    'is no standby of this database’s primary',
    'name in DATABASE_READ_URL hot standbys of the host that DATABASE_URL writes to, and the same database',
  ],
} as const

function lookAtStandby({ place, fault }: StandbyState): Finding {
  if (fault === null) return { state: 'ok', what: `public reads go to the standby ${place}` }
  const [what, remedy] = AILS[fault]
  return {
    state: 'attention',
    what: `the standby ${place} ${what}: the primary answers its reads`,
    remedy: `${remedy}.`,
  }
}

/** A clock set back hides nothing that was recorded, and dates every page before it. */
function lookAtPast({ lastEvent }: DatabaseHealth, now: number): Finding {
  const ahead = lastEvent === null ? 0 : Date.parse(lastEvent) - now
  return check(
    ahead < CLOCK_MS,
    ahead < CLOCK_MS
      ? 'nothing was recorded after the time of this clock'
      : `a status was recorded at ${lastEvent}, after the time of this clock: it was set back`,
    'set the clock right by NTP: until then the day of every page is wrong. Nothing that is recorded meanwhile is lost or comes before what was.',
    'wrong',
  )
}

function lookAtRoster(roster: Roster | null, { lastEvent }: DatabaseHealth, now: number): Finding[] {
  if (!roster)
    return [
      {
        state: 'wrong',
        what: 'there is no roster',
        remedy: 'start Relais once, or import one: relais import-cabinets.',
      },
    ]
  const age = lastEvent === null ? Infinity : (now - Date.parse(lastEvent)) / DAY_MS
  return [
    check(
      !roster.demonstration,
      roster.demonstration
        ? 'the roster is the labelled demonstration: cabinets are fictitious'
        : `a real roster, loaded on ${roster.loadedAt.slice(0, 10)}`,
      'import the roster of the association: npm run relais -- import-cabinets.',
    ),
    ...(roster.demonstration
      ? []
      : [
          check(
            age <= EVENT_DAYS,
            `the last status was recorded ${Number.isFinite(age) ? `${Math.floor(age)} days ago` : 'never'}`,
            'statuses that nobody confirms become unknown after 60 days: the worklist at /gestion says which.',
          ),
        ]),
  ]
}

function lookAtBackup({ lastBackup }: DatabaseHealth, now: number): Finding {
  const age = lastBackup === null ? Infinity : (now - Date.parse(lastBackup)) / DAY_MS
  return check(
    age <= BACKUP_DAYS,
    lastBackup === null ? 'no backup was ever made' : `the last backup is ${Math.floor(age)} days old`,
    'set BACKUP_DIR, or run npm run relais -- backup <file> each night while the server runs; npm run relais -- drill tries the newest.',
  )
}

function lookAtSources(sources: string, today: string): Finding {
  const ages = datasetAges(sources, today).filter(({ months }) => months != null)
  const [oldest] = ages
  return check(
    oldest !== undefined,
    `${ages.length} dated tables of data, the oldest ${oldest?.id ?? ''} (${oldest?.millesime ?? ''})`,
    'the data package is missing: npm run data:build.',
  )
}
