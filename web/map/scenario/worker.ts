import type { getMonde, OutputOf } from '../../../server/contract/index.ts'
import type { CompactCountry, CompactDay } from '../../../server/domain/scenario/compact-world.ts'
import { createPlayer, type Player } from '../../../server/domain/scenario/player.ts'
import type { Message, Task } from './protocol.ts'

/** The worker: it fetches the country by itself, so that the page never waits for it, and plays as the server does. */
let player: Player | null = null
let day = ''
/** The days that have come: two scenarios of two days are compared without fetching either again. */
const days = new Map<string, CompactDay>()
/** What waits for the worker: a question asked meanwhile goes before an exercise. */
let awaited = 0

async function setDay(asOf: string): Promise<void> {
  if (day === asOf && player) return
  const known = days.get(asOf)
  if (known) player!.useDay(known)
  else await learn(asOf)
  day = asOf
}

async function learn(asOf: string): Promise<void> {
  const answer = await fetch(`/api/v1/scenarios/monde?asOf=${asOf}`)
  if (!answer.ok) throw new Error(`the country answers ${answer.status}`)
  const world = (await answer.json()) as OutputOf<typeof getMonde>
  const country = world.pays as unknown as CompactCountry
  const first = !player
  player ??= createPlayer(country)
  player.useDay(world.jour)
  days.set(asOf, world.jour)
  const { run, demonstration, incertitude, sources } = world
  postMessage({ kind: 'monde', world: { run, asOf, demonstration, incertitude, sources } } satisfies Message)
  if (first) void warmUp(country, asOf)
}

/** Plays some scenarios for nobody: the browser compiles what it has seen run, so that the first answer is as fast as the tenth. */
async function warmUp({ departements }: CompactCountry, asOf: string): Promise<void> {
  for (const code of new Set(departements.map(({ region }) => region))) {
    await new Promise((resolve) => setTimeout(resolve))
    if (awaited > 0 || day !== asOf) return
    const closures = [{ by: 'share', niveau: 'region', code, share: 0.2, draw: 0 }] as const
    player!.answer({ kind: 'scenario', request: { asOf, closures, openings: [] } })
  }
}

function answer(data: Task): Message {
  const { ticket } = data
  const start = performance.now()
  switch (data.kind) {
    case 'preparer':
      return { kind: 'pret', ticket }
    case 'avant':
      return { kind: 'avant', ticket, before: player!.before(data.openStatuts) }
    case 'question': {
      const answer = player!.answer(data.question)
      return { kind: 'reponse', ticket, answer, milliseconds: performance.now() - start }
    }
  }
}

// One after the other: two days asked for at once would each fetch the country, and answer on the other's statuses.
let queue = Promise.resolve()
addEventListener('message', ({ data }: MessageEvent<Task>) => {
  awaited++
  queue = queue.then(async () => {
    try {
      await setDay(data.asOf)
      postMessage(answer(data))
    } catch (error) {
      postMessage({ kind: 'panne', ticket: data.ticket, why: String(error) } satisfies Message)
    }
    awaited--
  })
})
