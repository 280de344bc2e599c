import { z } from 'zod'
import { readCsv } from '../readers/csv.ts'
import type { Source } from './source.ts'

const FILE = 'offre-soins/cnam_demographie_liberaux_departements_2024.csv.gz'

/** As the Cnam words it → ours; the other professions are not read. */
const PROFESSIONS = {
  Infirmiers: 'infirmier',
  'Ensemble des médecins généralistes': 'medecin-generaliste',
} as const

/** Bounds of the means over the 101 départements: persons, and persons for 100,000 inhabitants. */
const MEANS = {
  infirmier: { effectif: [640, 1_320], densite: [105, 217] },
  'medecin-generaliste': { effectif: [360, 740], densite: [51, 106] },
} as const

const published = z.object({
  annee: z.string().regex(/^\d{4}$/),
  profession_sante: z.enum(['Infirmiers', 'Ensemble des médecins généralistes']),
  departement: z.string().regex(/^(\d{2}|2[AB]|97\d)$/),
  classe_age: z.literal('tout_age'),
  libelle_sexe: z.literal('tout sexe'),
  effectif: z.string().regex(/^\d+$/),
  densite: z.string().regex(/^\d+(\.\d+)?$/),
})

export interface LiberauxRow {
  readonly annee: number
  readonly departement: string
  readonly profession: (typeof PROFESSIONS)[keyof typeof PROFESSIONS]
  readonly effectif: number
  /** For 100,000 inhabitants. */
  readonly densite: number
}

/** The Cnam's liberal nurses and GPs by département, all ages, both sexes. */
export const liberauxDepartements: Source<z.infer<typeof published>, LiberauxRow> = {
  id: 'cnam-liberaux',
  titre: 'Démographie des professionnels de santé libéraux, par département',
  producteur: 'Cnam',
  licence: 'Licence Ouverte (à confirmer)',
  url: 'https://data.ameli.fr/explore/dataset/demographie-exercices-liberaux/',
  millesime: '2024',
  date: '2024',
  rythme: 'ANNUAL',
  delaiMois: 12,
  credit: 'Cnam – data.ameli.fr',
  note: 'Exercices libéraux seulement : ni les infirmières salariées, ni celles d’Asalée.',
  importeur: 'data/sources/liberaux-departements.ts',
  files: [FILE],
  least: 202,
  whole: {
    key: ({ departement, profession }) => `${departement} ${profession}`,
    parts: Object.entries(PROFESSIONS).map(([name, one]) => ({
      name: `"${name}"`,
      has: ({ profession }) => profession === one,
      departements: { of: ({ departement }) => departement, without: [] },
      means: [
        { column: 'effectif', of: ({ effectif }) => effectif, between: MEANS[one].effectif },
        { column: 'densite', of: ({ densite }) => densite, between: MEANS[one].densite },
      ],
    })),
  },
  published,
  // Département 999 stands for the totals of régions and of France.
  read: (raw) =>
    readCsv(raw, FILE, Object.keys(published.shape)).filter(
      (record) => record.departement !== '999' && (record.profession_sante ?? '') in PROFESSIONS,
    ),
  toRow: (record) => ({
    annee: Number(record.annee),
    departement: record.departement,
    profession: PROFESSIONS[record.profession_sante],
    effectif: Number(record.effectif),
    densite: Number(record.densite),
  }),
}
