import type { Role } from '../../../domain/stewards/roles.ts'
import { run, statement, type Db } from '../../statement.ts'

/** A token as stored: who it is for and what it opens, never the secret itself. Instants ISO. */
export interface Token {
  readonly id: string
  readonly label: string
  readonly role: Role
  readonly departements: readonly string[] | null
  readonly createdAt: string
  readonly expiresOn: string | null
  readonly revokedAt: string | null
  /** Neither revoked nor past its last day. */
  readonly valid: boolean
  /** Too many wrong secrets lately. */
  readonly locked: boolean
}

/** Whether a token is in force: neither revoked nor past its last day. */
export const TOKEN_VALID = '(revoked_at IS NULL AND (expires_on IS NULL OR expires_on >= current_date))'

/** The columns of a token, without what proves it. */
export const TOKEN_COLUMNS = `id, label, role, departements, created_at AS "createdAt", expires_on AS "expiresOn", revoked_at AS "revokedAt",
  ${TOKEN_VALID} AS valid,
  COALESCE(locked_until > now(), false) AS locked`

const LIST = statement('listTokens', `SELECT ${TOKEN_COLUMNS} FROM tokens ORDER BY created_at, id`)

/** Every token, oldest first, without hashes. */
export const listTokens = (db: Db): Promise<Token[]> => run<Token>(db, LIST)
