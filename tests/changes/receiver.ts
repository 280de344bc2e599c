import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** A request as a receiver sees it. */
export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** The check that the README gives to receivers. */
export function isGenuine({ headers, body }: Received, secret: string): boolean {
  const timestamp = headers['relais-timestamp'] as string
  const signature = headers['relais-signature'] as string
  const expected = 'v1=' + createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')
  return (
    signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected))
  )
}

/** The entries of the feed that were received, in order. */
export const entriesOf = (received: readonly Received[]) =>
  received.flatMap(
    ({ body }) =>
      (JSON.parse(body) as { items: { id: string; kind: string; cabinet: { id: string } }[] }).items,
  )
