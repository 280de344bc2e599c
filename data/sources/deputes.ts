import { z } from 'zod'
import { readCsv } from '../readers/csv.ts'
import { codeCirconscription } from './code-circonscription.ts'
import type { Source } from './source.ts'

const published = z.object({
  id: z.string().regex(/^PA\d+$/),
  civ: z.enum(['M.', 'Mme']),
  nom: z.string().min(1),
  prenom: z.string().min(1),
  groupe: z.string().min(1),
  groupeAbrev: z.string().min(1),
  departementCode: z.string().min(2),
  circo: z.string().regex(/^\d+$/),
  dateMaj: z.iso.date(),
})

export interface DeputeRow {
  readonly circonscription: string
  readonly identifiant: string
  readonly civilite: string
  readonly nom: string
  readonly prenom: string
  readonly groupe: string
  readonly groupeAbrege: string
  readonly dateListe: string
}

/** Deputies in office on the date of the list. Only public office, name and group are read. */
export const deputes: Source<z.infer<typeof published>, DeputeRow> = {
  id: 'deputes',
  titre: 'Députés actifs de la 17e législature',
  producteur: 'Datan, d’après l’Assemblée nationale',
  licence: 'Licence Ouverte (à confirmer)',
  url: 'https://www.data.gouv.fr/datasets/deputes-actifs-de-lassemblee-nationale-informations-et-statistiques/',
  millesime: 'liste du 26 décembre 2025',
  credit: 'Datan – Assemblée nationale',
  note: 'Deux sièges sans député à cette date (Loiret 1re, Haute-Savoie 3e).',
  files: ['deputes/deputes-actifs-2025-12-26.csv'],
  least: 550,
  published,
  read: (raw) => readCsv(raw, deputes.files[0], Object.keys(published.shape)),
  // Corsica is written in lower case (`2a`) and abroad `099` in this list.
  toRow: (record) => ({
    circonscription: codeCirconscription(record.departementCode, record.circo),
    identifiant: record.id,
    civilite: record.civ,
    nom: record.nom,
    prenom: record.prenom,
    groupe: record.groupe,
    groupeAbrege: record.groupeAbrev,
    dateListe: record.dateMaj,
  }),
}
