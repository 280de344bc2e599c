import { NO_ORDERS } from '../../country/package/read-zoning.ts'
import type { Knex } from 'knex'
import { unlessFault } from '../../db/faults.ts'
import { findCitation } from '../../db/queries/runs/findCitation.ts'
import { findRun } from '../../db/queries/runs/findRun.ts'
import { findRunLevel } from '../../db/queries/runs/findRunLevel.ts'
import { findWithdrawal } from '../../db/queries/runs/findWithdrawal.ts'
import { saveCitation } from '../../db/queries/runs/saveCitation.ts'
import type { AplMillesime } from '../../domain/model.ts'
import { Problem } from '../../contract/problem.ts'
import { makeCitation, ORIGIN, type Citation } from './makeCitation.ts'
import type { Withdrawal } from '../../db/queries/runs/withdrawCitation.ts'
import { figuresOf, readLevel } from './run-figures.ts'

/** Who asks for a quotation, and what only the caller knows. */
interface Asked {
  readonly run: string
  readonly area: { readonly code: string; readonly nom: string }
  /** Editions of the APL in force, with the hash of their table: those of a run on the same table. */
  readonly apl: { readonly editions: AplMillesime; readonly sha256: string | undefined }
  /** The newest order of the zoning in force (ISO day; undefined: none is loaded), with the hash of their table. */
  readonly zoning: { readonly order: string | undefined; readonly sha256: string | undefined }
  /** Address of the service, such as `https://relais.example`. */
  readonly origin: string
}

/** Quotations of stored runs. */
export interface Citations {
  /**
   * What is quoted, worded once and kept for ever; undefined when no such run is stored or it has no such area. @throws Problem
   * 410 with the reason and the hash when it was withdrawn.
   */
  readonly find: (asked: Asked) => Promise<Citation | undefined>
}

/** Quotations kept in a database, at most one for a stored run and a circonscription. */
export const createCitations = (knex: Knex): Citations => ({
  find: async ({ run: id, area, apl, zoning, origin }) => {
    const withdrawn = await findWithdrawal(knex, id, area.code)
    if (withdrawn) throw gone(withdrawn)
    const content = (await findCitation(knex, id, area.code)) ?? (await word(knex, id, area, apl, zoning))
    // The address is put in as JSON text, so that what is kept is parsed and written without a change.
    if (content === undefined) return undefined
    return JSON.parse(content.replaceAll(ORIGIN, JSON.stringify(origin).slice(1, -1))) as Citation
  },
})

const gone = ({ reason, sha256, withdrawnAt }: Withdrawal): Problem =>
  new Problem(
    410,
    'Citation withdrawn',
    `This citation was withdrawn on ${withdrawnAt.slice(0, 10)}: ${reason}`,
    [],
    {
      reason,
      withdrawnAt,
      ...(sha256 !== null && { sha256 }),
    },
  )

async function word(
  knex: Knex,
  id: string,
  area: Asked['area'],
  apl: Asked['apl'],
  zoning: Asked['zoning'],
): Promise<string | undefined> {
  const run = await findRun(knex, id)
  const level = run && (await findRunLevel(knex, id, 'circonscription'))
  if (!run || !level) return undefined
  const editions = run.inputs.apl === apl.sha256 ? apl.editions : null
  // A run on a package without that table, or without a row in it, had no orders.
  const table = run.inputs.communes_zonage ?? NO_ORDERS
  const order = table === NO_ORDERS ? undefined : table === zoning.sha256 ? zoning.order : null
  const byAge = run.parameters.demand === 'age'
  const figures = figuresOf(readLevel(level.content), area.code, editions, byAge, order)
  if (!figures) return undefined
  const content = JSON.stringify(makeCitation(run, area, figures))
  // Reading does not depend on writing: the same run gives the same words to whoever asks next, until they can be kept.
  return unlessFault(saveCitation(knex, { run: id, circonscription: area.code, content }), content)
}
