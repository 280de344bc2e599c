import type { Niveau } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'

/** Results of a run at one level, as they were kept. */
export interface RunLevel {
  readonly content: string
  readonly sha256: string
}

const FIND = statement(
  'findRunLevel',
  'SELECT content, sha256 FROM run_levels WHERE run = :id AND niveau = :niveau',
)

/** The bytes of a run at one level, null when there are none. */
export const findRunLevel = async (db: Db, id: string, niveau: Niveau): Promise<RunLevel | null> =>
  (await run<RunLevel>(db, FIND, { id, niveau }))[0] ?? null
