import { z } from 'zod'
import { CPTS_EXTENTS, CPTS_STATES } from '../domain/registers/cpts.ts'

const edition = z
  .object({
    id: z.enum(['cpts-polygones', 'cpts-listes']),
    edition: z.string().nullable().describe('Day or month of the edition; null: it tells none'),
  })
  .describe('The outlines of the DGOS, or the list of the ARS')

const cpts = z.object({
  nom: z.string(),
  etat: z
    .enum(CPTS_STATES)
    .nullable()
    .describe('Whether it has signed, or is a project: no CPTS yet; null: its source does not say'),
  etendue: z.enum(CPTS_EXTENTS).describe('Whether it covers the whole commune'),
  partie: z
    .string()
    .nullable()
    .describe('Its part of the commune, where that has a name: arrondissements, former communes'),
  finess: z.string().nullable(),
  site: z.string().nullable().describe('Address of its site'),
  adresse: z.string().nullable().describe('As FINESS has it, where that is loaded and its number known'),
  telephone: z.string().nullable(),
  sources: z.array(edition).describe('What names it for the commune'),
})

/** What is known of the CPTS of a commune. */
export const cptsOfCommune = z
  .object({
    statut: z
      .enum(['nommees', 'aucune', 'hors-liste', 'non-chargees'])
      .describe(
        'nommees: see items; aucune: what is loaded covers the département and names none for the commune; hors-liste: what is loaded does not cover it; non-chargees: nothing is loaded, and nothing is known of what there is',
      ),
    items: z.array(cpts),
    sources: z.array(edition).describe('What covers the commune; one that is of no item names none for it'),
  })
  .meta({
    id: 'CommuneCpts',
    description:
      'Communautés professionnelles territoriales de santé of a commune: several, one of a part of it, or none',
  })
