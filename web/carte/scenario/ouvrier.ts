import type { getMonde, OutputOf } from '../../../server/contract/index.ts'
import type { CompactCountry } from '../../../server/domain/scenario/compactWorld.ts'
import { createPlayer, type Player } from '../../../server/domain/scenario/player.ts'
import type { Message, Tache } from './moteur.ts'

/** The worker: it fetches the country by itself, so that the page never waits for it, and plays as the server does. */
let joueur: Player | null = null
let jour = ''

async function situer(asOf: string): Promise<void> {
  if (jour === asOf && joueur) return
  const reponse = await fetch(`/api/v1/scenarios/monde?asOf=${asOf}`)
  if (!reponse.ok) throw new Error(`the country answers ${reponse.status}`)
  const monde = (await reponse.json()) as OutputOf<typeof getMonde>
  joueur ??= createPlayer(monde.pays as unknown as CompactCountry)
  joueur.useDay(monde.jour)
  jour = asOf
  const { run, demonstration, incertitude, sources } = monde
  postMessage({ genre: 'monde', monde: { run, asOf, demonstration, incertitude, sources } } satisfies Message)
}

addEventListener('message', async ({ data }: MessageEvent<Tache>) => {
  const { ticket, asOf } = data
  try {
    await situer(asOf)
    const debut = performance.now()
    const message: Message =
      data.genre === 'avant'
        ? { genre: 'avant', ticket, avant: joueur!.before(data.openStatuts) }
        : {
            genre: 'reponse',
            ticket,
            reponse: joueur!.answer(data.question),
            millisecondes: performance.now() - debut,
          }
    postMessage(message)
  } catch (error) {
    postMessage({ genre: 'panne', ticket, pourquoi: String(error) } satisfies Message)
  }
})
