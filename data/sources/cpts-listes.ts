import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { CPTS_STATES } from '../../server/domain/registers/cpts.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import {
  COMMUNE_CODE_HEADINGS,
  COMMUNE_NAME_HEADINGS,
  CPTS_HEADINGS,
} from '../../server/domain/table-headings.ts'
import { plainText } from '../../server/domain/plainText.ts'
import { firstIssue } from '../readers/first-issue.ts'
import { readTableRows } from '../readers/table-rows.ts'
import {
  CPTS_UNNAMED,
  cptsNamed,
  FINESS_HEADINGS,
  finessOf,
  siteOf,
  STATE_HEADINGS,
  stateOf,
  type CptsRow,
} from './cpts.ts'
import type { Provenance, Source } from './source.ts'

/** Where an operator puts them, one an ARS. */
const FOLDER = 'cpts/listes'
/** A list tells neither its région nor its day: its name does, by the INSEE code of the one and the day or month of the other. */
const NAME = /^(\d{2})_(\d{4}-\d{2}(?:-\d{2})?)\.(?:csv|xlsx?|ods)$/i
/** What whoever lays them there writes down beside them. */
const NOTES = /^(?:lisez|read)[-_ ]?(?:moi|me)\b|\.(?:txt|md)$/i
/** So often a CPTS names a commune where the column tells something else. */
const REPEATED = 3
const NAMING =
  'Name each list by the INSEE code of the région and the day or month of the list, as in 93_2026-01.xlsx, one a région.'

/** As the list of PACA has them, then as those by code do. Who presides, coordinates or answers is not read. */
const COLUMNS = {
  nom: CPTS_HEADINGS,
  // A territory may be called after its town where its communes have a column of their own.
  commune: [
    ...COMMUNE_NAME_HEADINGS,
    ...['libelle commune', 'lib commune', 'nom de la commune', 'territoire cpts', 'territoire de la cpts'],
  ],
  code: COMMUNE_CODE_HEADINGS,
  departement: ['dpt', 'dep', 'departement', 'code departement', 'code dep', 'num dep', 'n departement'],
  finess: FINESS_HEADINGS,
  etat: STATE_HEADINGS,
  site: ['site', 'site internet', 'site web', 'url'],
} as const satisfies Record<string, readonly [string, ...string[]]>

const published = z
  .object({
    region: z.string(),
    edition: z.string(),
    /** Null: none. */
    nom: z.string().nullable(),
    commune: z.string(),
    code: z.string().regex(/^((\d{2}|2[AB])\d{3}|)$/),
    departement: z.string().regex(/^(\d{2}|2[AB]|97[1-6]|)$/),
    finess: z.string().nullable(),
    etat: z.enum(CPTS_STATES).nullable(),
    site: z.string().nullable(),
  })
  .refine(({ code, commune }) => code !== '' || commune !== '', {
    path: ['commune'],
    error: 'is empty beside a CPTS: write one commune a line',
  })
  .refine(({ code, departement }) => code !== '' || departement !== '', {
    path: ['departement'],
    error: 'is empty beside a commune that is told by its name alone',
  })

/** The lists of the ARS, by INSEE code or by name of commune. Optional. */
export const cptsListes: Source<z.infer<typeof published>, CptsRow> = {
  id: 'cpts-listes',
  titre: 'CPTS : communes par les listes des ARS',
  producteur: 'ARS',
  licence: 'inconnue d’ici : fichiers non vus',
  url: 'https://www.ars.sante.fr',
  millesime: 'non chargé ; format documenté, non vu',
  date: '',
  rythme: 'IRREG',
  delaiMois: null,
  credit: 'ARS',
  note: 'Une liste par région, à demander à son ARS : elle ne dit rien des autres, ni d’un département dont elle nomme moins de quatre communes sur cinq. Les noms de personnes ne sont pas lus.',
  importeur: 'data/sources/cpts-listes.ts',
  files: [FOLDER],
  least: 1,
  published,
  read(raw) {
    const lists = listsIn(raw)
    if (lists.length > 0 && !isFolder(raw)) throw new SourceError(FOLDER, 'is a file and no folder.', NAMING)
    const regions = lists.map((name) => name.slice(0, 2))
    const twice = regions.find((region, at) => regions.indexOf(region) < at)
    if (twice !== undefined)
      throw new SourceError(FOLDER, `holds two lists of the région ${twice}: which holds?`, NAMING)
    return lists.flatMap((name) => {
      const [, region, edition] = NAME.exec(name) ?? []
      if (region === undefined || edition === undefined || !isPast(edition))
        throw new SourceError(
          FOLDER,
          `holds "${name}", which does not tell of which région and day it is.`,
          NAMING,
        )
      const times = new Map<string, number>()
      const rows = rowsOf(raw, name)
      if (rows.length === 0)
        throw new SourceError(FOLDER, `holds "${name}", which has no line.`, COMPARE_REMEDY)
      return rows.map((row) => {
        const nom = cptsNamed(row.nom)
        if (nom === '')
          throw new SourceError(
            FOLDER,
            `"${name}" line ${row.line}, column "nom": ${row.nom === '' ? 'is empty beside a commune: are its cells merged?' : 'is no name of a CPTS.'}`,
            'Write the CPTS on each of its lines, and "aucune" where there is none.',
          )
        const { data, error } = published.safeParse({
          ...{ region, edition, nom, commune: row.commune },
          code: /^\d{4}$/.test(row.code) ? `0${row.code}` : row.code.toUpperCase(),
          departement: /^\d$/.test(row.departement) ? `0${row.departement}` : row.departement.toUpperCase(),
          ...{ finess: finessOf(row.finess), etat: stateOf(row.etat), site: siteOf(row.site) },
        })
        const place = JSON.stringify([nom, row.code || row.departement, plainText(row.commune)])
        const time = (times.get(place) ?? 0) + 1
        times.set(place, time)
        if (time === REPEATED && nom !== null && nom !== CPTS_UNNAMED)
          throw new SourceError(
            FOLDER,
            `"${name}" line ${row.line} has a commune a third time for one CPTS: is it the column of the communes?`,
            'Write one commune a line, under "commune" or "code insee".',
          )
        if (data) return data
        throw new SourceError(FOLDER, `"${name}" line ${row.line}, ${firstIssue(error)}`, COMPARE_REMEDY)
      })
    })
  },
  toRow: ({ region, code, commune: name, departement, ...cpts }) => ({
    ...{ ...cpts, base: 'listes' },
    place: code !== '' ? { by: 'code', code, name, region } : { by: 'name', departement, name, region },
  }),
}

/** Whether a raw folder has any list, which no build needs. */
export const hasCptsListes = (raw: string): boolean => listsIn(raw).length > 0

/** What is told of where the lists come from, with the région and the edition of each. */
export function provenanceOfCptsListes(
  rows: readonly CptsRow[],
  regions: readonly { readonly code: string; readonly nom: string }[],
): Provenance {
  const nameOfRegion = new Map(regions.map(({ code, nom }) => [code, nom]))
  const told = new Map(
    rows.flatMap(({ place, edition }) =>
      'region' in place && edition !== null
        ? [[nameOfRegion.get(place.region) ?? place.region, edition] as const]
        : [],
    ),
  )
  const oldest = [...told.values()].sort()[0] ?? ''
  return {
    ...cptsListes,
    date: oldest,
    millesime: `listes : ${[...told]
      .sort(([a], [b]) => a.localeCompare(b, 'fr'))
      .map(([region, edition]) => `${region} ${edition.split('-').reverse().join('/')}`)
      .join(' ; ')}`,
  }
}

/** The régions of which there are lists, by INSEE code, whether or not these can be read. */
export const regionsOfLists = (raw: string): readonly string[] =>
  isFolder(raw) ? listsIn(raw).map((name) => name.slice(0, 2)) : []

/** Whether a day or month is one, and is not to come (of a day: anywhere on earth). */
const isPast = (edition: string): boolean =>
  z.iso.date().safeParse(edition.padEnd(10, '-01')).success &&
  edition <= new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, edition.length)

const isFolder = (raw: string): boolean =>
  statSync(join(raw, FOLDER), { throwIfNoEntry: false })?.isDirectory() ?? false

/** Names of the lists; notes, folders and what a spreadsheet or a download has on its way are none. A file in place of the folder is one. */
function listsIn(raw: string): readonly string[] {
  if (!isFolder(raw)) return existsSync(join(raw, FOLDER)) ? [FOLDER] : []
  return readdirSync(join(raw, FOLDER), { withFileTypes: true })
    .filter((one) => !one.isDirectory())
    .map(({ name }) => name)
    .filter((name) => !/^[.~]|\.(?:part|former|first|new)$/.test(name) && !NOTES.test(name))
    .sort()
}

/** The lines of one list, under what it is called in what is said of it. */
function rowsOf(raw: string, name: string) {
  try {
    return readTableRows(raw, `${FOLDER}/${name}`, COLUMNS, [['nom'], ['commune', 'code']])
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    throw new SourceError(FOLDER, `"${name}" ${error.problem}`, error.remedy || COMPARE_REMEDY)
  }
}
