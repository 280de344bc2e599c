import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** What a person may say of a cabinet's page. */
const MOTIFS_SIGNALEMENT = ['ferme', 'reduit', 'actif', 'coordonnees', 'autre'] as const

export const createSignalement = endpoint({
  method: 'POST',
  path: '/api/v1/signalements',
  summary: 'Report a wrong status, for moderation; no identity is asked for or kept',
  status: 202,
  input: z.strictObject({
    cabinetId: z.string().max(64),
    motif: z.enum(MOTIFS_SIGNALEMENT),
    commentaire: z.string().trim().max(1000).optional(),
    /** A field that people do not see: who fills it in is a robot, thanked and forgotten. */
    siteWeb: z.string().max(1000).optional().describe('Leave empty'),
  }),
  output: z.object({ recu: z.literal(true) }),
})
