import { sha256 } from '../../sha256.ts'
import { notFound } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import type { HandlerDeps } from '../deps.ts'

/** Takes a public report for moderation, without any identity; 404 for an unknown cabinet. */
export const signalementHandlers = ({
  atlas,
  saveSignalement,
  today,
}: HandlerDeps): Pick<Handlers, 'createSignalement'> => ({
  createSignalement: async ({ cabinetId, motif, commentaire = '', siteWeb = '' }) => {
    if (!atlas.cabinet(cabinetId)) throw notFound(`No cabinet has the id ${cabinetId}.`)
    // The same words on the same day are one report: a nervous second tap does not count twice.
    const id = sha256(JSON.stringify([cabinetId, motif, commentaire, today()]))
    if (siteWeb === '') await saveSignalement({ id, cabinetId, kind: motif, comment: commentaire || null })
    return { recu: true }
  },
})
