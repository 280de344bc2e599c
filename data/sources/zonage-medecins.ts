import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { readCsv } from '../readers/csv.ts'
import { reject, type Source } from './source.ts'

const published = z.object({
  Code_postal: z.string().regex(/^\d{4,5}$/),
  Nom_commune: z.string().min(1),
  Zonage: z.enum(['1_ZIP', '2_ZAC', '3_HZ', '4_ZAR', 'N/A - résultat non disponible']),
})

export interface ZonageRow {
  readonly codePostal: string
  readonly nom: string
  readonly zonage: 'ZIP' | 'ZAC' | 'HZ' | 'ZAR'
}

/** The département of a postcode. Corsica's begin with 200 and 201 in Corse-du-Sud, with 202 and 206 in Haute-Corse. */
export const departementOfPostcode = (postcode: string): string =>
  /^20[01]/.test(postcode) ? '2A' : postcode.startsWith('20') ? '2B' : departementOf(postcode)

/** The ARS's zoning for GPs, by postcode and name: there is no INSEE code in this file. */
export const zonageMedecins: Source<z.infer<typeof published>, ZonageRow> = {
  id: 'zonage-medecins',
  titre: 'Zonage conventionnel « médecin » (ZIP, ZAC)',
  producteur: 'ARS (relevé de CartoSanté)',
  licence: 'à confirmer',
  url: 'https://cartosante.atlasante.fr',
  millesime: 'relevé de mai 2025',
  date: '2025-05',
  rythme: 'IRREG',
  delaiMois: null,
  credit: 'ARS – CartoSanté',
  note: 'Donnée de démonstration : provenance et licence à confirmer, à remplacer par le fichier d’Atlasanté. Rapprochée par code postal et nom ; communes de La Réunion zonées à un niveau plus fin, sans classe ici.',
  importeur: 'data/sources/zonage-medecins.ts',
  files: ['zonage/zonmed.csv.gz'],
  least: 38_000,
  whole: {
    most: 42_000,
    // La Réunion is zoned below the commune.
    departements: { of: ({ codePostal }) => departementOfPostcode(codePostal), without: ['974'] },
  },
  published,
  read: (raw) => readCsv(raw, zonageMedecins.files[0], Object.keys(published.shape)),
  toRow({ Code_postal: code, Nom_commune: nom, Zonage: label }) {
    const zonage = /^\d_(ZIP|ZAC|HZ|ZAR)$/.exec(label)?.[1]
    if (zonage == null) return reject(`${code} ${nom}`, 'résultat non disponible')
    // The postcode was once read as a number: its leading zero is lost.
    return { codePostal: code.padStart(5, '0'), nom, zonage: zonage as ZonageRow['zonage'] }
  },
}
