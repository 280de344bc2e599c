import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

import { addressesOf } from './db/addresses.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const

/** An address, or nothing: an empty variable counts as absent, as shells and compose files write it. */
const optionalUrl = (protocols: RegExp, remedy: string) =>
  z.url({ protocol: protocols, error: remedy }).optional()

/** The national map of the IGN as images, as its public Géoplateforme serves them. */
const PLAN_IGN =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2' +
  '&STYLE=normal&TILEMATRIXSET=PM&FORMAT=image/png&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}'
const BASEMAP_REMEDY =
  'BASEMAP_URL must be an http address with {z}, {x} and {y}; write off for no base map, leave it out for the public one of the IGN'

/** An http address of numbered images, from one host: a header of the map's page names it. */
function isTemplate(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || /[{}]/.test(url.hostname)) return false
  return ['{z}', '{x}', '{y}'].every((part) => text.includes(part))
}

/** Addresses of IPv4 or IPv6, ranges of them, or the names that Express gives to some. */
const isTrust = (text: string): boolean =>
  text.split(',').every((part) => {
    const [address = '', bits, ...more] = part.trim().split('/')
    if (['loopback', 'linklocal', 'uniquelocal'].includes(address)) return bits === undefined
    const family = isIP(address)
    return (
      family > 0 &&
      more.length === 0 &&
      (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)))
    )
  })

/** Addresses of PostgreSQL: one, or several hosts with commas between them. */
const isDatabaseUrl = (text: string): boolean =>
  addressesOf(text).every((one) => z.url({ protocol: /^postgres(ql)?$/ }).safeParse(one).success)

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: 'PORT must be a number between 0 and 65535, such as 8080' })
    .int('PORT must be a whole number, such as 8080')
    .min(0, 'PORT must be between 0 and 65535, such as 8080')
    .max(65535, 'PORT must be between 0 and 65535, such as 8080')
    .default(8080),
  DATA_DIR: z.string().default('./.relais'),
  DATABASE_URL: z
    .string()
    .refine(
      isDatabaseUrl,
      'DATABASE_URL must look like postgres://user:password@host:5432/relais, with commas between several hosts; leave it out to use the embedded database',
    )
    .optional(),
  DATABASE_READ_URL: z
    .string()
    .refine(
      isDatabaseUrl,
      'DATABASE_READ_URL must look like postgres://user:password@standby:5432/relais, with commas between several standbys; leave it out to read where DATABASE_URL writes',
    )
    .optional(),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}` })
    .default('info'),
  GEOCODER_URL: optionalUrl(
    /^https?$/,
    'GEOCODER_URL must be an http address such as https://data.geopf.fr/geocodage/search; leave it out to search communes and postcodes only',
  ),
  ROUTING_URL: optionalUrl(
    /^https?$/,
    'ROUTING_URL must be the http address of an OSRM-compatible engine, such as http://localhost:5000; leave it out to estimate travel times',
  ),
  BASEMAP_URL: z
    .string()
    .refine((text) => text === 'off' || isTemplate(text), { error: BASEMAP_REMEDY })
    .default(PLAN_IGN),
  DRAW_THREADS: z.coerce
    .number({ error: 'DRAW_THREADS must be a number from 0 to 16, such as 2' })
    .int('DRAW_THREADS must be a whole number, such as 2')
    .min(0, 'DRAW_THREADS must be 0 (point figures only) or more')
    .max(16, 'DRAW_THREADS must be 16 or less')
    .default(2),
  PUBLIC_URL: optionalUrl(
    /^https?$/,
    'PUBLIC_URL must be the http address under which people reach Relais; leave it out to use the one of each request',
  ),
  TRUST_PROXY: z.string().default('loopback').refine(isTrust, {
    error:
      'TRUST_PROXY must be addresses or ranges separated by commas, such as loopback, 10.0.0.0/8: those of the proxies that say who calls',
  }),
  OPERATOR_NAME: z.string().max(200).optional(),
  OPERATOR_ADDRESS: z.string().max(400).optional(),
  OPERATOR_DIRECTOR: z.string().max(200).optional(),
  OPERATOR_HOST: z.string().max(400).optional(),
  OPERATOR_CONTACT: z
    .string()
    .regex(/^(https:\/\/\S+|mailto:[^\s@]+@[^\s@]+\.[^\s@]+)$/, {
      error: 'OPERATOR_CONTACT must be https://… or mailto:somebody@example.org',
    })
    .optional(),
  DRAIN_SECONDS: z.coerce
    .number({ error: 'DRAIN_SECONDS must be a number from 0 to 600, such as 10' })
    .min(0, 'DRAIN_SECONDS must be 0 or more')
    .max(600, 'DRAIN_SECONDS must be 600 or less')
    .default(0),
  BACKUP_DIR: z.string().optional(),
  BACKUP_HOURS: z.coerce
    .number({ error: 'BACKUP_HOURS must be a number from 1 to 720, such as 24' })
    .min(1, 'BACKUP_HOURS must be 1 or more')
    .max(720, 'BACKUP_HOURS must be 720 or less')
    .default(24),
  BACKUP_KEEP: z.coerce
    .number({ error: 'BACKUP_KEEP must be a number from 1 to 1000, such as 14' })
    .int('BACKUP_KEEP must be a whole number, such as 14')
    .min(1, 'BACKUP_KEEP must be 1 or more')
    .max(1000, 'BACKUP_KEEP must be 1000 or less')
    .default(14),
  DATA_REFRESH_HOURS: z.coerce
    .number({ error: 'DATA_REFRESH_HOURS must be a number from 1 to 8760, such as 168' })
    .min(1, 'DATA_REFRESH_HOURS must be 1 or more; leave it out to refresh by hand or by a timer')
    .max(8760, 'DATA_REFRESH_HOURS must be 8760 or less')
    .optional(),
  SMTP_URL: optionalUrl(
    /^smtps?$/,
    'SMTP_URL must look like smtps://user:password@mail.example.org or smtp://localhost:25; leave it out to send no e-mail',
  ),
  SMTP_FROM: z
    .string()
    .max(200)
    .regex(/^(?:[^<>\r\n"]+ <)?[^\s<>@",;:]+@[^\s<>@",;:]+>?$/, {
      error: 'SMTP_FROM must be the address that alerts come from, such as Relais <alertes@example.org>',
    })
    .optional(),
  WEBHOOK_ALLOW_PRIVATE: z
    .enum(['0', '1'], {
      error: 'WEBHOOK_ALLOW_PRIVATE must be 1 (webhooks may reach private addresses) or 0',
    })
    .default('0'),
})

/** What an operator may set; every value has a default that works. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Absolute path of the folder that holds what Relais keeps. */
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  /** Standbys of that database, for public reads. */
  readonly databaseReadUrl: string | undefined
  readonly logLevel: (typeof LOG_LEVELS)[number]
  readonly geocoderUrl: string | undefined
  /** OSRM-compatible engine that the estimate is checked against (`npm run method -- journeys`); the service never needs it. */
  readonly routingUrl: string | undefined
  readonly publicUrl: string | undefined
  /** Template of the images of the base map that a reader of the map may choose; null: there is none. */
  readonly basemapUrl: string | null
  /** Threads that draw the intervals after the start; 0: point figures only. */
  readonly drawThreads: number
  /** Who runs this service, as its legal notice tells it; null where it was not said. */
  readonly operator: Readonly<Record<'name' | 'address' | 'director' | 'contact' | 'host', string | null>>
  /** Addresses of the proxies that are believed when they say who calls, separated by commas. */
  readonly trustProxy: string
  /** How long, once asked to end, the process goes on answering while it says that it is not ready. */
  readonly drainSeconds: number
  /** Backups made by the server itself: absolute folder, hours between two, how many stay; null: none are. */
  readonly backups: { readonly folder: string; readonly everyHours: number; readonly keep: number } | null
  /** How often the server refreshes the official data by itself; null: it does not. */
  readonly dataRefreshHours: number | null
  /** Whether a webhook may reach a private address. */
  readonly webhookAllowPrivate: boolean
  /** The mail server that sends the alerts, and whom they come from; null: no e-mail is sent. */
  readonly smtp: { readonly url: string; readonly from: string } | null
}

/** The environment is wrong: `message` is one sentence with the remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the environment. @throws ConfigError naming the first variable that is wrong and what to write instead. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = environment.safeParse(present)
  if (!parsed.success) throw new ConfigError(`${parsed.error.issues[0]!.message}.`)
  const {
    HOST,
    PORT,
    DATA_DIR,
    DATABASE_URL,
    DATABASE_READ_URL,
    LOG_LEVEL,
    GEOCODER_URL,
    ROUTING_URL,
    PUBLIC_URL,
    DRAW_THREADS,
    BASEMAP_URL,
    WEBHOOK_ALLOW_PRIVATE,
    TRUST_PROXY,
    DRAIN_SECONDS,
    BACKUP_DIR,
    BACKUP_HOURS,
    BACKUP_KEEP,
    DATA_REFRESH_HOURS,
    OPERATOR_NAME,
    OPERATOR_ADDRESS,
    OPERATOR_DIRECTOR,
    OPERATOR_HOST,
    OPERATOR_CONTACT,
    SMTP_URL,
    SMTP_FROM,
  } = parsed.data
  if (DATABASE_READ_URL !== undefined && DATABASE_URL === undefined)
    throw new ConfigError(
      'DATABASE_URL is missing: DATABASE_READ_URL names standbys of the database that DATABASE_URL writes to; set both, or none.',
    )
  if ((SMTP_URL === undefined) !== (SMTP_FROM === undefined))
    throw new ConfigError(
      `${SMTP_URL === undefined ? 'SMTP_URL' : 'SMTP_FROM'} is missing: give both SMTP_URL and SMTP_FROM to send alerts by e-mail, or none.`,
    )
  if (SMTP_URL !== undefined && PUBLIC_URL === undefined)
    throw new ConfigError(
      'PUBLIC_URL is missing: with SMTP_URL it must be set, since the links of an e-mail lead to that address.',
    )
  return {
    host: HOST,
    port: PORT,
    dataDir: resolve(DATA_DIR),
    databaseUrl: DATABASE_URL,
    databaseReadUrl: DATABASE_READ_URL,
    logLevel: LOG_LEVEL,
    geocoderUrl: GEOCODER_URL,
    routingUrl: ROUTING_URL,
    publicUrl: PUBLIC_URL,
    basemapUrl: BASEMAP_URL === 'off' ? null : BASEMAP_URL,
    drawThreads: DRAW_THREADS,
    operator: {
      name: OPERATOR_NAME ?? null,
      address: OPERATOR_ADDRESS ?? null,
      director: OPERATOR_DIRECTOR ?? null,
      contact: OPERATOR_CONTACT ?? null,
      host: OPERATOR_HOST ?? null,
    },
    trustProxy: TRUST_PROXY,
    drainSeconds: DRAIN_SECONDS,
    backups:
      BACKUP_DIR === undefined
        ? null
        : { folder: resolve(BACKUP_DIR), everyHours: BACKUP_HOURS, keep: BACKUP_KEEP },
    dataRefreshHours: DATA_REFRESH_HOURS ?? null,
    webhookAllowPrivate: WEBHOOK_ALLOW_PRIVATE === '1',
    smtp: SMTP_URL !== undefined && SMTP_FROM !== undefined ? { url: SMTP_URL, from: SMTP_FROM } : null,
  }
}
