/** What a steward says of a cabinet, under the key by which it is recorded once however often it is sent. */
interface Sent {
  readonly token: string
  readonly cabinetId: string
  readonly key: string
  readonly statut?: string
  /** ISO date. */
  readonly effectiveOn?: string
}

/** Sends it to a server that answers at `origin`; fails as `fetch` does. */
export const sendEvent = (
  origin: string,
  { token, cabinetId, key, statut = 'active', effectiveOn = '2026-09-01' }: Sent,
): Promise<Response> =>
  fetch(`${origin}/api/v1/cabinets/${cabinetId}/events`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
    },
    body: JSON.stringify({ statut, effectiveOn, evidence: 'association' }),
  })
