import { z } from 'zod'
import { INDICATEURS } from '../domain/situation.ts'
import { counted, endpoint, isoDate, paging } from './endpoint.ts'

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

export const run = z.object({
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

export const listQuestions = endpoint({
  method: 'GET',
  path: '/api/v1/questions',
  summary: 'Questions to the government on the scheme, each with its state and the day of that state',
  input: z.strictObject({ format: z.enum(['json', 'csv']).default('json') }),
  formats: ['csv'],
  output: z.object({
    items: z.array(
      z.object({
        numero: z.string(),
        type: z
          .enum(['QE', 'QG', 'QOSD'])
          .describe(
            'QE: written question; QG: question put in the chamber; QOSD: oral question without debate',
          ),
        date: isoDate.nullable().describe('Day of the Journal officiel; null: the list does not give it'),
        titre: z.string(),
        ministere: z.string(),
        statut: z
          .enum(['en-attente', 'reponse-publiee', 'retiree'])
          .describe('State on the day `statutLe`: an answer may have come since'),
        statutLe: isoDate,
        pageJo: z.string().nullable().describe('null: its page was not read'),
        auteur: z.string(),
        groupe: z.string().nullable(),
        circonscription: z.string(),
        url: z.string(),
        source: z.string(),
      }),
    ),
    ...counted,
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
