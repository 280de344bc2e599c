import { findCitation } from '../../server/db/queries/runs/findCitation.ts'
import { withdrawCitation } from '../../server/db/queries/runs/withdrawCitation.ts'
import { OPERATOR } from '../../server/domain/stewards/roles.ts'
import { onlyWord, reasonIn, UsageError, type Command } from './command.ts'

/** The end of a quotation's address, or `run/code`. */
const QUOTED = /(?:^|\/citation\/)([0-9a-f]{64})\/([0-9]{2}|2[AB]|9[0-9]{2})-?([0-9]{2})\/?$/

/** `relais withdraw-citation`: a quotation that exposed somebody is answered no more, anywhere and for ever. */
export const withdraw: Command = {
  usage: 'withdraw-citation <its address, or run/code> --reason "…"',
  summary: 'answers 410 with the reason wherever a citation was answered, for ever; its hash is kept',
  options: { reason: { type: 'string' } },
  run: async (input, { database, print }) => {
    const asked = QUOTED.exec(onlyWord(input, 'the address of one citation'))
    if (!asked) throw new UsageError('Give the address of a citation: https://…/citation/<run>/72-04.')
    const [, run = '', departement = '', number = ''] = asked
    const circonscription = `${departement}-${number}`
    const reason = reasonIn(input, 'reason')
    if (reason === null) throw new UsageError('Say why; the reason is published: --reason "…".')
    const content = await findCitation(database.knex, run, circonscription)
    const sha256 = content === null ? null : (JSON.parse(content) as { sha256: string }).sha256
    if (!(await withdrawCitation(database, OPERATOR, { run, circonscription, sha256, reason }))) {
      print('It was withdrawn already: audit --subject <run> tells when and why.')
      return false
    }
    print(
      sha256 === null
        ? 'Withdrawn before anybody quoted it: its address answers 410 from now on.'
        : `Withdrawn: its address answers 410 from now on. Hash of its figures: ${sha256}.`,
    )
    print('A page or a file that somebody else has kept is not called back: write to who quoted it.')
    return true
  },
}
