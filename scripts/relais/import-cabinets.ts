import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Served } from '../../server/assemble.ts'
import type { Package } from '../../server/country/package/package.ts'
import { LARGEST_FILE } from '../../server/service/roster/file-kind.ts'
import { importRoster } from '../../server/service/roster/import-roster.ts'
import { packageGazetteer } from '../../server/service/roster/package-gazetteer.ts'
import { readRoster, type Corrections, type Reading } from '../../server/service/roster/read-roster.ts'
import { reportCsv } from '../../server/service/roster/report-csv.ts'
import { createUnproject } from '../../server/country/package/unproject.ts'
import { RosterFileError } from '../../server/service/roster/roster-file-error.ts'
import { createGround } from '../../server/country/land/ground.ts'
import { problem } from '../../server/domain/roster/problems.ts'
import { MAX_AGE_DAYS } from '../../server/domain/status/max-age-days.ts'
import type { Gazetteer } from '../../server/domain/roster/gazetteer.ts'
import type { ValidationContext } from '../../server/domain/roster/validation-context.ts'
import { OPERATOR } from '../../server/domain/stewards/roles.ts'
import { departementsOf, oneOf, onlyWord, UsageError, type Command, type CommandInput } from './command.ts'
import { printProblems, printPlan, printReading } from './print-import.ts'

const EVIDENCES = ['association', 'ars', 'cpts', 'cabinet'] as const

/** `relais import-cabinets roster.csv`: shows or applies what a roster file changes. */
export const importCabinets: Command = {
  usage:
    'import-cabinets <roster.csv|xlsx> [--dry-run] [--report <out.csv>] [--partial] [--departements 79,86] [--closures-meant] [--evidence association|ars|cpts|cabinet] [--corrections <file.json>] [--sheet <name>] [--header-row 3]',
  summary: 'shows (--dry-run) or applies a roster of cabinets, all or nothing',
  options: {
    'dry-run': { type: 'boolean' },
    report: { type: 'string' },
    partial: { type: 'boolean' },
    departements: { type: 'string' },
    'closures-meant': { type: 'boolean' },
    evidence: { type: 'string' },
    corrections: { type: 'string' },
    sheet: { type: 'string' },
    'header-row': { type: 'string' },
  },
  before: async (input, context) => {
    oneOf(input, 'evidence', EVIDENCES, 'association')
    departementsOf(input)
    try {
      const { bytes, corrections } = filesOf(input, context.cwd)
      const reading = await readRoster(
        bytes,
        { ...(await validation(await context.served())), today: context.today },
        corrections,
        readingOf(input, context.print),
      )
      if (reading.linesRefused === 0 && !reading.problems.some(({ severity }) => severity === 'refused'))
        return true
      printReading(reading, context.print)
      return false
    } catch (error) {
      if (!(error instanceof RosterFileError)) throw error
      printProblems(error.problems, context.print)
      return false
    }
  },
  run: async (input, context) => {
    const { bytes, corrections, path } = filesOf(input, context.cwd)
    let told = 0
    const result = await importRoster(context.database, {
      bytes,
      corrections,
      reading: readingOf(input),
      progress: ({ phase, done, of }) => {
        if (phase !== 'writing' || done < told + PROGRESS) return
        told = done
        context.print(`${grouped(done)} écritures sur ${grouped(of!)}…`)
      },
      fileName: basename(path),
      author: OPERATOR,
      dryRun: input.options['dry-run'] === true,
      context: await validation(await context.served()),
      geocoder: context.geocoder,
      options: {
        today: context.today,
        evidence: oneOf(input, 'evidence', EVIDENCES, 'association'),
        maxAgeDays: MAX_AGE_DAYS,
        partial: input.options.partial === true,
        departements: departementsOf(input),
        territory: null,
        closuresMeant: input.options['closures-meant'] === true,
      },
    })
    printPlan(result, context.print)
    const { report } = input.options
    if (typeof report === 'string') {
      writeFileSync(resolve(context.cwd, report), reportCsv(result.plan))
      context.print(`Rapport : ${report}`)
    }
    return result.plan.applicable
  },
}

/** Lines between two words on progress: a list of the country says nothing, one ten times as long is heard of. */
const PROGRESS = 20_000

const grouped = (count: number): string => count.toLocaleString('fr-FR')

/** Which table of the file is meant, and how its reading is told. */
function readingOf({ options }: CommandInput, print?: (line: string) => void): Reading {
  const { sheet, 'header-row': written } = options
  const row = written === undefined ? undefined : Number(written)
  if (row !== undefined && !(Number.isInteger(row) && row >= 1))
    throw new UsageError('--header-row needs the number of a row, from 1.')
  return {
    table: { ...(typeof sheet === 'string' && { sheet }), ...(row !== undefined && { row }) },
    ...(print && {
      progress: (lines: number) => {
        if (lines % PROGRESS === 0) print(`${grouped(lines)} lignes lues…`)
      },
    }),
  }
}

function filesOf(
  input: CommandInput,
  cwd: string,
): { readonly bytes: Buffer; readonly path: string; readonly corrections: Corrections } {
  const path = resolve(cwd, onlyWord(input, 'one roster file'))
  const { corrections } = input.options
  return {
    path,
    bytes: readOrRefuse(path),
    corrections: typeof corrections === 'string' ? readCorrections(resolve(cwd, corrections)) : {},
  }
}

function readOrRefuse(path: string): Buffer {
  let size: number
  try {
    size = statSync(path).size
  } catch {
    throw new UsageError(`${path} cannot be read: check its name and your rights.`)
  }
  // A file of gigabytes is not read into memory to be refused.
  if (size > LARGEST_FILE)
    throw new RosterFileError([problem('file-too-large', null, null, `${LARGEST_FILE / 1024 / 1024} Mo`)])
  return readFileSync(path)
}

function readCorrections(path: string): Corrections {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Corrections
  } catch {
    throw new UsageError(`${path} is not JSON: write {"12": {"etp": "0,5"}}.`)
  }
}

/** Made once, whether a command is only looked at or run. */
const gazetteers = new WeakMap<Package, Promise<Gazetteer>>()

/** What lines are checked against; contours are only read when a line gives a point. */
async function validation({ currentPackage }: Served): Promise<Omit<ValidationContext, 'today'>> {
  const pack = currentPackage()
  const { reference, contours, districts } = pack
  const gazetteer = gazetteers.get(pack) ?? packageGazetteer(reference)
  gazetteers.set(pack, gazetteer)
  return {
    gazetteer: await gazetteer,
    unproject: await createUnproject(),
    ground: createGround(reference.arrondissements, () => contours().outlines, districts),
  }
}
