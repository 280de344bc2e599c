import type { lookup } from 'node:dns'
import { describe, expect, test } from 'vitest'
import { postDelivery } from '../../server/service/changes/post-delivery.ts'
import { targetProblem } from '../../server/service/changes/webhook-target.ts'

describe('where a webhook may lead', () => {
  test.each([
    ['ftp://example.org/', 'must begin with https'],
    ['http://example.org/', 'must begin with https'],
    ['http://10.0.0.1/', 'must begin with https'],
    ['relais', 'is no address'],
    ['https://me:pass@example.org/', 'holds a password'],
    ['https://127.0.0.1/', 'private'],
    ['https://2130706433/', 'private'],
    ['https://10.1.2.3/', 'private'],
    ['https://169.254.169.254/latest', 'private'],
    ['https://100.64.0.1/', 'private'],
    ['https://[::1]/', 'private'],
    ['https://[fe80::1]/', 'private'],
    ['https://[fd00::1]/', 'private'],
    ['https://[::ffff:192.168.1.1]/', 'private'],
    ['https://[64:ff9b::a00:1]/', 'private'],
    ['https://[2002:a00:1::]/', 'private'],
    ['https://0.0.0.0/', 'private'],
  ])('%s is refused', (url, reason) => {
    expect(targetProblem(url, false)).toContain(reason)
  })

  test.each([
    'https://example.org/relais',
    'https://1.1.1.1/',
    'https://[2606:4700::1111]/',
    'http://localhost:9000/',
    'http://[::1]:9000/',
  ])('%s is accepted', (url) => {
    expect(targetProblem(url, false)).toBeNull()
  })

  test('a private address is accepted when the operator says so, over https only', () => {
    expect(targetProblem('https://10.1.2.3/', true)).toBeNull()
    expect(targetProblem('http://10.1.2.3/', true)).toContain('https')
  })

  test('a name that leads to a private address is refused at the connection, even beside a public one', async () => {
    const resolve = ((_host: string, _options: object, done: (error: null, addresses: object[]) => void) =>
      done(null, [
        { address: '1.1.1.1', family: 4 },
        { address: '192.168.1.1', family: 4 },
      ])) as unknown as typeof lookup
    const delivery = {
      id: 'd',
      url: 'https://example.org/',
      secret: 's',
      body: '{}',
      attempts: 1,
      last: false,
    }
    const { signal } = new AbortController()
    const setting = { allowPrivate: false, timeoutMs: 2_000, signal, now: new Date() }
    expect(await postDelivery(delivery, { ...setting, resolve })).toBe('private address refused')
    expect(await postDelivery({ ...delivery, url: 'https://10.0.0.1/' }, setting)).toBe(
      'private address refused',
    )
  })
})
