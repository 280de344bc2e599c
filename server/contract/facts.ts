import { z } from 'zod'
import { DATASET_STATES, RYTHMES } from '../domain/datasetState.ts'
import { INDICATEURS } from '../domain/situation.ts'
import { NATURES, VERDICTS } from '../domain/judged.ts'
import { counted, endpoint, isoDate, paging, provenance } from './endpoint.ts'
import { figure } from './figure.ts'
import { indicateurs } from './sheet.ts'

const none = z.strictObject({})
const bilingual = z.object({ fr: z.string(), en: z.string() })

/** Where data come from. */
const source = z.object({
  id: z.string(),
  titre: z.string(),
  producteur: z.string(),
  licence: z.string(),
  url: z.url().nullable().describe('null: its address is not established'),
  millesime: z.string(),
  credit: z.string(),
  note: z.string().nullable(),
})

export type Source = z.output<typeof source>

const dataset = z
  .object({
    date: z.string().nullable().describe('Day, month or year that the data speak of; null: not known'),
    ageMois: z
      .number()
      .int()
      .nullable()
      .describe('Whole months since the end of that day, month or year; null: not known'),
    etat: z
      .enum(DATASET_STATES)
      .describe(
        'a-jour: by the rhythm of its producer no newer edition is expected yet; en-retard: one is, and is not loaded; ancien: no rhythm says when a newer one comes, and it is two years old or more; inconnu: none of these can be said',
      ),
    rythme: z
      .enum(RYTHMES)
      .describe('How often its producer publishes (EU authority table frequency; NEVER: a single edition)'),
    delaiMois: z
      .number()
      .int()
      .nullable()
      .describe('Months from what an edition speaks of to its publication, as Relais reckons it'),
    attendu: z
      .string()
      .nullable()
      .describe('Month, YYYY-MM, from which a newer edition is expected; null: no rhythm says so'),
    communes: z
      .object({
        total: z.number().int(),
        couvertes: z.number().int(),
        sans: z.array(z.object({ departement: z.string(), nom: z.string(), communes: z.number().int() })),
      })
      .nullable()
      .describe(
        'Communes of today of which it says something, and where it says nothing; null: it is about none',
      ),
    importeur: z.string().describe('The file of the code of Relais that reads it'),
  })
  .nullable()
  .describe('null: a document that is quoted, and no dataset')

/** A source with what is known of it on a day when it is a dataset. */
export const datedSource = source.extend({ jeu: dataset })

export const listSources = endpoint({
  method: 'GET',
  path: '/api/v1/sources',
  summary:
    'Every dataset with producer, licence, vintage, age, state by the rhythm of its producer, and the communes it covers; and the documents quoted',
  input: none,
  output: z.object({
    items: z.array(datedSource),
    ...counted,
  }),
})

export const listVerifications = endpoint({
  method: 'GET',
  path: '/api/v1/donnees/verifications',
  summary:
    'What the data and the calculation of the day were held against: expected, found, tolerance and verdict of each check',
  input: none,
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        titre: bilingual,
        nature: z
          .enum(NATURES)
          .describe(
            'publie: held against a published figure; interne: parts of Relais held against each other',
          ),
        source: z.string().nullable().describe('Id of the dataset that is checked; null: the calculation'),
        unite: bilingual,
        decimales: z.number().int().describe('How many decimals are worth showing'),
        attendu: z
          .object({ valeur: z.number(), de: bilingual.describe('Who says so') })
          .nullable()
          .describe('null: nothing published to hold it against'),
        trouve: z.number().nullable().describe('null: the data lack it'),
        tolerance: z.number().nullable().describe('How far the two may lie apart'),
        verdict: z
          .enum(VERDICTS)
          .describe(
            'tenu: within the tolerance; ecart-explique: further, no further than a named cause accounts for; manque: further than that; non-verifiable: nothing to hold it against',
          ),
        pourquoi: bilingual.nullable().describe('Why the two differ, or why nothing can be checked'),
      }),
    ),
    ...counted,
    empreinte: z.string().describe('SHA-256 of the data package that was checked'),
    ...provenance,
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
