import type { Financement } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'

const LIST = statement(
  'listFinancement',
  `SELECT date_debut AS "from", finance AS funded FROM financement ORDER BY date_debut`,
)

/** Since when the scheme is funded or not, oldest first. */
export const listFinancement = (db: Db): Promise<Financement[]> => run<Financement>(db, LIST)
