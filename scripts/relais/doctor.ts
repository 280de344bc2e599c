import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { oneOf, type Command, type CommandInput } from './command.ts'
import { lookAtDatabase } from './doctor/database.ts'
import { written, type Finding } from './doctor/finding.ts'
import { lookAtMachine } from './doctor/machine.ts'
import { LANGUAGES, tellMemory } from './doctor/memory.ts'
import { lookAtPackage } from './doctor/package.ts'
import { OWN_PACKAGE } from './terminal-context.ts'

/** Prints what was found; whether nothing is wrong. */
function tell(findings: readonly Finding[], print: (line: string) => void): boolean {
  for (const finding of findings) print(written(finding))
  return findings.every(({ state }) => state !== 'wrong')
}

/** `relais doctor`: looks at everything that an operator can set right, and says how. */
export const doctor: Command = {
  usage: 'doctor [--memory [--lang fr]]',
  summary:
    'looks at configuration, disk, database, clock, roster, backups and data, each with its remedy; --memory: what lives in the memory of the server, and why',
  options: { memory: { type: 'boolean' }, lang: { type: 'string' } },
  // Before the database: where that cannot be opened, the rest is still told.
  before: (input, { print }) => {
    languageOf(input)
    return Promise.resolve(input.options.memory === true || tell(lookAtMachine(process.env), print))
  },
  run: async (input, { database, served, today, print }) => {
    if (input.options.memory === true) {
      const lines = await tellMemory({ database, served, today }, languageOf(input))
      lines.forEach(print)
      return true
    }
    const { packageFolder, currentPackage } = await served()
    return tell(
      [
        ...(await lookAtDatabase(database, readFileSync(join(packageFolder, 'sources.csv'), 'utf8'), today)),
        await lookAtPackage(database.knex, currentPackage, OWN_PACKAGE),
      ],
      print,
    )
  },
}

const languageOf = (input: CommandInput) => oneOf(input, 'lang', LANGUAGES, 'en')
