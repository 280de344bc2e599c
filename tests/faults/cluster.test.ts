import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCluster, type Cluster } from '../../scripts/cluster/cluster.ts'
import { until, type Machine } from '../../scripts/cluster/machine.ts'
import { installLine, missingPackages } from '../../scripts/cluster/programs.ts'
import { connect } from '../../server/db/connect.ts'
import { listCabinets } from '../../server/db/queries/roster/listCabinets.ts'
import { run, statement } from '../../server/db/statement.ts'
import { sendEvent } from '../stewards/send-event.ts'
import { giveToken } from '../stewards/people.ts'
import { Stream, streamKey } from '../../server/domain/random/stream.ts'

/** CLUSTER_KILLS=20 is the whole proof; another SEED kills others, at other moments. */
const KILLS = Number(process.env.CLUSTER_KILLS ?? 3)
const SEED = Number(process.env.SEED ?? 16)
/** Sooner than Patroni's own 30, 10 and 10 s, which a service keeps: the test waits for each leader's key to lapse. */
const TIMING = { ttl: 10, loop: 2, retry: 3 }
const [WRITERS, READERS] = [2, 4]
/** Between two requests of a reader or a writer, milliseconds: the machine runs the whole cluster too, and each write is new figures. */
const [READ_MS, WRITE_MS] = [50, 300]
/** Within how many asks an acknowledged write must be shown: the other web process has yet to hear of it. */
const ASKS = 100
const TEST_MS = 300_000 + KILLS * 90_000

const missing = missingPackages()
if (missing.length > 0 && process.env.REQUIRE_ALL === '1')
  test('the programs of a cluster are installed', () => expect(missing, installLine(missing)).toEqual([]))

describe.skipIf(missing.length > 0)(
  'two Relais over two PostgreSQL under Patroni, three etcd, HAProxy',
  () => {
    const end = new AbortController()
    let starting: Promise<Cluster> | undefined
    let cluster: Cluster
    let token: string
    let ids: readonly string[]

    beforeAll(async () => {
      starting = startCluster({ say: () => {}, timing: TIMING, signal: end.signal })
      cluster = await starting
      const database = await connect({ databaseUrl: cluster.databaseUrl, dataDir: '' })
      token = (await giveToken(database, { label: 'nationale', role: 'national' })).text
      ids = (await listCabinets(database.knex)).map(({ id }) => id)
      await database.close()
    }, TEST_MS)
    afterAll(async () => {
      end.abort()
      // One that is still under way ends all that it had begun.
      const begun = await starting?.catch(() => null)
      await begun?.close()
    }, TEST_MS)

    /** The id that a write was acknowledged with; null: it must be sent again. */
    const send = async (number: number): Promise<string | null> => {
      const answer = await sendEvent(cluster.origin, {
        token,
        cabinetId: ids[number % ids.length]!,
        key: `kill-${number}`,
      }).catch(() => null)
      if (answer === null || answer.status >= 500) return null
      const told = (await answer.json().catch(() => null)) as { event?: { id: string } } | null
      if (told === null) return null
      expect(told.event, `${answer.status} ${JSON.stringify(told)}`).toBeDefined()
      return told.event!.id
    }
    /** How many asks it took until the newest changes showed an acknowledged write; null: more than they may. */
    const asksUntilShown = async (id: string): Promise<number | null> => {
      for (let asks = 1; asks <= ASKS; asks++) {
        const answer = await fetch(`${cluster.origin}/api/v1/changements?limit=100`).catch(() => null)
        const told = answer?.ok
          ? ((await answer.json().catch(() => null)) as { items: readonly { id: string }[] } | null)
          : null
        if (told?.items.some((item) => item.id === id)) return asks
        // Who cannot answer is asked again later, who answers without it soon.
        await setTimeout(told ? READ_MS : 1_000 * (Number(answer?.headers.get('Retry-After')) || 1))
      }
      return null
    }
    const PAGES = [
      '/trouver?q=79000',
      '/circonscription/79-01',
      '/api/v1/territoires/departement',
      '/api/v1/changements',
    ]
    /** `200`, or what was said instead and when; and how long it asks to wait, seconds. */
    const read = (turn: number): Promise<{ readonly status: string; readonly wait: number }> =>
      fetch(cluster.origin + PAGES[turn % PAGES.length]!)
        .then(async (answer) => {
          const said = await answer.text()
          const wait = Number(answer.headers.get('Retry-After'))
          if (answer.status === 200) return { status: '200', wait }
          return { status: `${new Date().toISOString()} ${answer.status} ${said.slice(0, 300)}`, wait }
        })
        .catch((error: Error) => ({ status: `${new Date().toISOString()} ${error.message}`, wait: 0 }))

    test(
      // HAProxy itself asks another server once: one that has only begun to start is not seen from here.
      `${KILLS} kills at random moments fail no read after one retry, and lose, double or hide no acknowledged write`,
      async () => {
        const stream = new Stream(SEED, 0, streamKey('kills'))
        const random = (): number => stream.uniform()
        const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
        /** What the clients were told, by the number of the write. */
        const ledger = new Map<number, string>()
        const failedReads: string[] = []
        const shown: Promise<number | null>[] = []
        let [reads, retried, next, loading] = [0, 0, 0, true]
        /** The longest time without an acknowledged write since it was last set to 0, ms. */
        let [lastWrite, longest] = [performance.now(), 0]
        const writer = async (): Promise<void> => {
          while (loading) {
            const number = next++
            let id: string | null
            while ((id = await send(number)) === null) await setTimeout(WRITE_MS)
            ledger.set(number, id)
            shown.push(asksUntilShown(id))
            longest = Math.max(longest, performance.now() - lastWrite)
            lastWrite = performance.now()
            await setTimeout(READ_MS)
          }
        }
        const reader = async (first: number): Promise<void> => {
          for (let turn = first; loading; turn++) {
            reads++
            const { status, wait } = await read(turn)
            if (status !== '200') {
              retried++
              // What only the database knows says how long it may be away; what memory knows is there at once.
              await setTimeout(wait * 1_000)
              const { status: again } = await read(turn)
              if (again !== '200') failedReads.push(`${PAGES[turn % PAGES.length]} ${status}, then ${again}`)
            }
            await setTimeout(READ_MS)
          }
        }
        const load = Promise.all([
          ...Array.from({ length: WRITERS }, writer),
          ...Array.from({ length: READERS }, (_, at) => reader(at)),
        ])

        const without: string[] = []
        try {
          for (let kill = 0; kill < KILLS; kill++) {
            // One machine is lost at a time; another only once any of them may be.
            await until(cluster.isWhole)
            await setTimeout(random() * 3_000)
            longest = 0
            const kinds: readonly (readonly Machine[])[] = [
              [(await cluster.leader())!],
              cluster.web,
              cluster.etcd,
            ]
            const victim = pick(kinds[kill % kinds.length]!)
            await victim.kill()
            // A leader comes back before or after another has taken its place.
            await setTimeout(random() * (kill % kinds.length === 0 ? 1.5 * TIMING.ttl : 3) * 1_000)
            await victim.begin()
            await until(cluster.isWhole)
            const told = ledger.size
            await until(() => Promise.resolve(ledger.size > told))
            without.push(`${victim.name} ${(longest / 1000).toFixed(1)} s until ${new Date().toISOString()}`)
          }
        } finally {
          loading = false
          await load
        }
        const asks = await Promise.all(shown)
        console.log(
          `seed ${SEED}: ${reads} reads, ${retried} asked again, ${failedReads.length} failed; ${ledger.size} writes acknowledged, shown within ${Math.max(...asks.map((count) => count ?? Infinity))} asks; longest without a write: ${without.join(', ')}`,
        )

        const database = await connect({ databaseUrl: cluster.databaseUrl, dataDir: '' })
        const stored = await run<{ id: string; number: number }>(
          database.knex,
          statement(
            'listKilled',
            `SELECT id, substring(idempotency_key FROM 'kill-([0-9]+)$')::int AS number FROM status_events
         WHERE idempotency_key LIKE '%:kill-%' ORDER BY number`,
          ),
        ).finally(() => database.close())
        // Each acknowledged write once, under the id that its client was told; and nothing else.
        expect(stored).toEqual([...ledger].sort(([a], [b]) => a - b).map(([number, id]) => ({ id, number })))
        expect(ledger.size).toBeGreaterThan(KILLS)
        expect(failedReads).toEqual([])
        expect(asks.filter((count) => count === null)).toEqual([])
      },
      TEST_MS,
    )
  },
)
