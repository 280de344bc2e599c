import { plainText } from '../plainText.ts'

/**
 * The columns of a roster, in the order of `data/schemas/cabinets.schema.json`; the other names are those that rosters
 * in use give to the same thing.
 */
const ROSTER_COLUMNS = {
  id: ['identifiant', 'id cabinet', 'code cabinet', 'numero cabinet'],
  nom: ['nom du cabinet', 'nom cabinet', 'cabinet', 'raison sociale', 'libelle', 'name'],
  adresse: ['adresse postale', 'voie', 'rue', 'address'],
  code_postal: ['cp', 'codepostal', 'postcode'],
  commune: ['ville', 'nom commune', 'localite', 'city'],
  code_commune: ['code insee', 'insee', 'code commune insee', 'codecommune', 'citycode'],
  lon: ['longitude', 'x', 'lng'],
  lat: ['latitude', 'y'],
  etp: ['etp idsp', 'etp infirmier', 'etp infirmiere', 'fte', 'temps plein'],
  postes: ['nombre de postes', 'nb postes', 'postes infirmiers', 'infirmieres', 'nb infirmieres'],
  patients_declares: ['patients', 'file active', 'nb patients', 'patients suivis'],
  telephone: ['tel', 'telephone du cabinet', 'phone'],
  horaires: ['heures', 'horaires d ouverture', 'opening hours'],
  statut: ['etat', 'situation', 'status'],
  statut_depuis: ['depuis', 'date statut', 'date du statut', 'depuis le'],
  confirme_le: ['confirme', 'date de confirmation', 'date confirmation', 'confirmed on', 'verifie le'],
  preuve: ['source', 'origine', 'evidence'],
  motif: ['raison', 'reason', 'cause'],
  note: ['remarque', 'commentaire', 'observations'],
} as const satisfies Record<string, readonly string[]>

export type RosterField = keyof typeof ROSTER_COLUMNS
export const ROSTER_FIELDS = Object.keys(ROSTER_COLUMNS) as readonly RosterField[]

/** Every line must fill these; the place needs one of `PLACE_FIELDS` besides. */
export const REQUIRED_FIELDS: readonly RosterField[] = ['nom', 'etp']
const PLACE_FIELDS: readonly RosterField[] = ['code_commune', 'code_postal', 'commune', 'lon']

const FIELD_OF: ReadonlyMap<string, RosterField> = new Map(
  ROSTER_FIELDS.flatMap((field) =>
    [field, ...ROSTER_COLUMNS[field]].map((name): [string, RosterField] => [plainText(name), field]),
  ),
)

/** How a header is understood: the field of each column (null: not ours), and what stands in the way. */
export interface HeaderReading {
  readonly fields: readonly (RosterField | null)[]
  readonly missing: readonly RosterField[]
  readonly twice: readonly RosterField[]
  readonly ignored: readonly string[]
}

/** Finds the columns by name, whatever the accents, capitals, `_` and spaces; unknown ones are ignored and named. */
export function readHeader(names: readonly string[]): HeaderReading {
  const fields = names.map((name) => FIELD_OF.get(plainText(name)) ?? null)
  const missing = REQUIRED_FIELDS.filter((field) => !fields.includes(field))
  if (!PLACE_FIELDS.some((field) => fields.includes(field))) missing.push('code_commune')
  return {
    fields,
    missing,
    twice: ROSTER_FIELDS.filter((field) => fields.indexOf(field) !== fields.lastIndexOf(field)),
    ignored: names.filter((name, at) => fields[at] === null && name.trim() !== ''),
  }
}
