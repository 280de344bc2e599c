import { z } from 'zod'
import { INDICATEURS } from '../domain/situation.ts'
import { counted, endpoint, isoDate, paging, provenance } from './endpoint.ts'
import { figure } from './figure.ts'
import { indicateurs } from './sheet.ts'

const none = z.strictObject({})

export const listSources = endpoint({
  method: 'GET',
  path: '/api/v1/sources',
  summary: 'Every dataset with producer, licence, vintage, address and hash',
  input: none,
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        titre: z.string(),
        producteur: z.string(),
        licence: z.string(),
        url: z.url().nullable().describe('null: its address is not established'),
        millesime: z.string(),
        credit: z.string(),
        note: z.string().nullable(),
      }),
    ),
    ...counted,
  }),
})

export const run = z
  .object({
    id: z.string(),
    asOf: isoDate,
    createdAt: z.string(),
    codeVersion: z.string(),
    seed: z.number().int(),
    durationMs: z.number(),
    inputs: z.record(z.string(), z.string()).describe('Hash of each input'),
    parameters: z.record(z.string(), z.unknown()),
    warnings: z.array(z.object({ kind: z.string(), subject: z.string(), detail: z.string() })),
    intervals: z.enum(['ready', 'computing', 'none']),
    demonstration: z.boolean().describe('true when it rests on the fictitious demonstration roster'),
    sha256: z.string(),
  })
  .meta({ id: 'Run', description: 'A calculation: inputs, parameters, warnings' })

export const listRuns = endpoint({
  method: 'GET',
  path: '/api/v1/runs',
  summary: 'Calculations stored so far, newest first',
  input: z.strictObject({ ...paging }),
  output: z.object({ items: z.array(run.omit({ warnings: true })), ...counted }),
})

export const getRun = endpoint({
  method: 'GET',
  path: '/api/v1/runs/{id}',
  summary: 'One calculation: inputs, parameters, warnings',
  input: z.strictObject({ id: z.string() }),
  output: run,
})

export const listChronologie = endpoint({
  method: 'GET',
  path: '/api/v1/chronologie',
  summary: 'Dated public facts, 2004 to today, with their source',
  input: none,
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        date: z.string(),
        titre: z.object({ fr: z.string(), en: z.string() }),
        texte: z.object({ fr: z.string(), en: z.string() }),
        source: z.string(),
      }),
    ),
    ...counted,
  }),
})

/** A question and what had become of it on the day `statutLe`. */
export const question = z
  .object({
    numero: z.string(),
    type: z
      .enum(['QE', 'QG', 'QOSD'])
      .describe('QE: written question; QG: question put in the chamber; QOSD: oral question without debate'),
    date: isoDate.nullable().describe('Day of the Journal officiel; null: the list does not give it'),
    titre: z.string(),
    ministere: z.string(),
    statut: z
      .enum(['en-attente', 'reponse-publiee', 'retiree'])
      .describe('State on the day `statutLe`: an answer may have come since'),
    statutLe: isoDate,
    pageJo: z.string().nullable().describe('null: its page was not read'),
    auteur: z.string(),
    auteurEnSiege: z
      .boolean()
      .nullable()
      .describe(
        'Whether the author holds the seat by the list of deputies; false: it had another deputy then; null: no list',
      ),
    groupe: z.string().nullable(),
    circonscription: z.string(),
    url: z.string(),
    source: z.string(),
  })
  .meta({ id: 'Question', description: 'A question to the government and its state on a day' })

export const listQuestions = endpoint({
  method: 'GET',
  path: '/api/v1/questions',
  summary:
    'Questions to the government on the scheme, each with its state, the day of that state and the figures asked for',
  input: z.strictObject({
    etat: question.shape.statut.optional().describe('Only those in this state on the day of the list'),
    groupe: z.string().max(20).optional().describe('Abbreviation of the group of its author, such as SOC'),
    colonnes: indicateurs
      .optional()
      .describe('Figures of the circonscription of its author, separated by commas'),
    format: z.enum(['json', 'csv']).default('json'),
  }),
  formats: ['csv'],
  output: z.object({
    items: z.array(
      question.extend({
        figures: z
          .array(figure)
          .describe(
            'Those asked for by `colonnes`, of the circonscription; none without it, or where there are none',
          ),
      }),
    ),
    ...counted,
    ...provenance,
  }),
})
export const listChiffres = endpoint({
  method: 'GET',
  path: '/api/v1/chiffres',
  summary: 'Public claims that disagree, side by side, each with its source',
  input: none,
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        quantite: z.string(),
        libelle: z.object({ fr: z.string(), en: z.string() }),
        valeur: z.string(),
        unite: z.string().nullable(),
        operateur: z.string().nullable(),
        date: z.string().nullable(),
        source: z.string(),
        reference: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
    ...counted,
  }),
})

export const listIndicateurs = endpoint({
  method: 'GET',
  path: '/api/v1/indicateurs',
  summary: 'What each indicator means, its unit, formula, sources and classes',
  input: none,
  output: z.object({
    items: z.array(
      z.object({
        id: z.enum(INDICATEURS),
        titre: z.object({ fr: z.string(), en: z.string() }),
        unite: z.object({ fr: z.string(), en: z.string() }),
        pourquoi: z.object({ fr: z.string(), en: z.string() }),
        formule: z.object({ fr: z.string(), en: z.string() }),
        sources: z.array(z.string()),
        classes: z.array(z.number()),
        reviewedOn: isoDate,
      }),
    ),
    ...counted,
  }),
})
