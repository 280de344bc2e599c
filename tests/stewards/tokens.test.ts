import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authenticate } from '../../server/db/access/authenticate.ts'
import { mintToken } from '../../server/db/access/token-secret.ts'
import { endSession } from '../../server/db/queries/stewards/endSession.ts'
import { findSession } from '../../server/db/queries/stewards/findSession.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { listTokens } from '../../server/db/queries/stewards/listTokens.ts'
import { revokeToken } from '../../server/db/queries/stewards/revokeToken.ts'
import { saveSession } from '../../server/db/queries/stewards/saveSession.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { giveToken, operator } from './people.ts'

describe.each(databases)('tokens and sessions on the $name database', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  test('a token proves who holds it, and nothing that is stored gives it back', async () => {
    const { text, author } = await giveToken(database, {
      label: 'ARS d’ici',
      role: 'steward',
      departements: ['79', '86'],
    })
    expect(await authenticate(database.knex, text)).toEqual({ author })
    expect(author).toMatchObject({ label: 'ARS d’ici', role: 'steward', departements: ['79', '86'] })
    const { rows } = (await database.knex.raw('SELECT * FROM tokens')) as { rows: object[] }
    expect(JSON.stringify(rows)).not.toContain(text.slice(-43))
  })

  test('another secret, another id, another text prove nothing', async () => {
    const { text } = await giveToken(database, { label: 'CPTS', role: 'national' })
    const [, id, ...parts] = text.split('_')
    // The secret may hold underscores of its own.
    const secret = parts.join('_')
    for (const wrong of [
      '',
      'Bearer',
      `relais_${id}_${mintToken().secret}`,
      `relais_${mintToken().id}_${secret}`,
      `${text}x`,
    ])
      expect(await authenticate(database.knex, wrong)).toEqual({ refused: 'unknown' })
  })

  test('a revoked token fails at once, and so do its sessions', async () => {
    const { text, author } = await giveToken(database, { label: 'CPTS', role: 'moderator' })
    const session = await saveSession(database.knex, author.tokenId)
    expect(await findSession(database.knex, session.cookie)).toEqual({ author, csrf: session.csrf })
    expect(await revokeToken(database.knex, author.tokenId, operator)).toBe(true)
    expect(await authenticate(database.knex, text)).toEqual({ refused: 'revoked' })
    expect(await findSession(database.knex, session.cookie)).toBeNull()
    expect(await revokeToken(database.knex, author.tokenId, operator)).toBe(false)
  })

  test('a token past its last day fails; a steward without a territory cannot be made', async () => {
    const { text } = await giveToken(database, { label: 'Stage', role: 'reader', expiresOn: '2020-01-01' })
    expect(await authenticate(database.knex, text)).toEqual({ refused: 'revoked' })
    await expect(giveToken(database, { label: 'Partout', role: 'steward' })).rejects.toMatchObject({
      code: '23514',
    })
  })

  test('a session ends when its holder signs out', async () => {
    const { author } = await giveToken(database, { label: 'CPTS', role: 'reader' })
    const session = await saveSession(database.knex, author.tokenId)
    await endSession(database.knex, session.cookie)
    expect(await findSession(database.knex, session.cookie)).toBeNull()
    expect(await findSession(database.knex, '')).toBeNull()
  })

  test('ten guesses lock a token, even for the right secret; a holder at work is not shut out', async () => {
    const [guessed, atWork] = [
      await giveToken(database, { label: 'Devinée', role: 'reader' }),
      await giveToken(database, { label: 'Au travail', role: 'reader' }),
    ]
    await authenticate(database.knex, atWork.text)
    for (const { author } of [guessed, atWork]) {
      const answers = []
      for (let k = 0; k < 11; k++)
        answers.push(await authenticate(database.knex, `relais_${author.tokenId}_${mintToken().secret}`))
      expect(answers.map((answer) => 'refused' in answer && answer.refused)).toEqual([
        ...Array<string>(9).fill('unknown'),
        'locked',
        'locked',
      ])
    }
    expect(await authenticate(database.knex, guessed.text)).toEqual({ refused: 'locked' })
    expect(await authenticate(database.knex, atWork.text)).toEqual({ author: atWork.author })
  })

  test('the list shows no secret, and the audit trail who made and revoked', async () => {
    const { author } = await giveToken(database, { label: 'Visible', role: 'reader' })
    await revokeToken(database.knex, author.tokenId, operator)
    const listed = (await listTokens(database.knex)).find(({ id }) => id === author.tokenId)!
    expect(Object.keys(listed)).not.toContain('hash')
    expect(listed).toMatchObject({ label: 'Visible', valid: false })
    expect(
      (await listAudit(database.knex, { subject: author.tokenId })).map(({ action, author: by }) => [
        action,
        by,
      ]),
    ).toEqual([
      ['revoke-token', 'exploitant'],
      ['create-token', 'exploitant'],
    ])
  })

  test('the audit trail cannot be rewritten', async () => {
    await expect(database.knex.raw('DELETE FROM audit')).rejects.toThrow('append-only')
    await expect(database.knex.raw(`UPDATE audit SET author = 'x'`)).rejects.toThrow('append-only')
  })
})
