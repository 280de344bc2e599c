import { checkRegister } from '../../server/service/registers/check-register.ts'
import { packageGazetteer } from '../../server/service/roster/package-gazetteer.ts'
import { OPERATOR } from '../../server/domain/stewards/roles.ts'
import { type Command } from './command.ts'
import { fileOf, UNSEEN } from './draft-roster.ts'

const NUMBERS = new Intl.NumberFormat('fr-FR')

/** `relais check-register --from <register>`: what FINESS or the RPPS says otherwise than the roster, for the worklist. */
export const checkRegisterCommand: Command = {
  usage: 'check-register --from <file>',
  summary:
    'holds the roster against FINESS or the RPPS extract; what differs is shown in /gestion as things to check',
  options: { from: { type: 'string' } },
  run: async (input, { database, cwd, served, print }) => {
    const { currentPackage } = await served()
    const gazetteer = await packageGazetteer(currentPackage().reference)
    const { register, lines, numbered, findings } = await checkRegister(
      database,
      OPERATOR,
      fileOf(input, cwd),
      gazetteer,
    )
    print(
      `${NUMBERS.format(lines)} lignes lues ; ${NUMBERS.format(numbered)} cabinets de la liste portent un numéro ; ${NUMBERS.format(findings.length)} points à vérifier, dans /gestion.`,
    )
    print(UNSEEN[register])
    return true
  },
}
