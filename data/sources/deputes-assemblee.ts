import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { garbledIn, readBytes } from '../readers/bytes.ts'
import { firstIssue } from '../readers/first-issue.ts'
import { readJsonArchive } from '../readers/json-archive.ts'
import { newestEntryDay } from '../readers/newest-entry.ts'
import { oneOrMore } from '../readers/one-or-more.ts'
import { deputeRow, deputes, published as listed, type DeputeRow } from './deputes.ts'
import type { Source } from './source.ts'

const FILE = 'deputes/AMO10_deputes_actifs_mandats_actifs_organes.json.zip'

/** A text as the archive has it: bare, beside its type, or said to be none. */
const text = z.union([
  z.string().nullable(),
  z.object({ '@xsi:nil': z.literal('true') }).transform(() => null),
  z.object({ '#text': z.string() }).transform((one) => one['#text']),
])

/** Of a person the office, the name and the group; what else an entry tells of one is not looked at. */
const acteur = z.object({
  acteur: z.object({
    uid: text,
    etatCivil: z.object({ ident: z.object({ civ: text, nom: text, prenom: text }) }),
    mandats: z.object({ mandat: oneOrMore(z.looseObject({ typeOrgane: z.string() })) }),
  }),
})
/** Asked of each: were it called otherwise, all that has ended would run. */
const end = z.object({ dateFin: text })
const seat = z.object({
  dateDebut: z.iso.date(),
  election: z.object({ lieu: z.object({ numDepartement: z.string(), numCirco: z.string() }) }),
})
const membership = z.object({ organes: z.object({ organeRef: oneOrMore(z.string()) }) })
const groupe = z.object({
  organe: z.object({
    uid: text,
    codeType: z.literal('GP'),
    libelle: z.string().min(1),
    libelleAbrege: z.string().min(1),
  }),
})

const published = listed.extend({ groupe: z.string().nullable(), groupeAbrev: z.string().nullable() })
type Published = z.infer<typeof published>

function parsed<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new SourceError(FILE, `${what}: ${firstIssue(result.error)}`, COMPARE_REMEDY)
  return result.data
}

interface Deputy {
  readonly id: string
  readonly ident: z.infer<typeof acteur>['acteur']['etatCivil']['ident']
  /** Of the mandates that run: seats, each once, and organes that are groups. A group's president is its member a second time. */
  readonly seats: readonly z.infer<typeof seat>[]
  readonly groups: readonly string[]
}

function deputyOf(value: unknown): Deputy {
  const { uid, etatCivil, mandats } = parsed(acteur, value, 'an acteur').acteur
  const { ident } = etatCivil
  const id = uid ?? 'an acteur without uid'
  const garbled = garbledIn(`${ident.nom} ${ident.prenom}`)
  if (garbled)
    throw new SourceError(
      FILE,
      `${id} is called by "${garbled[0]}": letters were lost, or encoded twice.`,
      COMPARE_REMEDY,
    )
  const running = <T>(kind: string, schema: z.ZodType<T>): T[] => {
    const what = `${id}, a mandate of type ${kind}`
    return mandats.mandat
      .filter((one) => one.typeOrgane === kind && parsed(end, one, what).dateFin === null)
      .map((one) => parsed(schema, one, what))
  }
  const seats = new Map(
    running('ASSEMBLEE', seat).map((one) => [
      `${one.election.lieu.numDepartement}-${one.election.lieu.numCirco}`,
      one,
    ]),
  )
  if (seats.size > 1)
    throw new SourceError(FILE, `${id} holds several seats: ${[...seats.keys()].join(', ')}.`, COMPARE_REMEDY)
  return {
    ...{ id, ident, seats: [...seats.values()] },
    groups: [...new Set(running('GP', membership).flatMap(({ organes }) => organes.organeRef))],
  }
}

/**
 * The day that the archive is told by, never a later one than its own: that of its newest entry, for it cannot have been made before. Where
 * entries bear none, or a day before the last deputy came in, the day on which that was.
 */
function dayOf(raw: string, deputies: readonly Deputy[]): string {
  const begun = deputies.flatMap(({ seats }) => seats.map(({ dateDebut }) => dateDebut))
  const last = begun.reduce((newest, one) => (one > newest ? one : newest), '')
  const written = newestEntryDay(readBytes(raw, FILE))
  return written !== null && written > last ? written : last
}

/** Deputies in office, from the Assemblée's own archive of mandates that run; a seat that nobody holds was vacant on its day. */
const deputesAssemblee: Source<Published, DeputeRow> = {
  ...deputes,
  producteur: 'Assemblée nationale',
  note: 'Un siège sans député dans cette archive était vacant à sa date. Cette date est celle du plus récent des fichiers qu’elle contient, à défaut celle du dernier mandat commencé. Quotidienne à la source : une liste de plus de soixante jours est dite ancienne.',
  importeur: 'data/sources/deputes-assemblee.ts',
  files: [FILE],
  whole: {
    key: ({ circonscription }) => circonscription,
    most: 577,
    departements: {
      of: ({ circonscription }) => departementOf(circonscription),
      // The one seat of each may be vacant.
      without: ['23', '48'],
    },
    parts: [{ name: 'deputies of a group', has: (row) => row.groupe !== null, least: 500 }],
  },
  published,
  read(raw) {
    const values = readJsonArchive(raw, FILE)
    const groups = new Map(
      values.flatMap((value) => {
        const { data } = groupe.safeParse(value)
        return data ? [[data.organe.uid, data.organe] as const] : []
      }),
    )
    const deputies = values
      .filter((value) => typeof value === 'object' && value !== null && 'acteur' in value)
      .map(deputyOf)
    const day = dayOf(raw, deputies)
    return deputies.flatMap(({ id, ident, seats, groups: [group, another] }) => {
      // Of two groups none is known to be the one.
      const known = another === undefined ? group : undefined
      const named = known === undefined ? null : groups.get(known)
      if (named === undefined)
        throw new SourceError(
          FILE,
          `${id} is of the group ${known}, of which no entry can be read.`,
          COMPARE_REMEDY,
        )
      return seats.map(({ election: { lieu } }) => ({
        ...{ id, civ: ident.civ, nom: ident.nom, prenom: ident.prenom },
        ...{ groupe: named?.libelle ?? null, groupeAbrev: named?.libelleAbrege ?? null },
        ...{ departementCode: lieu.numDepartement, circo: lieu.numCirco, dateMaj: day },
      }))
    })
  },
  toRow: deputeRow,
}

/** The Assemblée's archive where it has been fetched, else the list at hand: what the build reads of a raw folder. */
export const deputesIn = (raw: string): Source<never, DeputeRow> =>
  (existsSync(join(raw, FILE)) ? deputesAssemblee : deputes) as Source<never, DeputeRow>
