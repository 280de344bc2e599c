import { STRUCTURE_KINDS } from '../../domain/registers/structure.ts'
import { oneOf, optionalNumber, optionalText, text } from './tables.ts'

/** The columns of the maisons, centres, CPTS and pharmacies that are shown. */
export const STRUCTURE_CELLS = {
  finess: text('finess'),
  kind: oneOf('genre', STRUCTURE_KINDS),
  nom: optionalText('nom'),
  adresse: optionalText('adresse'),
  codePostal: optionalText('code_postal'),
  codeCommune: text('code_commune'),
  telephone: optionalText('telephone'),
  lon: optionalNumber('lon'),
  lat: optionalNumber('lat'),
} as const
