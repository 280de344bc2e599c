import { eraseAddress, listAlerts } from '../../server/db/queries/alerts/listAlerts.ts'
import { emailKey } from '../../server/service/alerts/address.ts'
import { OPERATOR } from '../../server/domain/stewards/roles.ts'
import { onlyWord, type Command } from './command.ts'

/** `relais alerts list`: who is told by e-mail of what. */
export const alertsList: Command = {
  usage: 'alerts list',
  summary:
    'lists who asked to be told by e-mail, with their addresses: personal data, for the operator alone',
  options: {},
  run: async (_input, { database, print }) => {
    const alerts = await listAlerts(database.knex)
    for (const { address, niveau, code, locale, createdAt, confirmedAt } of alerts)
      print(
        [
          ...[address, `${niveau} ${code}`, locale, `asked ${createdAt.slice(0, 10)}`],
          confirmedAt === null ? 'not confirmed' : `confirmed ${confirmedAt.slice(0, 10)}`,
        ].join('\t'),
      )
    if (alerts.length === 0) print('Nobody asked to be told by e-mail.')
    return true
  },
}

/** `relais alerts erase <address>`: what the law asks for when somebody asks. */
export const alertsErase: Command = {
  usage: 'alerts erase <address>',
  summary: 'erases all that is kept of an e-mail address, and what waits to be sent to it',
  options: {},
  run: async (input, { database, print }) => {
    const address = onlyWord(input, 'one e-mail address (alerts list shows them)')
    const erased = await eraseAddress(database.knex, emailKey(address.trim().normalize('NFC')), OPERATOR)
    if (erased === 0) print('Nothing is kept of this address: alerts list shows those that are.')
    else print(`${erased} ${erased === 1 ? 'alert is' : 'alerts are'} erased with the address.`)
    return erased > 0
  },
}
