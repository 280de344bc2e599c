import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { makeLinks } from '../../server/db/queries/confirmations/makeLinks.ts'
import { revokeLinks } from '../../server/db/queries/confirmations/revokeLinks.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { listPublicCabinets, type PublicCabinet } from '../../server/db/queries/roster/listPublicCabinets.ts'
import { WriteRefused } from '../../server/db/write-refused.ts'
import { addDays } from '../../server/domain/status/publicStatus.ts'
import { publicStatuses } from '../../server/domain/status/publicStatuses.ts'
import { confirmationUrl, linksCsv } from '../../server/service/stewards/links-pages.ts'
import { OPERATOR } from '../../server/domain/stewards/roles.ts'
import {
  departementsOf,
  onlyWord,
  UsageError,
  type Command,
  type CommandContext,
  type CommandInput,
} from './command.ts'

const [DAYS, LONGEST_DAYS] = [60, 90]

/** `relais links make`: a link of its own for each cabinet, to be sent to it. */
export const linksMake: Command = {
  usage:
    'links make --origin https://relais.example [--cabinet 79-0012 | --departements 79,86] [--days 60] [--file liens.csv]',
  summary:
    'makes links by which cabinets confirm themselves in two touches; a table for a mailing (known as stopped: left out)',
  options: {
    origin: { type: 'string' },
    cabinet: { type: 'string' },
    departements: { type: 'string' },
    days: { type: 'string' },
    file: { type: 'string' },
  },
  run: async (input, context) => {
    const { database, today, print, cwd, served } = context
    const [origin, days] = [originOf(input), daysOf(input)]
    const wanted = await wantedOf(input, context)
    if (wanted.length === 0) {
      print('No cabinet to ask: nothing was made.')
      return false
    }
    const expiresOn = addDays(today, days)
    const cabinetIds = wanted.map(({ id }) => id)
    const links = await makeLinks(database.knex, OPERATOR, { cabinetIds, expiresOn })
    const { currentPackage } = await served()
    const communes = new Map(currentPackage().reference.communes.map(({ code, nom }) => [code, nom]))
    const items = links.map(({ cabinetId, text }, at) => {
      const { nom, codeCommune, departement } = wanted[at]!
      const commune = communes.get(codeCommune) ?? codeCommune
      return {
        cabinet: { id: cabinetId, nom, commune, departement },
        url: confirmationUrl(origin, cabinetId, text),
      }
    })
    if (typeof input.options.file === 'string') {
      writeFileSync(resolve(cwd, input.options.file), linksCsv(items, expiresOn), { mode: 0o600 })
      print(`${items.length} links, until ${expiresOn}: ${input.options.file}`)
    } else for (const { cabinet, url } of items) print(`${cabinet.id} ${url}`)
    print(
      'Whoever holds a link answers for its cabinet: send each to its cabinet alone. None is shown again.',
    )
    return true
  },
}

/** `relais links revoke`: the links of a cabinet open no more. */
export const linksRevoke: Command = {
  usage: 'links revoke 79-0012',
  summary: 'ends every link of a cabinet',
  options: {},
  run: async (input, { database, print }) => {
    const id = onlyWord(input, 'one cabinet by its id')
    try {
      print(`Revoked: ${await revokeLinks(database.knex, OPERATOR, [id])}.`)
      return true
    } catch (error) {
      if (!(error instanceof WriteRefused)) throw error
      print(`No cabinet of the roster in force has the id ${id}.`)
      return false
    }
  },
}

function originOf({ options: { origin } }: CommandInput): string {
  if (typeof origin === 'string' && /^https?:\/\/[^/?#]+\/?$/.test(origin)) return origin.replace(/\/$/, '')
  throw new UsageError('Say where people reach Relais: --origin https://relais.example.')
}

function daysOf({ options: { days = String(DAYS) } }: CommandInput): number {
  const count = Number(days)
  if (Number.isInteger(count) && count >= 1 && count <= LONGEST_DAYS) return count
  throw new UsageError(`--days is a whole number from 1 to ${LONGEST_DAYS}.`)
}

/** The cabinets that links are made for, those known as stopped left in peace unless one is named. */
async function wantedOf(
  input: CommandInput,
  { database: { knex }, today }: CommandContext,
): Promise<readonly PublicCabinet[]> {
  const departements = departementsOf(input)
  const cabinets = await listPublicCabinets(knex)
  const { cabinet } = input.options
  if (cabinet !== undefined) return cabinets.filter(({ id }) => id === cabinet)
  const statuses = publicStatuses(
    cabinets.map(({ id }) => id),
    await listEvents(knex),
    today,
  )
  return cabinets.filter(({ departement }, at) => {
    const { value, lastKnown } = statuses[at]!
    return (lastKnown ?? value) !== 'stopped' && (departements?.includes(departement) ?? true)
  })
}
