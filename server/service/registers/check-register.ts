import { basename } from 'node:path'
import type { Database } from '../../db/database.ts'
import { saveFindings } from '../../db/queries/registers/saveFindings.ts'
import { loadCurrentRoster } from '../../db/queries/roster/loadCurrentRoster.ts'
import { compareRegister, isNumberOf, type RegisterFinding } from '../../domain/registers/compareRegister.ts'
import type { Register } from '../../domain/registers/register-site.ts'
import type { Gazetteer } from '../../domain/roster/gazetteer.ts'
import type { Author } from '../../domain/stewards/roles.ts'
import { readRegister } from './read-register.ts'

/** What a check found: of `numbered` cabinets of the roster that bear a number of a register. */
export interface RegisterCheck {
  readonly register: Register
  readonly lines: number
  readonly numbered: number
  readonly findings: readonly RegisterFinding[]
}

/**
 * Holds the roster in force against a register file, by its numbers alone, and keeps what differs for the worklist. Of the file
 * nothing else is kept. @throws RegisterFileError when it is no register.
 */
export async function checkRegister(
  { knex }: Pick<Database, 'knex'>,
  author: Author,
  path: string,
  gazetteer: Gazetteer,
): Promise<RegisterCheck> {
  const { cabinets } = await loadCurrentRoster(knex)
  const isOurs = isNumberOf(cabinets)
  const { register, lines, sites } = await readRegister(path, {
    finess: ({ nofinesset = '', siret = '' }) => isOurs({ finess: nofinesset, siret, structure: '' }),
    rpps: isOurs,
  })
  const findings = compareRegister(
    cabinets,
    register,
    sites,
    (code) => gazetteer.byCode.get(code)?.code ?? null,
  )
  await saveFindings(knex, author, {
    ...{ register, findings, fileName: basename(path), checkedAt: new Date().toISOString() },
  })
  const numbered = cabinets.filter(({ finess, siret, idStructureRpps }) => finess ?? siret ?? idStructureRpps)
  return { register, lines, numbered: numbered.length, findings }
}
