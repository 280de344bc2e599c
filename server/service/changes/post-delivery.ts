import { createHmac } from 'node:crypto'
import { lookup } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { ClaimedDelivery } from '../../db/queries/webhooks/claimDelivery.ts'
import { hostOf, mayReach } from './webhook-target.ts'

/** How a delivery is sent. */
export interface PostSetting {
  readonly allowPrivate: boolean
  readonly timeoutMs: number
  /** Ends the attempt early. */
  readonly signal: AbortSignal
  readonly now: Date
  /** Finds the addresses of a host, as `dns.lookup` does. */
  readonly resolve?: typeof lookup
}

const REFUSED = 'ADDRESS_REFUSED'

/** `v1=` and the HMAC-SHA256, in hex, of `timestamp.body` (timestamp: seconds since 1970) under a webhook's secret. */
const sign = (secret: string, timestamp: string, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

/**
 * The same by the convention of Standard Webhooks 1.0.0, whose libraries receivers may use: `v1,` and the HMAC-SHA256 in base64 of
 * `id.timestamp.body`, keyed by the bytes that the secret holds in base64 after its prefix.
 */
const signStandard = (secret: string, id: string, timestamp: string, body: string): string => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

const refusal = (): Error => Object.assign(new Error('address refused'), { code: REFUSED })

/** Resolves a host for the connection itself, so that no second answer can lead elsewhere; one refused address refuses all. */
const guarded =
  (protocol: string, allowPrivate: boolean, resolve: typeof lookup): LookupFunction =>
  (host, options, done) =>
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '')
      const refused = addresses.some(({ address }) => !mayReach(protocol, address, allowPrivate))
      if (refused || addresses.length === 0) return done(refusal(), '')
      if (options.all) return done(null, addresses)
      done(null, addresses[0]!.address, addresses[0]!.family)
    })

/**
 * Posts a delivery, signed at this moment, and follows no redirect. Null when it was answered by 2xx in time; otherwise a word
 * on why, which quotes nothing of the answer.
 */
export async function postDelivery(
  { id, url: text, secret, body }: ClaimedDelivery,
  { allowPrivate, timeoutMs, signal, now, resolve = lookup }: PostSetting,
): Promise<string | null> {
  const url = new URL(text)
  const host = hostOf(url)
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const limit = AbortSignal.timeout(timeoutMs)
  try {
    if (isIP(host) !== 0 && !mayReach(url.protocol, host, allowPrivate)) throw refusal()
    const status = await new Promise<number>((answered, failed) => {
      const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
        method: 'POST',
        agent: false,
        signal: AbortSignal.any([signal, limit]),
        lookup: guarded(url.protocol, allowPrivate, resolve),
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'Content-Length': Buffer.byteLength(body),
          'User-Agent': 'Relais',
          'Relais-Delivery': id,
          'Relais-Timestamp': timestamp,
          'Relais-Signature': sign(secret, timestamp, body),
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': signStandard(secret, id, timestamp, body),
        },
      })
      request.on('error', failed)
      request.on('response', (response) => {
        answered(response.statusCode ?? 0)
        // Whatever else it says is not read: it may never end.
        response.on('error', () => {})
        response.destroy()
      })
      request.end(body)
    })
    return status >= 200 && status < 300 ? null : `HTTP ${status}`
  } catch (error) {
    if (limit.aborted) return 'no answer in time'
    const { code, name } = error as { readonly code?: string; readonly name?: string }
    return code === REFUSED ? 'private address refused' : (code ?? name ?? 'failed')
  }
}
