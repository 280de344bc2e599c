/**
 * Who may do what in `/gestion`. `reader` sees; `moderator` judges public reports; `steward` keeps the cabinets of some
 * départements and judges their reports; `national` keeps all of them. No token is of a `cabinet`: it answers by its link.
 */
export const TOKEN_ROLES = ['reader', 'moderator', 'steward', 'national'] as const
export const ROLES = [...TOKEN_ROLES, 'cabinet'] as const
export type Role = (typeof ROLES)[number]

export const ACTIONS = ['see', 'moderate', 'record', 'import'] as const
export type Action = (typeof ACTIONS)[number]

const MAY: Readonly<Record<Role, readonly Action[]>> = {
  reader: ['see'],
  moderator: ['see', 'moderate'],
  steward: ['see', 'moderate', 'record', 'import'],
  national: ['see', 'moderate', 'record', 'import'],
  cabinet: ['record'],
}

/** Who writes, as every event and every line of the audit trail names it. */
export interface Author {
  /** Id of the token; null on the command line. */
  readonly tokenId: string | null
  readonly label: string
  readonly role: Role
  /** Départements written to; null: all. */
  readonly departements: readonly string[] | null
}

/** Whoever has the machine may write everywhere; the audit trail says that it was done there. */
export const OPERATOR: Author = { tokenId: null, label: 'exploitant', role: 'national', departements: null }

/** Whether a role may do something at all. */
export const mayDo = (author: Author, action: Action): boolean => MAY[author.role].includes(action)

/** Whether somebody may do something in a département (null: one that is not known, which only a national author may touch). */
export const mayDoIn = (author: Author, action: Action, departement: string | null): boolean =>
  mayDo(author, action) &&
  (author.departements === null || (departement !== null && author.departements.includes(departement)))
