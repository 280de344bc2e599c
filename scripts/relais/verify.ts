import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { hashOfPackage } from '../../server/country/package/kept-packages.ts'
import { codeVersion } from '../../server/country/runs/code-version.ts'
import { METHOD } from '../../server/domain/situation.ts'
import type { Citation } from '../../server/service/citation/makeCitation.ts'
import { onlyWord, type Command } from './command.ts'
import { progressBar } from './progressBar.ts'
import { citedRoster, isCited } from './verify/citedRoster.ts'
import { differences, inconsistencies } from './verify/differences.ts'
import { originOf, readCitation } from './verify/readCitation.ts'
import { recompute, STEPS } from './verify/recompute.ts'
import { strayNumbers } from './verify/strayNumbers.ts'
import { rosterInputs } from './verify/rosterInputs.ts'

const packageJson = new URL('../../package.json', import.meta.url)

/** `relais verify <url-or-file>`: makes a quoted figure again from the published tables. */
export const verify: Command = {
  usage: 'verify <url-or-file> [--intervals] [--roster <folder of an export>] [--package <folder>]',
  summary:
    'recomputes what a citation quotes from the published data package, and says identical or what differs (some ten seconds; --intervals draws the bounds again too, about two minutes of processor time); --package: from the data package of that folder, where the citation rests on another than this program brings',
  options: {
    intervals: { type: 'boolean' },
    roster: { type: 'string' },
    package: { type: 'string' },
  },
  alone: async (input, { cwd, served, print }) => {
    const { intervals, roster } = input.options
    const from = onlyWord(input, 'the address or the file of a citation')
    const citation = await readCitation(from, cwd)
    if ((citation.method ?? 1) !== METHOD) return otherMethod(citation, print)
    const hasBounds = citation.calcul.intervals === 'ready'
    const drawn = hasBounds && intervals === true
    print(`${citation.code} ${citation.nom}, ${citation.asOf}, run ${citation.run}`)
    if (intervals === true && !drawn) print('This run had no intervals: there are none to compare.')
    const start = performance.now()
    const packageFolder =
      typeof input.options.package === 'string'
        ? resolve(cwd, input.options.package)
        : (await served()).packageFolder
    for (const line of otherPackage(citation, hashOfPackage(packageFolder))) print(line)
    const made = await recompute({
      packageFolder,
      roster:
        typeof roster === 'string'
          ? ({ communes }) => rosterInputs(resolve(cwd, roster), communes)
          : async (published) => {
              if (isCited(published, citation)) return null
              const origin = originOf(from, citation)
              const known = await citedRoster(citation, origin)
              print(
                known
                  ? `Its cabinets and events are not the published demonstration: taken from ${origin}, as known when it was calculated.`
                  : `Its cabinets and events are not the published demonstration, and ${origin} does not give them: ask it for an export, and name its folder by --roster.`,
              )
              return known
            },
      code: citation.code,
      asOf: citation.asOf,
      seed: citation.calcul.seed,
      threads: drawn ? availableParallelism() : null,
      progress: progressBar(STEPS),
    })
    const { version } = JSON.parse(readFileSync(packageJson, 'utf8')) as { version: string }
    const found = [
      ...inconsistencies(citation),
      ...(made
        ? differences(citation, made, { intervals: drawn })
        : [`no circonscription ${citation.code} has figures in the published package`]),
    ]
    const here = codeVersion(version)
    if (citation.calcul.codeVersion !== here)
      print(`Note: cited from version ${citation.calcul.codeVersion}, recomputed by version ${here}.`)
    for (const line of found) print(`DIFFERS  ${line}`)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    const what = hasBounds && !drawn ? 'values, the rank, the sentences and the hash' : 'figures'
    print(
      found.length === 0
        ? `Identical: ${citation.figures.length} ${what}, recomputed in ${seconds} s.`
        : `${found.length === 1 ? '1 difference' : `${found.length} differences`}, recomputed in ${seconds} s.`,
    )
    if (hasBounds && !drawn)
      print('Bounds and the range of the rank were held against the hash only: --intervals draws them again.')
    return found.length === 0
  },
}

/** What is said where a citation rests on another data package than the one at hand, and where to find that; nothing where it is the same. */
function otherPackage({ calcul }: Citation, here: string): string[] {
  const cited = calcul.inputs.package
  return cited === undefined || cited === here
    ? []
    : [
        `Note: it rests on the data package ${cited}, and this is ${here}: figures may differ for that alone.`,
        `Name the folder of the cited one by --package <folder>: it came with release ${calcul.codeVersion}, as its data/package, or was loaded into the service, whose machine has it as DATA_DIR/packages/${cited}/package; the same official files build the same bytes (npm run data:build -- --raw <folder> --out <folder>).`,
      ]
}

/** What can still be said of a citation of another method: that its hash, its run and the numbers of its sentences are its own. */
function otherMethod(citation: Citation, print: (line: string) => void): boolean {
  const found = [...inconsistencies(citation), ...strayNumbers(citation)]
  for (const line of found) print(`DIFFERS  ${line}`)
  print(
    `Method ${citation.method ?? 1}: only release ${citation.calcul.codeVersion} computes its figures; here they are checked against its hash and its run, and its sentences against them.`,
  )
  print(found.length === 0 ? 'Unchanged since it was quoted.' : 'Changed since it was quoted.')
  return found.length === 0
}
