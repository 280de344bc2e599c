import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { MultiPolygon, Polygon } from 'geojson'
import { z } from 'zod'
import { CPTS_STATES } from '../../server/domain/registers/cpts.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { plainText } from '../../server/domain/plainText.ts'
import { CPTS_HEADINGS } from '../../server/domain/table-headings.ts'
import { toDegrees } from '../geometry/to-degrees.ts'
import { newestSharedDay } from '../newest-shared-day.ts'
import { readJson } from '../readers/bytes.ts'
import {
  CPTS_UNNAMED,
  cptsNamed,
  FINESS_HEADINGS,
  finessOf,
  STATE_HEADINGS,
  stateOf,
  type CptsRow,
} from './cpts.ts'
import { reject, type Source } from './source.ts'

const FILE = 'cpts/ambu_cpts.geojson'

/** Fields by our names, folded, the likely ones first: they change from one edition to the next. */
const FIELDS = {
  nom: [
    ...CPTS_HEADINGS,
    ...['cpts nom', 'nom struct', 'nom', 'libelle', 'lib', 'denomination', 'raison sociale', 'intitule'],
  ],
  etat: STATE_HEADINGS,
  finess: FINESS_HEADINGS,
  majLe: ['date maj', 'datemaj', 'maj', 'date mise a jour', 'date actualisation', 'date actu', 'date modif'],
} as const
/** Of these alone the name is of a CPTS for certain. */
const OF_CPTS: readonly string[] = [...CPTS_HEADINGS, 'cpts nom']
/** Beside them another name may be of whoever answers. */
const PERSONAL = /\b(?:prenoms?|civilite|e ?mails?|mails?|courriels?|tel|telephone|portable|contact)\b/
const REQUIRED = ['nom', 'etat'] as const

const rings = z.array(z.array(z.array(z.number()).min(2)))
const geometrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings) }),
])

const collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.unknown().optional(),
  /** How many there are, as GeoServer says; it may send fewer. */
  totalFeatures: z.unknown().optional(),
  numberMatched: z.unknown().optional(),
  features: z.array(
    z.object({
      properties: z.record(z.string(), z.unknown()).nullable(),
      geometry: z.custom<Polygon | MultiPolygon | null>(
        (one) => one === null || geometrySchema.safeParse(one).success,
        'is no polygon',
      ),
    }),
  ),
})

const published = z.object({
  /** Empty: it has none that can be told; null: it is said to be no CPTS. */
  nom: z.string().nullable(),
  etat: z.enum(CPTS_STATES).nullable(),
  finess: z.string().nullable(),
  edition: z.iso.date().nullable(),
  geometry: z.custom<Polygon | MultiPolygon | null>(),
})

/**
 * The outlines of the CPTS and of those that are projects. Optional. In degrees whatever they are published in; the day is the newest that
 * several of them tell, where there is a field for it.
 */
export const cptsPolygones: Source<z.infer<typeof published>, CptsRow> = {
  id: 'cpts-polygones',
  titre: 'CPTS et projets de CPTS : contours',
  producteur: 'DGOS (santegraphie.fr)',
  licence: 'inconnue d’ici : fichier non vu',
  url: 'https://santegraphie.fr',
  millesime: 'non chargé ; format documenté, non vu',
  date: '',
  rythme: 'IRREG',
  delaiMois: null,
  credit: 'DGOS – santegraphie.fr',
  note: 'Communautés professionnelles territoriales de santé, rapportées aux communes : une commune dont neuf dixièmes y sont est entière, une dont moins d’un dixième y est n’y est pas nommée. Un projet n’est pas une CPTS. Les noms de personnes ne sont pas lus.',
  importeur: 'data/sources/cpts-polygones.ts',
  files: [FILE],
  // Some eight hundred in 2024, projects apart.
  least: 300,
  whole: {
    most: 3_000,
    means: [
      {
        column: 'the state: one that is known',
        of: ({ etat }) => (etat === null ? 0 : 1),
        between: [0.5, 1],
      },
    ],
  },
  published,
  read(raw) {
    const { features, crs, ...counts } = collectionIn(readJson(raw, FILE))
    for (const announced of Object.values(counts))
      if (typeof announced === 'number' && announced !== features.length)
        throw new SourceError(FILE, `holds ${features.length} of ${announced} outlines.`, COMPARE_REMEDY)
    const fieldOf = fieldsIn(features.flatMap(({ properties }) => Object.keys(properties ?? {})))
    const told = features.map(({ properties }) => (name: keyof typeof FIELDS): string => {
      const value = properties?.[fieldOf.get(name) ?? '']
      return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
    })
    refusePersons(
      fieldOf.get('nom')!,
      features.map(({ properties }) => properties ?? {}),
    )
    const edition = newestSharedDay(told.flatMap((of) => dayOf(of('majLe')) ?? []))
    const outlines = features.flatMap(({ geometry }) => (geometry && hasPositions(geometry) ? geometry : []))
    const degrees = outlines.length === 0 ? [] : toDegrees(FILE, outlines, crs)
    const placed = new Map(outlines.map((outline, at) => [outline, degrees[at]!]))
    return features.map(({ geometry }, at) => {
      const of = told[at]!
      return {
        ...{
          // Marks may stand for a name that is missing: what is drawn is somewhere.
          nom: /\p{L}/u.test(of('nom')) ? cptsNamed(of('nom')) : '',
          etat: stateOf(of('etat')),
          finess: finessOf(of('finess')),
          edition,
        },
        geometry: (geometry && placed.get(geometry)) ?? null,
      }
    })
  },
  toRow: ({ geometry, nom, ...cpts }) =>
    nom === null
      ? reject('', 'n’est pas une CPTS')
      : {
          ...{ ...cpts, base: 'polygones', site: null, nom: nom || CPTS_UNNAMED },
          // One without an outline, or of which no name can be told, stays: it may be anywhere, and no commune there is said to have none.
          place: { by: 'outline', geometry: nom === '' ? null : geometry },
        },
}

/** Whether a raw folder has the outlines, which no build needs. */
export const hasCptsPolygones = (raw: string): boolean => existsSync(join(raw, FILE))

const hasPositions = ({ coordinates }: Polygon | MultiPolygon): boolean => coordinates.flat(3).length > 0

function collectionIn(value: unknown): z.infer<typeof collection> {
  const { data, error } = collection.safeParse(value)
  if (data) return data
  const [issue] = error.issues
  throw new SourceError(FILE, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`, COMPARE_REMEDY)
}

/** The field of each of our names, where there is one. @throws SourceError with the fields that are there, where one that is needed is not. */
function fieldsIn(keys: readonly string[]): ReadonlyMap<string, string> {
  const byText = new Map([...new Set(keys)].map((key) => [plainText(key), key]))
  const found = new Map(
    Object.entries<readonly string[]>(FIELDS).flatMap(([name, known]) => {
      const field = known.map((one) => byText.get(one)).find((one) => one !== undefined)
      return field === undefined ? [] : [[name, field]]
    }),
  )
  for (const name of REQUIRED)
    if (!found.has(name))
      throw new SourceError(
        FILE,
        `has no field ${FIELDS[name].map((one) => `"${one}"`).join(' or ')}; its fields are ${[...new Set(keys)].join(', ')}.`,
        COMPARE_REMEDY,
      )
  return found
}

/** @throws SourceError where the field of the names may be that of whoever answers for a CPTS. */
function refusePersons(field: string, features: readonly Readonly<Record<string, unknown>>[]): void {
  if (OF_CPTS.includes(plainText(field))) return
  const known = features.filter((one) => /\bcpts\b|communaute/.test(plainText(String(one[field])))).length
  if (
    known >= features.length / 2 &&
    !features.some((one) => Object.keys(one).some((key) => PERSONAL.test(plainText(key))))
  )
    return
  throw new SourceError(
    FILE,
    `"${field}" may be of a person: ${known} of ${features.length} name a CPTS.`,
    'Rename the field of the names of the CPTS to "nom_cpts".',
  )
}

/** The ISO day of a date as ISO or French writes it. */
const dayOf = (written: string): string | null => {
  const day = written.slice(0, 10).replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1')
  return z.iso.date().safeParse(day).data ?? null
}
