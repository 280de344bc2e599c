import { z } from 'zod'
import { readJson } from '../readers/bytes.ts'
import { reject, type Source } from './source.ts'

const published = z.object({
  code: z.string().regex(/^(\d{2}|2[AB])\d{3}$/),
  nom: z.string().min(1),
  type: z.enum(['commune-actuelle', 'commune-deleguee', 'commune-associee', 'arrondissement-municipal']),
  zone: z.enum(['metro', 'drom', 'com']),
  departement: z.string(),
  region: z.string(),
  population: z.number().int().nonnegative().optional(),
  codesPostaux: z.array(z.string().regex(/^\d{5}$/)).optional(),
  anciensCodes: z.array(z.string()).optional(),
  chefLieu: z.string().optional(),
  commune: z.string().optional(),
})

export interface CogUnit {
  readonly kind: 'commune' | 'ancienne' | 'arrondissement'
  readonly code: string
  readonly nom: string
  readonly departement: string
  readonly region: string
  /** Legal population, persons; 0 for former communes, which have none of their own. */
  readonly population: number
  readonly codesPostaux: readonly string[]
  readonly anciensCodes: readonly string[]
  /** The current commune it belongs to; itself for a current commune. */
  readonly codeCommune: string
}

/** The Code officiel géographique: communes of today, communes déléguées and associées, arrondissements municipaux. */
export const communesCog: Source<z.infer<typeof published>, CogUnit> = {
  id: 'cog-2026',
  titre: 'Découpage administratif : communes au 1er janvier 2026',
  producteur: 'Etalab, d’après l’INSEE (Code officiel géographique, populations légales) et La Poste',
  licence: 'Licence Ouverte 2.0 (données) ; MIT (paquet)',
  url: 'https://www.npmjs.com/package/@etalab/decoupage-administratif',
  millesime: 'COG 2026',
  date: '2026-01-01',
  rythme: 'ANNUAL',
  delaiMois: 3,
  credit: 'Etalab – INSEE – La Poste',
  note: 'Lu dans le paquet npm @etalab/decoupage-administratif 6.0.0, qui porte aussi populations, codes postaux et anciens codes. Licence des données à confirmer sur la page du producteur.',
  importeur: 'data/sources/communes-cog.ts',
  files: ['npm:@etalab/decoupage-administratif/data/communes.json'],
  least: 37_000,
  whole: {
    key: ({ kind, code }) => `${kind} ${code}`,
    departements: { of: ({ departement }) => departement, without: [] },
    means: [
      {
        column: 'population',
        of: ({ kind, population }) => (kind === 'commune' ? population : null),
        between: [1_500, 2_600],
      },
    ],
  },
  published,
  read: (raw) => z.array(z.unknown()).parse(readJson(raw, communesCog.files[0])),
  toRow(record) {
    // The collectivités d'outre-mer are outside the service: no DREES, no zoning, no contours in use.
    if (record.zone === 'com') return reject(record.code, 'collectivité d’outre-mer')
    const base = {
      code: record.code,
      nom: record.nom,
      departement: record.departement,
      region: record.region,
      codesPostaux: record.codesPostaux ?? [],
      anciensCodes: record.anciensCodes ?? [],
    }
    if (record.type === 'commune-actuelle') {
      if (record.population == null) return reject(record.code, 'sans population')
      return { ...base, kind: 'commune', population: record.population, codeCommune: record.code }
    }
    if (record.type === 'arrondissement-municipal') {
      if (record.commune == null || record.population == null)
        return reject(record.code, 'arrondissement incomplet')
      return { ...base, kind: 'arrondissement', population: record.population, codeCommune: record.commune }
    }
    if (record.chefLieu == null) return reject(record.code, 'ancienne commune sans chef-lieu')
    return { ...base, kind: 'ancienne', population: 0, codeCommune: record.chefLieu }
  },
}
