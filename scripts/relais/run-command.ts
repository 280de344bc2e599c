import { parseArgs } from 'node:util'
import { alertsErase, alertsList } from './alerts.ts'
import { audit } from './audit.ts'
import { backup, restore } from './backup.ts'
import { UsageError, type Command, type CommandContext, type CommandInput } from './command.ts'
import { doctor } from './doctor.ts'
import { drill } from './drill.ts'
import { checkRegisterCommand } from './check-register.ts'
import { draftRosterCommand } from './draft-roster.ts'
import { exportPublic } from './export.ts'
import { importCabinets } from './import-cabinets.ts'
import { linksMake, linksRevoke } from './links.ts'
import { dataReport } from './data-report.ts'
import { dataFolder, dataLoad, dataRollback } from './packages.ts'
import { readerAccount } from './reader-account.ts'
import { sheets } from './sheets.ts'
import { verify } from './verify.ts'
import { tokenCreate, tokenList, tokenRevoke } from './tokens.ts'
import { withdraw } from './withdraw.ts'
import { webhookAdd, webhookDead, webhookList, webhookRemove, webhookRetry } from './webhooks.ts'

const COMMANDS: Readonly<Record<string, Command>> = {
  'import-cabinets': importCabinets,
  'draft-roster': draftRosterCommand,
  'check-register': checkRegisterCommand,
  'token create': tokenCreate,
  'token list': tokenList,
  'token revoke': tokenRevoke,
  'links make': linksMake,
  'links revoke': linksRevoke,
  'reader-account': readerAccount,
  'webhook add': webhookAdd,
  'webhook list': webhookList,
  'webhook remove': webhookRemove,
  'webhook dead': webhookDead,
  'webhook retry': webhookRetry,
  'alerts list': alertsList,
  'alerts erase': alertsErase,
  'data load': dataLoad,
  'data rollback': dataRollback,
  'data folder': dataFolder,
  'data report': dataReport,
  backup,
  restore,
  drill,
  export: exportPublic,
  audit,
  verify,
  'withdraw-citation': withdraw,
  sheets,
  doctor,
}

/** A command line that was understood. */
export interface ParsedCommand {
  readonly command: Command
  readonly input: CommandInput
}

/** What the command line can do, a line each. */
export const usage = (): string =>
  [
    'Usage: npm run relais -- <command>',
    ...Object.values(COMMANDS).map(({ usage: form, summary }) => `  ${form}\n      ${summary}`),
  ].join('\n')

/** Finds the command of a command line. @throws UsageError saying how to write it. */
export function parseCommand(argv: readonly string[]): ParsedCommand {
  const name = [argv.slice(0, 2).join(' '), argv[0] ?? ''].find((words) => words in COMMANDS)
  if (name === undefined) throw new UsageError(usage())
  const command = COMMANDS[name]!
  try {
    const { values, positionals } = parseArgs({
      args: argv.slice(name.split(' ').length),
      options: command.options,
      allowPositionals: true,
    })
    return { command, input: { words: positionals, options: values as CommandInput['options'] } }
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nUsage: npm run relais -- ${command.usage}`)
  }
}

/** Runs a command line on an open database: by the terminal, or by the server on the terminal's behalf. */
export function runCommand(argv: readonly string[], context: CommandContext): Promise<boolean> {
  const { command, input } = parseCommand(argv)
  return 'alone' in command ? command.alone(input, context) : command.run(input, context)
}
