import { z } from 'zod'
import { readJson } from '../readers/bytes.ts'
import { communesCog } from './communes-cog.ts'

const FILE = 'npm:decoupage-administratif-2022/data/communes.json'

/**
 * The communes of 1 January 2022 with their legal populations of 2019: the year that INSEE's portraits of the circonscriptions count
 * in, and names that the ARS's zoning still gives to communes merged or divided since.
 */
export const communesCog2022: typeof communesCog = {
  ...communesCog,
  id: 'cog-2022',
  titre: 'Découpage administratif : communes au 1er janvier 2022, populations légales 2019',
  millesime: 'COG 2022, populations légales 2019',
  date: '2022-01-01',
  rythme: 'NEVER',
  delaiMois: null,
  note: 'Lu dans le paquet npm @etalab/decoupage-administratif 2.2.1. Mayotte : 2017. Quelques communes fusionnées au 1er janvier 2022 n’y portent que la population de leur chef-lieu : treize circonscriptions y comptent de 0,06 à 0,35 % d’habitants de moins que dans leur portrait.',
  importeur: 'data/sources/communes-cog-2022.ts',
  files: [FILE],
  least: 37_000,
  read: (raw) => z.array(z.unknown()).parse(readJson(raw, FILE)),
}
