import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../server/db/connect.ts'
import type { Database } from '../../server/db/database.ts'
import { findAnswer } from '../../server/db/queries/confirmations/answers.ts'
import { makeLinks } from '../../server/db/queries/confirmations/makeLinks.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { listIntakes } from '../../server/db/queries/intake/listIntakes.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldInputs } from '../world.ts'
import { KILLS, ROUNDS_MS, WRITES, writeUnderKills } from './kill-rounds.ts'
import { giveToken, operator } from './people.ts'
import { sendEvent } from './send-event.ts'

const { cabinets } = worldInputs

/** What the server answered; null when it died before it had answered whole. */
async function answered<T>(sent: Promise<Response>, read: (response: Response) => Promise<T>) {
  try {
    return await read(await sent)
  } catch (error) {
    // Only what the connection does: a refusal is no crash.
    if (error instanceof TypeError) return null
    throw error
  }
}

describe.each(databases)('a server killed while others write, on the $name database', ({ open }) => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await open({ world: true })
  })
  afterEach(() => database?.close())

  const afterwards = async (look: (after: Database) => Promise<void>): Promise<void> => {
    const after = await connect(database.options)
    try {
      await look(after)
    } finally {
      await after.close()
    }
  }

  test(`keeps every acknowledged event once, over ${KILLS} kills`, { timeout: ROUNDS_MS }, async () => {
    const { text: token } = await giveToken(database, { label: 'nationale', role: 'national' })
    const before = (await listEvents(database.knex)).length
    await database.release()
    const acknowledged = await writeUnderKills(database.options, (origin, write) => {
      const { id } = cabinets[write % cabinets.length]!
      const sent = sendEvent(origin, { token, cabinetId: id, key: `event-${write}` })
      return answered(sent, async (response) => {
        const answer = (await response.json()) as { event: { id: string } }
        expect(answer, JSON.stringify(answer)).toHaveProperty('event.id')
        return answer.event.id
      })
    })
    await afterwards(async ({ knex }) => {
      const events = await listEvents(knex)
      const ids = events.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect([...acknowledged.values()].filter((id) => !ids.includes(id))).toEqual([])
      // Each key was acknowledged in the end, so what is stored beside them would be a second copy.
      expect(events.length - before).toBe(acknowledged.size)
    })
  })

  test(
    `keeps every answer that a cabinet gave by its link once, over ${KILLS} kills`,
    { timeout: ROUNDS_MS },
    async () => {
      // More links than any round uses, each for one answer; some answers contradict others, and wait.
      const cabinetIds = Array.from(
        { length: (KILLS + 1) * WRITES * 2 },
        (_, write) => cabinets[write % cabinets.length]!.id,
      )
      const links: { readonly cabinetId: string; readonly text: string }[] = []
      for (let at = 0; at < cabinetIds.length; at += cabinets.length)
        links.push(
          ...(await makeLinks(database.knex, operator, {
            cabinetIds: cabinetIds.slice(at, at + cabinets.length),
            expiresOn: '2026-11-30',
          })),
        )
      const before = {
        events: (await listEvents(database.knex)).length,
        intakes: (await listIntakes(database.knex)).length,
      }
      await database.release()
      const saidBy = (write: number) => ({
        statut: (['active', 'reduced', 'stopped'] as const)[write % 3]!,
        nouveaux: write % 2 === 0 ? 'yes' : 'none',
      })
      const acknowledged = await writeUnderKills(database.options, (origin, write) => {
        const { cabinetId, text } = links[write]!
        const sent = fetch(`${origin}/confirmer/${cabinetId}/${text}`, {
          method: 'POST',
          redirect: 'manual',
          // Cabinets are many callers.
          headers: { 'X-Forwarded-For': `10.0.${write >> 8}.${write & 255}` },
          body: new URLSearchParams(saidBy(write)),
        })
        return answered(sent, async (response) => {
          const page = await response.text()
          expect(response.status, page).toBe(303)
          return text.split('-')[0]!
        })
      })
      await afterwards(async ({ knex }) => {
        let [published, intakes] = [0, 0]
        for (const [write, linkId] of acknowledged) {
          const answer = await findAnswer(knex, linkId)
          const { statut, nouveaux } = saidBy(write)
          const intake = nouveaux === 'yes' && statut !== 'stopped' ? 'yes' : null
          expect(answer).toMatchObject({ cabinetId: links[write]!.cabinetId, statut, intake })
          if (answer!.state !== 'published') continue
          published++
          if (intake !== null) intakes++
        }
        expect(published).toBeGreaterThan(0)
        expect(published).toBeLessThan(acknowledged.size)
        // What is public is what these answers say, each once.
        expect((await listEvents(knex)).length - before.events).toBe(published)
        expect((await listIntakes(knex)).length - before.intakes).toBe(intakes)
      })
    },
  )
})
