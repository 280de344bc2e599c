import { hashSecret, mintToken } from '../../server/db/access/token-secret.ts'
import { listTokens } from '../../server/db/queries/stewards/listTokens.ts'
import { revokeToken } from '../../server/db/queries/stewards/revokeToken.ts'
import { saveToken } from '../../server/db/queries/stewards/saveToken.ts'
import { TOKEN_ROLES } from '../../server/domain/stewards/roles.ts'
import { OPERATOR } from '../../server/domain/stewards/roles.ts'
import { departementsOf, oneOf, onlyWord, UsageError, type Command, type CommandInput } from './command.ts'

const LONGEST_LABEL = 120

/** `relais token create`: makes a token and shows it, once. */
export const tokenCreate: Command = {
  usage:
    'token create --label "ARS Nouvelle-Aquitaine" --role reader|moderator|steward|national [--departements 79,86] [--expires 2027-01-31]',
  summary: 'makes a token and shows it once',
  options: {
    label: { type: 'string' },
    role: { type: 'string' },
    departements: { type: 'string' },
    expires: { type: 'string' },
  },
  run: async (input, { database, print, today }) => {
    const role = oneOf(input, 'role', TOKEN_ROLES, null)
    const departements = departementsOf(input)
    if (role === 'steward' && departements === null)
      throw new UsageError(
        'A steward keeps some départements: add --departements 79,86, or use the role national.',
      )
    if (role === 'national' && departements !== null)
      throw new UsageError('The role national is for the whole country: use steward for some départements.')
    const { id, secret, text } = mintToken()
    const token = { id, label: labelOf(input), role, departements, expiresOn: expiryOf(input, today) }
    await saveToken(database.knex, { ...token, ...(await hashSecret(secret)) }, OPERATOR)
    print(text)
    print('Hand it over now: it is stored as a hash and cannot be shown again.')
    return true
  },
}

/** `relais token list`: who holds which token. */
export const tokenList: Command = {
  usage: 'token list',
  summary: 'lists tokens, without their secrets',
  options: {},
  run: async (_input, { database, print }) => {
    for (const { id, label, role, departements, createdAt, expiresOn, revokedAt } of await listTokens(
      database.knex,
    ))
      print(
        [
          ...[id, role, departements?.join(',') ?? 'everywhere', `since ${createdAt.slice(0, 10)}`],
          revokedAt
            ? `revoked ${revokedAt.slice(0, 10)}`
            : expiresOn
              ? `until ${expiresOn}`
              : 'until revoked',
          label,
        ].join('\t'),
      )
    return true
  },
}

/** `relais token revoke <id>`: ends a token and its sessions at once. */
export const tokenRevoke: Command = {
  usage: 'token revoke <id>',
  summary: 'ends a token and its sessions at once',
  options: {},
  run: async (input, { database, print }) => {
    const id = onlyWord(input, 'the id of one token (token list shows them)')
    const revoked = await revokeToken(database.knex, id, OPERATOR)
    print(revoked ? `${id} is revoked.` : `No token ${id} is in force: token list shows them.`)
    return revoked
  },
}

function labelOf({ options: { label } }: CommandInput): string {
  if (typeof label !== 'string' || label.trim() === '' || label.length > LONGEST_LABEL)
    throw new UsageError(
      'Say who holds the token, in 120 characters at most: --label "ARS Nouvelle-Aquitaine".',
    )
  return label.trim()
}

function expiryOf({ options: { expires } }: CommandInput, today: string): string | null {
  if (typeof expires !== 'string') return null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(expires) || Number.isNaN(Date.parse(expires)) || expires < today)
    throw new UsageError('--expires is the last day of the token, such as 2027-01-31.')
  return expires
}
