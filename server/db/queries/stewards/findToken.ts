import type { StoredSecret } from '../../access/token-secret.ts'
import { run, statement, type Db } from '../../statement.ts'
import { TOKEN_COLUMNS, type Token } from './listTokens.ts'

const FIND = statement('findToken', `SELECT ${TOKEN_COLUMNS}, salt, hash FROM tokens WHERE id = :id`)

/** A token with what proves it, by its id; null when there is none. */
export const findToken = async (db: Db, id: string): Promise<(Token & StoredSecret) | null> =>
  (await run<Token & StoredSecret>(db, FIND, { id }))[0] ?? null
