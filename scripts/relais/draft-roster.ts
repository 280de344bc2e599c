import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  draftRoster,
  isSeatAlone,
  wantedBy,
  type Named,
} from '../../server/service/registers/draft-roster.ts'
import { readRegister, registerOf } from '../../server/service/registers/read-register.ts'
import { UsageError, type Command, type CommandInput } from './command.ts'

const NUMBERS = new Intl.NumberFormat('fr-FR')
/** Said until a file of the producer’s own has passed through the reader. */
export const UNSEEN = {
  finess:
    'Format documenté, vu sur dix lignes d’échantillon seulement : vérifiez quelques lieux avant de vous y fier.',
  rpps: 'Format documenté, non vu : aucun fichier réel n’a encore passé par ce lecteur ; vérifiez quelques lieux avant de vous y fier.',
} as const

/** `relais draft-roster --from <register>`: a roster to be completed, from FINESS or the open extract of the RPPS. */
export const draftRosterCommand: Command = {
  usage: 'draft-roster --from <file> [--match asalee]… [--siren 123456789]… [--out ebauche-cabinets.csv]',
  summary:
    'drafts a roster from FINESS or the RPPS extract, each line to be confirmed; keeps no person and imports nothing',
  options: {
    from: { type: 'string' },
    match: { type: 'string', multiple: true },
    siren: { type: 'string', multiple: true },
    out: { type: 'string' },
  },
  alone: async (input, { cwd, print }) => {
    const named = namedBy(input)
    const from = fileOf(input, cwd)
    const { out } = input.options
    const to = resolve(cwd, typeof out === 'string' ? out : 'ebauche-cabinets.csv')
    if (existsSync(to)) throw new UsageError(`${to} is there already: name another file by --out.`)
    const register = await registerOf(from)
    if (register === 'rpps' && named.words.length + named.sirens.length === 0)
      throw new UsageError('Say whose places are meant: --match asalee, or --siren 123456789.')
    const { sites, lines, kept } = await readRegister(from, wantedBy(named))
    const communes = new Set(sites.map(({ codeCommune }) => codeCommune)).size
    print(
      register === 'rpps'
        ? `${NUMBERS.format(lines)} exercices lus, ${NUMBERS.format(kept)} gardés : ${NUMBERS.format(sites.length)} lieux, ${NUMBERS.format(communes)} communes.`
        : `${NUMBERS.format(lines)} établissements lus, ${NUMBERS.format(sites.length)} gardés, ${NUMBERS.format(communes)} communes.`,
    )
    print(UNSEEN[register])
    if (sites.length === 0) {
      print('Aucun lieu ne porte ces noms : rien n’est écrit.')
      return false
    }
    if (isSeatAlone(sites)) {
      print(
        'Tous ces exercices sont déclarés à une seule adresse, sans doute le siège : elle ne dit pas où l’on travaille. Rien n’est écrit.',
      )
      return false
    }
    writeFileSync(to, draftRoster(sites), { flag: 'wx' })
    print(
      `${to} : ${NUMBERS.format(sites.length)} lignes à confirmer, statut inconnu. Complétez etp, ôtez les lieux sans infirmière Asalée, puis import-cabinets --dry-run.`,
    )
    return true
  },
}

/** The file that `--from` names. */
export function fileOf({ options: { from }, words }: CommandInput, cwd: string): string {
  if (typeof from !== 'string' || words.length > 0)
    throw new UsageError('Name the register: --from <file> (FINESS, or PS_LibreAcces_Personne_activite).')
  return resolve(cwd, from)
}

function namedBy({ options: { match, siren } }: CommandInput): Named {
  const words = Array.isArray(match) ? match : []
  const sirens = (Array.isArray(siren) ? siren : []).map((one: string) => one.replace(/\s/g, ''))
  if (words.some((word: string) => word.trim().length < 3))
    throw new UsageError('--match needs a word of three letters or more.')
  if (sirens.some((one) => !/^\d{9}$/.test(one))) throw new UsageError('--siren needs nine digits.')
  return { words, sirens }
}
