import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { lossesIn, writeChanges } from '../../server/country/package/compare-packages.ts'
import { hashIn, hashOfPackage } from '../../server/country/package/kept-packages.ts'
import { loadPackage } from '../../server/country/package/loadPackage.ts'
import { findPackageInForce } from '../../server/country/package/package-in-force.ts'
import { readPackageApart } from '../../server/country/package/readPackageApart.ts'
import { SourceError } from '../../server/country/package/source-error.ts'
import { findRollback } from '../../server/db/queries/packages/findRollback.ts'
import { listPackages, type NamedPackage } from '../../server/db/queries/packages/listPackages.ts'
import { takePackage } from '../../server/db/queries/packages/takePackage.ts'
import { findLastAudit } from '../../server/db/queries/stewards/findLastAudit.ts'
import { listCabinets } from '../../server/db/queries/roster/listCabinets.ts'
import { appendAudit } from '../../server/db/queries/stewards/appendAudit.ts'
import { transact } from '../../server/db/statement.ts'
import type { Check } from '../../server/domain/judged.ts'
import { OPERATOR } from '../../server/domain/stewards/roles.ts'
import { reasonIn, UsageError, type Command, type CommandContext, type CommandInput } from './command.ts'
import { reportRefresh, TOLD, toldIn, type RefreshOutcome } from './data-report.ts'
import { OWN_PACKAGE } from './terminal-context.ts'

/** What a refresh leaves to an operator. */
const BY_HAND = 'Load it by hand: npm run data:load <folder>.'
const packageJson = new URL('../../package.json', import.meta.url)

/** `relais data load [folder]`: another data package, on a running service. */
export const dataLoad: Command = {
  usage: 'data load [folder] [--despite "why" | --unattended [--held "file: why"]… [--left-out "what"]…]',
  summary:
    'checks the data package of a folder (data/package when none is named), keeps it in the database and names it current: each server turns to it once it is ready; --despite: although a check fails; --unattended: nobody looks, so not one that an operator rolled back from, nor one whose tables lost a tenth of their rows or their newest edition, and what it came to is written into the journal',
  options: {
    despite: { type: 'string' },
    unattended: { type: 'boolean' },
    ...TOLD,
  },
  run: async (input, context) => {
    const despite = reasonIn(input, 'despite')
    const unattended = input.options.unattended === true
    if (unattended && despite !== null)
      throw new UsageError('--despite is for who has looked: leave it or --unattended out.')
    const told = toldIn(input)
    if (!unattended && told.held.length + told.leftOut.length > 0)
      throw new UsageError('--held goes with --unattended, and so does --left-out.')
    const folder = folderOf(input, context.cwd)
    if (!unattended) return (await load(folder, context, { despite, unattended })).outcome !== 'refusee'
    const report = async ({ outcome, reasons }: Loaded): Promise<boolean> => {
      context.print(
        await reportRefresh(context.database.knex, outcome, { ...told, held: [...told.held, ...reasons] }),
      )
      return outcome !== 'refusee'
    }
    return report(
      await load(folder, context, { despite, unattended }).catch(async (error: unknown) => {
        await report({
          outcome: 'refusee',
          reasons: [error instanceof Error ? error.message : String(error)],
        })
        throw error
      }),
    )
  },
}

/** What a load came to; `reasons`: why it was refused. */
interface Loaded {
  readonly outcome: RefreshOutcome
  readonly reasons: readonly string[]
}

/** Loads the package of a folder where all that is asked of it holds, and prints what came of it. */
async function load(
  folder: string,
  { database, served, print }: CommandContext,
  { despite, unattended }: { readonly despite: string | null; readonly unattended: boolean },
): Promise<Loaded> {
  /** `reasons`: those that were printed already. */
  const refused = (why: string, reasons: readonly string[] = []): Loaded => {
    print(why)
    print('Nothing was changed: the package that was current stays.')
    return { outcome: 'refusee', reasons: [...reasons, why] }
  }
  const own = { hash: hashOfPackage(OWN_PACKAGE), folder: OWN_PACKAGE }
  const [current] = await listPackages(database.knex)
  const wanted = hashIn(folder)
  if (current && !current.stored && ![own.hash, wanted].includes(current.sha256) && despite === null)
    return refused(
      `The package that is current, ${current.sha256}, is not in the database, nor any more in ${OWN_PACKAGE}: nobody could go back to it. Put its files back there (git checkout data/package) and load the new one from a folder of its own, npm run data:load <folder>; or say why it may be lost: --despite "…".`,
    )
  if (unattended && wanted !== null) {
    if ((await findPackageInForce(database.knex, own.hash)).hash === wanted) {
      print('The package is the one in force already.')
      return { outcome: 'inchangee', reasons: [] }
    }
    const at = await findRollback(database.knex, wanted)
    if (at !== null) return refused(`${wanted} was rolled back on ${at}. ${BY_HAND}`)
  }
  const { packageFolder } = await served()
  // A folder that was built anew since is not what is served.
  const comparable = current === undefined || hashIn(packageFolder) === current.sha256
  const { version } = JSON.parse(readFileSync(packageJson, 'utf8')) as { version: string }
  const read = await readPackageApart({
    ...{ packageFolder: folder, keep: null, against: comparable ? packageFolder : null, version },
    cabinets: await listCabinets(database.knex),
  }).done
  if ('fault' in read)
    return refused(new SourceError(read.fault.file, read.fault.problem, read.fault.remedy).message)
  const uncompared = comparable ? read.incomparable : `${packageFolder} does not hold it.`
  const why = uncompared === null ? null : `Cannot compare with the served one: ${uncompared}`
  if (unattended && read.hash !== wanted)
    return refused('The package changed while it was read. Load it again.')
  if (unattended && why !== null) return refused(`${why} ${BY_HAND}`)
  if (why !== null) print(why)
  for (const line of read.changes ? writeChanges(read.changes) : []) print(line)
  const losses = unattended && read.changes ? lossesIn(read.changes) : []
  if (losses.length > 0) return refused(`If that is right, look at it first. ${BY_HAND}`, losses)
  const failing = read.checks.filter(({ verdict }) => verdict === 'manque')
  for (const check of failing) print(`FAILS  ${described(check)}`)
  if (failing.length > 0 && despite === null)
    return refused(
      'Build it again from files that are whole, or say why it is right all the same: --despite "…".',
      failing.map(described),
    )
  if (current?.sha256 === read.hash) print('It is the one that is current already.')
  const unkept = await loadPackage(database, {
    ...{ folder, hash: read.hash, own },
    detail: { checks: read.checks.length, failing: failing.map(({ id }) => id), despite },
  })
  if (unkept !== null) print(`The one before it is damaged and was not kept in the database: ${unkept}`)
  print(`Current: ${read.hash}, ${read.checks.length - failing.length} of ${read.checks.length} checks held.`)
  print('Each server answers from the former one until it has made ready what rests on this one.')
  return { outcome: 'chargee', reasons: [] }
}

/** `relais data folder`: where the package in force lies. */
export const dataFolder: Command = {
  usage: 'data folder',
  summary:
    'prints the folder of the data package in force, taken from the database first where it is kept there',
  options: {},
  run: async (_input, { served, print }) => {
    print((await served()).packageFolder)
    return true
  },
}

/** `relais data rollback [hash]`: back to a package that was in force. */
export const dataRollback: Command = {
  usage: 'data rollback [hash] [--list]',
  summary:
    'names the data package current that was so before, unless that was a rollback too, or the one whose hash begins so; --list: those that were, the current one first',
  options: { list: { type: 'boolean' } },
  run: async ({ words, options }, { database, print }) => {
    const { knex } = database
    const named = await listPackages(knex)
    const own = hashOfPackage(OWN_PACKAGE)
    const has = ({ sha256, stored }: NamedPackage): boolean => stored || sha256 === own
    if (options.list === true) {
      for (const one of named)
        print(
          `${one.sha256}  ${one.takenAt}  ${one === named[0] ? 'current' : has(one) ? 'kept' : 'no longer kept'}`,
        )
      return true
    }
    if (words.length > 1) throw new UsageError('Name one package by the beginning of its hash.')
    const [word] = words
    const [current] = named
    const rolledBack = await findLastAudit(knex, 'rollback-package')
    if (word === undefined && current && rolledBack !== null && rolledBack >= current.takenAt) {
      print(
        `The last change was a rollback, to ${current.sha256}: the package before it is the one that was left. Name the one that is wanted by the beginning of its hash: npm run data:rollback <hash>; npm run data:rollback -- --list tells which there are. Nothing was changed.`,
      )
      return false
    }
    const wanted =
      word === undefined ? named.slice(1, 2) : named.filter(({ sha256 }) => sha256.startsWith(word))
    const [one] = wanted
    const why = whyNot(wanted, word, has)
    if (one === undefined || why !== null) {
      print(`${why} npm run data:rollback -- --list tells which there are. Nothing was changed.`)
      return false
    }
    if (one === current) {
      print(`${one.sha256} is current already. Nothing was changed.`)
      return true
    }
    await transact(knex, async (trx) => {
      await takePackage(trx, one.sha256)
      await appendAudit(trx, OPERATOR, [
        {
          action: 'rollback-package',
          subject: one.sha256,
          detail: { from: current?.sha256 ?? null },
        },
      ])
    })
    print(`From ${current?.sha256} to ${one.sha256}: each server turns to it once it is ready.`)
    return true
  },
}

/** Why of the packages that `word` names, or else of the one before, none can be gone back to; null where the first can. */
function whyNot(
  [one, ...others]: readonly NamedPackage[],
  word: string | undefined,
  has: (named: NamedPackage) => boolean,
): string | null {
  if (one === undefined)
    return word === undefined
      ? 'No other package was in force here.'
      : `No package in force here had a hash that begins with ${word}.`
  if (others.length > 0)
    return `${others.length + 1} packages have a hash that begins with ${word}: write more of it.`
  return has(one)
    ? null
    : `${one.sha256} is not kept any more: load it from a folder, npm run data:load <folder>.`
}

function folderOf({ words }: CommandInput, cwd: string): string {
  if (words.length > 1) throw new UsageError('Name the folder of one package.')
  return words[0] === undefined ? OWN_PACKAGE : resolve(cwd, words[0])
}

const described = ({ titre, attendu, trouve, tolerance, unite }: Check): string =>
  `${titre.fr}: ${trouve ?? 'absent'} ${unite.fr}, ${attendu?.valeur ?? '–'} ± ${tolerance ?? 0} attendu (${attendu?.de.fr ?? ''})`
