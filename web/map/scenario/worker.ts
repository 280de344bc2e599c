import type { getMonde, OutputOf } from '../../../server/contract/index.ts'
import type { CompactCountry, CompactDay } from '../../../server/domain/scenario/compact-world.ts'
import { createPlayer, type Player } from '../../../server/domain/scenario/player.ts'
import type { Message, Tache } from './protocol.ts'

/** The worker: it fetches the country by itself, so that the page never waits for it, and plays as the server does. */
let joueur: Player | null = null
let jour = ''
/** The days that have come: two scenarios of two days are compared without fetching either again. */
const jours = new Map<string, CompactDay>()
/** What waits for the worker: a question asked meanwhile goes before an exercise. */
let attendues = 0

async function situer(asOf: string): Promise<void> {
  if (jour === asOf && joueur) return
  const connu = jours.get(asOf)
  if (connu) joueur!.useDay(connu)
  else await apprendre(asOf)
  jour = asOf
}

async function apprendre(asOf: string): Promise<void> {
  const reponse = await fetch(`/api/v1/scenarios/monde?asOf=${asOf}`)
  if (!reponse.ok) throw new Error(`the country answers ${reponse.status}`)
  const monde = (await reponse.json()) as OutputOf<typeof getMonde>
  const pays = monde.pays as unknown as CompactCountry
  const premier = !joueur
  joueur ??= createPlayer(pays)
  joueur.useDay(monde.jour)
  jours.set(asOf, monde.jour)
  const { run, demonstration, incertitude, sources } = monde
  postMessage({ genre: 'monde', monde: { run, asOf, demonstration, incertitude, sources } } satisfies Message)
  if (premier) void exercer(pays, asOf)
}

/** Plays some scenarios for nobody: the browser compiles what it has seen run, so that the first answer is as fast as the tenth. */
async function exercer({ departements }: CompactCountry, asOf: string): Promise<void> {
  for (const code of new Set(departements.map(({ region }) => region))) {
    await new Promise((resolve) => setTimeout(resolve))
    if (attendues > 0 || jour !== asOf) return
    const closures = [{ by: 'share', niveau: 'region', code, share: 0.2, draw: 0 }] as const
    joueur!.answer({ kind: 'scenario', request: { asOf, closures, openings: [] } })
  }
}

function repondre(data: Tache): Message {
  const { ticket } = data
  const debut = performance.now()
  switch (data.genre) {
    case 'preparer':
      return { genre: 'pret', ticket }
    case 'avant':
      return { genre: 'avant', ticket, avant: joueur!.before(data.openStatuts) }
    case 'question': {
      const reponse = joueur!.answer(data.question)
      return { genre: 'reponse', ticket, reponse, millisecondes: performance.now() - debut }
    }
  }
}

// One after the other: two days asked for at once would each fetch the country, and answer on the other's statuses.
let file = Promise.resolve()
addEventListener('message', ({ data }: MessageEvent<Tache>) => {
  attendues++
  file = file.then(async () => {
    try {
      await situer(data.asOf)
      postMessage(repondre(data))
    } catch (error) {
      postMessage({ genre: 'panne', ticket: data.ticket, pourquoi: String(error) } satisfies Message)
    }
    attendues--
  })
})
