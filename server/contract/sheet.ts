import { z } from 'zod'
import { DECOUPAGES, NIVEAUX } from '../domain/model.ts'
import { currentId, INDICATEURS } from '../domain/situation.ts'
import { cptsOfCommune } from './cpts.ts'
import { counted, endpoint, isoDate, paging, provenance } from './endpoint.ts'
import { replayed } from './moment.ts'
import { cabinetsByStatus, figure, peopleByMinutes, rank } from './figure.ts'
import { wholeNumber } from './numbers.ts'

export const depute = z
  .object({
    civilite: z.string().nullable().describe('M. or Mme, as published'),
    nom: z.string().nullable().describe('null: vacant seat at the date of the list'),
    groupe: z.string().nullable(),
    groupeAbrege: z.string().nullable(),
    dateListe: isoDate.describe('Day of the list that says so: nothing is known of the seat since'),
    listeAncienne: z.boolean().describe('The list is more than sixty days old today'),
  })
  .meta({ id: 'Deputy', description: 'Who holds a seat by the list of a day' })

export const territoire = z
  .object({
    niveau: z.enum([...NIVEAUX, ...DECOUPAGES]),
    code: z.string(),
    nom: z.string(),
    departement: z.string().nullable(),
    region: z.string().nullable(),
    /** Why there are no figures (circonscriptions abroad and of the collectivités d'outre-mer); null when there are. */
    explication: z.string().nullable(),
    explicationEn: z.string().nullable().describe('The same in English'),
    note: z
      .object({ fr: z.string(), en: z.string() })
      .nullable()
      .describe(
        'How the area is made up, where a reader of its figures should know it (Mayotte); null elsewhere',
      ),
    depute: depute.nullable(),
    figures: z.array(figure),
    ranks: z.array(rank),
    peopleByMinutes: peopleByMinutes.nullable(),
    cabinetsByStatus: cabinetsByStatus.nullable(),
  })
  .meta({ id: 'Area', description: 'An area with its figures' })

/** With the levels that cut across the circonscriptions; `hors-niveau` is the code of what belongs to none of a level. */
const anyNiveau = z.enum([...NIVEAUX, ...DECOUPAGES])

export const listTerritoires = endpoint({
  method: 'GET',
  path: '/api/v1/territoires/{niveau}',
  summary: 'Areas of a level with their figures',
  input: z.strictObject({
    niveau: anyNiveau,
    ...paging,
    limit: wholeNumber(1, 40_000)
      .optional()
      .describe(
        'How many items: 1 to 1000, as CSV up to 40000. Without it a level comes whole where it may: as CSV always, else when it has at most 1000 areas; of a larger one the first 100 come',
      ),
    departement: z.string().optional(),
    region: z.string().optional(),
    ...replayed,
    format: z.enum(['json', 'csv', 'geojson', 'xlsx']).default('json'),
  }),
  output: z.object({ items: z.array(territoire), ...counted, ...provenance }),
  formats: ['csv', 'geojson', 'xlsx'],
})

export const getTerritoire = endpoint({
  method: 'GET',
  path: '/api/v1/territoires/{niveau}/{code}',
  summary: 'One area with its figures, ranks, zonage and cabinets by status',
  input: z.strictObject({
    niveau: anyNiveau,
    code: z.string().max(12),
    ...replayed,
    format: z.enum(['json', 'csv']).optional().describe('csv: its row of the list, alone'),
  }),
  output: territoire.extend({
    ...provenance,
    suivisIci: z
      .object({
        cabinets: z.number().int().describe('Cabinets of the area that somebody can reach'),
        ici: z.number().int().describe('Followed patients of the area whose cabinet is in it, rounded'),
        ailleurs: z
          .number()
          .int()
          .describe('The other followed patients of the area: the two sum to patients-suivis'),
      })
      .nullable()
      .describe(
        'Who follows the people of a circonscription, département or région; null at other levels, with fewer than three cabinets, or where a part is under 11',
      ),
    /** Split communes of a circonscription, with the rule that shares them. */
    communesPartagees: z.array(
      z.object({
        code: z.string(),
        nom: z.string(),
        departement: z
          .string()
          .nullable()
          .describe('Its département of today: another one than that of the circonscription after a merger'),
        part: z.number(),
        regle: z.string(),
        autres: z.array(z.string()).describe('The other circonscriptions that share it'),
      }),
    ),
    communes: z
      .array(z.string())
      .optional()
      .describe(
        'Codes of the communes that make up an EPCI, canton, bassin de vie or arrondissement; absent elsewhere',
      ),
    cpts: cptsOfCommune.optional().describe('CPTS of a commune; absent at other levels'),
    /** Circonscriptions an area meets (a commune may meet several). */
    circonscriptions: z.array(z.object({ code: z.string(), libelle: z.string() })),
  }),
  formats: ['csv'],
})

/** `risque,apl-mg65` → a list of indicators; one of the first method becomes what replaces it, an unknown word is refused. */
export const indicateurs = z
  .string()
  .transform((text) => text.split(',').map((word) => currentId(word.trim())))
  .pipe(z.array(z.enum(INDICATEURS)).min(1))

const orders = z.object({ from: isoDate, to: isoDate })
const arretesZonage = orders.extend({
  editions: z.array(orders),
  rangs: z
    .array(z.number().int())
    .describe(
      'Place among the editions of that of each area: its own of a commune, that of its région of most others',
    ),
})
/** Days of the orders of the ARS behind the zoning of areas, in the order of these. */
export type ArretesZonage = z.output<typeof arretesZonage>

/**
 * The compact form the map and its table read: one array per indicator aligned on `codes`, holding the public
 * values of `figure`. `states`: one letter an area and indicator: `o` ok, `k` class (`lows` and `highs` are its bounds; the
 * value is only where it stands between them on a map),
 * `s` hidden (fewer than 11), `p` protecting another figure, `c` not calculated, `a` missing, `n` not applicable.
 */
export const getCarte = endpoint({
  method: 'GET',
  path: '/api/v1/carte/{niveau}',
  summary: 'All areas of a level, column by column',
  input: z.strictObject({
    niveau: anyNiveau,
    ...replayed,
    indicateurs: indicateurs.optional().describe('Only these, separated by commas; all of them without it'),
    noms: z.enum(['0', '1']).default('1').describe('0: without the names, which weigh most'),
    depuis: isoDate
      .optional()
      .describe('Another day: says of each figure whether its difference is established'),
  }),
  output: z.object({
    niveau: anyNiveau,
    codes: z.array(z.string()),
    /** Empty with `noms=0`. */
    noms: z.array(z.string()),
    departements: z.array(z.string().nullable()),
    regions: z.array(z.string().nullable()),
    values: z.partialRecord(z.enum(INDICATEURS), z.array(z.number().nullable())),
    lows: z.partialRecord(z.enum(INDICATEURS), z.array(z.number().nullable())),
    highs: z.partialRecord(z.enum(INDICATEURS), z.array(z.number().nullable())),
    states: z.partialRecord(z.enum(INDICATEURS), z.string()),
    operators: z
      .partialRecord(z.enum(INDICATEURS), z.string())
      .describe(
        'One letter an area: m at least, p more than, - the value itself; left out where none is a bound',
      ),
    /** `e` élevé, `f` faible, `i` indéterminé, `-` none; one letter an area. */
    labels: z.string(),
    zonages: z.array(z.string().nullable()).nullable(),
    arretesZonage: arretesZonage
      .optional()
      .describe(
        'Days of the oldest and of the newest order behind the zoning, of the country and of each area; absent where orders are not loaded',
      ),
    differences: z
      .partialRecord(z.enum(INDICATEURS), z.string())
      .optional()
      .describe(
        'With depuis, one letter an area: e established (of the difference draw by draw, the 5–95 % interval excludes 0), n not established, s same value, - unknown',
      ),
    ...provenance,
  }),
})
