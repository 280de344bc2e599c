import type { CabinetColumn } from './cabinet-column.ts'
import { REGISTER_TABLE } from './register-table.ts'
import { VISIT_TABLE } from './visit-table.ts'

/** Names of a column that gives both degrees in one cell; read as the longitude's where there is none of the latitude. */
export const POINT_NAMES = [
  'coordonnees',
  'coordonnees gps',
  'coordonnees geographiques',
  'gps',
  'point gps',
  'position gps',
  'geolocalisation',
  'lat lon',
  'lat lng',
  'lat long',
  'lon lat',
  'latitude longitude',
  'longitude latitude',
  'geo point',
  'geo point 2d',
  'geopoint',
  'wkt',
]

/**
 * A cabinet, column by column: the one place that knows what a roster may say of it. The import, the published schema and its
 * template, the tables, the public answers, the GIS collection and the export are all made from it. The order is that of
 * the template.
 */
const CABINET_COLUMNS = {
  id: {
    title: 'Identifiant',
    description:
      'Identifiant stable du cabinet dans la liste de l’émetteur : lettres sans accent, chiffres, point, tiret et _. Vide : un identifiant est dérivé de la commune, du nom et de l’adresse.',
    type: 'string',
    example: '79-0012',
    constraints: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$', unique: true },
    aliases: ['identifiant', 'id cabinet', 'code cabinet', 'numero cabinet'],
    stored: { key: 'id', sql: 'text' },
    seen: 'public',
    api: 'id',
  },
  nom: {
    title: 'Nom du cabinet',
    description: 'Nom du cabinet ou de la maison de santé, jamais celui d’une personne.',
    type: 'string',
    example: 'Maison de santé du Port',
    constraints: { required: true, maxLength: 120 },
    aliases: ['nom du cabinet', 'nom cabinet', 'cabinet', 'raison sociale', 'libelle', 'name'],
    stored: { key: 'nom', sql: 'text' },
    seen: 'public',
    api: 'name',
  },
  adresse: {
    title: 'Adresse',
    description: 'Numéro et voie.',
    type: 'string',
    example: '1 rue du Port',
    constraints: { maxLength: 200 },
    aliases: ['adresse postale', 'voie', 'rue', 'address'],
    stored: { key: 'adresse', sql: 'text', nullable: true },
    seen: 'public',
    api: 'address',
  },
  code_postal: {
    title: 'Code postal',
    description: 'Avec commune, remplace code_commune.',
    type: 'string',
    example: '79000',
    constraints: { pattern: '^[0-9]{5}$' },
    aliases: ['cp', 'codepostal', 'postcode'],
    seen: 'file',
  },
  commune: {
    title: 'Commune',
    description: 'Nom de la commune, avec code_postal.',
    type: 'string',
    example: 'Niort',
    constraints: { maxLength: 100 },
    aliases: ['ville', 'nom commune', 'localite', 'city'],
    seen: 'file',
  },
  departement: {
    title: 'Département',
    description:
      'Numéro ou nom ; départage les communes de même nom quand ni code_commune ni code_postal n’est donné.',
    type: 'string',
    example: '79',
    constraints: { maxLength: 60 },
    aliases: ['dept', 'dep', 'dpt', 'code departement', 'numero departement', 'nom departement'],
    seen: 'file',
  },
  code_commune: {
    title: 'Code INSEE de la commune',
    description:
      'Code officiel géographique ; un ancien code est ramené à la commune actuelle. L’emporte sur code_postal et commune.',
    type: 'string',
    example: '79191',
    constraints: { pattern: '^([013-9][0-9]|2[0-9AB])[0-9]{3}$' },
    aliases: ['code insee', 'insee', 'code commune insee', 'codecommune', 'citycode'],
    stored: { key: 'codeCommune', sql: 'text' },
    seen: 'public',
    api: 'codeCommune',
  },
  lon: {
    title: 'Longitude',
    description:
      'Degrés décimaux, WGS 84. Vide : position cherchée d’après l’adresse, à défaut celle de la commune, signalée comme telle.',
    type: 'number',
    example: '-0.4594',
    constraints: { minimum: -180, maximum: 180 },
    aliases: ['longitude', 'x', 'lng', ...POINT_NAMES],
    stored: { key: 'lon', sql: 'double precision' },
    seen: 'public',
    api: 'lon',
  },
  lat: {
    title: 'Latitude',
    description: 'Degrés décimaux, WGS 84.',
    type: 'number',
    example: '46.3237',
    constraints: { minimum: -90, maximum: 90 },
    aliases: ['latitude', 'y'],
    stored: { key: 'lat', sql: 'double precision' },
    seen: 'public',
    api: 'lat',
  },
  etp: {
    title: 'Temps infirmier Asalée (ETP)',
    description: 'Équivalents temps plein des infirmières Asalée du cabinet ; virgule ou point décimal.',
    type: 'number',
    example: '0.5',
    constraints: { required: true, minimum: 0, maximum: 30 },
    aliases: ['etp idsp', 'etp infirmier', 'etp infirmiere', 'fte', 'temps plein'],
    stored: { key: 'etp', sql: 'double precision' },
    seen: 'public',
    api: 'etp',
  },
  postes: {
    title: 'Postes',
    description:
      'Nombre de postes infirmiers dont c’est le lieu principal ; 0 quand une infirmière d’un autre cabinet vient une partie de la semaine. Vide : le plus petit entier qui contient etp.',
    type: 'integer',
    example: '1',
    constraints: { minimum: 0, maximum: 60 },
    aliases: ['nombre de postes', 'nb postes', 'postes infirmiers', 'infirmieres', 'nb infirmieres'],
    stored: { key: 'postes', sql: 'integer' },
    seen: 'public',
  },
  patients_declares: {
    title: 'Patients suivis déclarés',
    description:
      'File active déclarée par le cabinet, en personnes. Jamais publiée telle quelle ; vide : estimée.',
    type: 'integer',
    example: '180',
    constraints: { minimum: 0, maximum: 20000 },
    aliases: ['patients', 'file active', 'nb patients', 'patients suivis'],
    stored: { key: 'patientsDeclares', sql: 'integer', nullable: true },
    seen: 'private',
  },
  telephone: {
    title: 'Téléphone du cabinet',
    description: 'Numéro public du cabinet, jamais celui d’une personne.',
    type: 'string',
    example: '05 49 00 00 00',
    constraints: { pattern: '^0[1-9]( [0-9]{2}){4}$' },
    aliases: ['tel', 'telephone du cabinet', 'phone'],
    stored: { key: 'telephone', sql: 'text', nullable: true },
    said: { fr: 'Téléphone', en: 'Telephone' },
    seen: 'public',
    api: 'telephone',
  },
  horaires: {
    title: 'Horaires',
    description:
      'Horaires de l’infirmière Asalée, en français courant ou dans la syntaxe opening_hours d’OpenStreetMap. Ce qui n’est pas compris reste montré tel quel.',
    type: 'string',
    example: 'lundi et jeudi, 9 h–12 h',
    constraints: { maxLength: 200 },
    aliases: ['heures', 'horaires d ouverture', 'opening hours'],
    stored: { key: 'horaires', sql: 'text', nullable: true },
    said: { fr: 'Horaires', en: 'Hours' },
    seen: 'public',
    api: 'horaires',
  },
  ...REGISTER_TABLE,
  ...VISIT_TABLE,
  statut: {
    title: 'Statut',
    description:
      'active : le suivi a lieu ; reduced : réduit ; suspended : suspendu ; stopped : arrêté ; unknown : inconnu. Les mots français sont compris (en activité, réduite, suspendue, arrêtée, fermée, inconnue).',
    type: 'string',
    example: 'active',
    constraints: { enum: ['active', 'reduced', 'suspended', 'stopped', 'unknown'] },
    aliases: ['etat', 'situation', 'status'],
    seen: 'file',
  },
  statut_depuis: {
    title: 'Date du statut',
    description: 'Depuis quand le statut est vrai (AAAA-MM-JJ ou JJ/MM/AAAA).',
    type: 'date',
    example: '2026-01-05',
    constraints: { minimum: '2004-01-01' },
    aliases: ['depuis', 'date statut', 'date du statut', 'depuis le'],
    seen: 'file',
  },
  confirme_le: {
    title: 'Confirmé le',
    description:
      'Dernière date à laquelle la source a confirmé le statut ; au-delà de 60 jours le statut public devient inconnu.',
    type: 'date',
    example: '2026-09-20',
    constraints: { minimum: '2004-01-01' },
    aliases: ['confirme', 'date de confirmation', 'date confirmation', 'confirmed on', 'verifie le'],
    seen: 'file',
  },
  preuve: {
    title: 'Preuve',
    description: 'Qui le dit.',
    type: 'string',
    example: 'association',
    constraints: { enum: ['association', 'ars', 'cpts', 'cabinet'] },
    aliases: ['source', 'origine', 'evidence'],
    seen: 'file',
  },
  motif: {
    title: 'Motif',
    description: 'Raison publique du statut, sans nom, téléphone ni courriel.',
    type: 'string',
    example: 'cessation des versements',
    constraints: { maxLength: 200 },
    aliases: ['raison', 'reason', 'cause'],
    seen: 'file',
  },
  note: {
    title: 'Note',
    description: 'Précision sur la preuve, sans nom, téléphone ni courriel.',
    type: 'string',
    example: 'confirmé par courrier de l’association',
    constraints: { maxLength: 500 },
    aliases: ['remarque', 'commentaire', 'observations'],
    seen: 'file',
  },
} as const satisfies Record<string, CabinetColumn>

type Columns = typeof CABINET_COLUMNS
export type RosterField = keyof Columns
export const ROSTER_FIELDS = Object.keys(CABINET_COLUMNS) as readonly RosterField[]

/** What the table says of a column, without the precision of its literal types. */
export const columnOf = (field: RosterField): CabinetColumn => CABINET_COLUMNS[field]

/** Columns that the table `cabinets` has, with their key in `Cabinet`. */
export const STORED_COLUMNS = ROSTER_FIELDS.flatMap((field) => {
  const { stored, seen } = columnOf(field)
  return stored ? [{ field, seen, ...stored }] : []
})

/** Columns of the optional public texts. */
export type TextField = {
  [Field in RosterField]: Columns[Field] extends { readonly said: object } ? Field : never
}[RosterField]

/** What a cabinet says in optional public texts, by key; null: it says nothing. */
export type CabinetTexts = { readonly [Field in TextField as Columns[Field]['stored']['key']]: string | null }

/** The columns of those texts, each under its key in `Cabinet` and in every answer. */
export const TEXT_COLUMNS = ROSTER_FIELDS.flatMap((field) => {
  const { said, stored } = columnOf(field)
  return said && stored ? [{ field: field as TextField, key: stored.key as keyof CabinetTexts, said }] : []
})

/** Columns that hold the number of a place in a national register. */
export type RegisterField = {
  [Field in TextField]: Columns[Field] extends { readonly register: true } ? Field : never
}[TextField]

/** Those columns, each with its key in `Cabinet`. */
export const REGISTER_COLUMNS = TEXT_COLUMNS.flatMap(({ field, key }) =>
  columnOf(field).register ? [{ field: field as RegisterField, key }] : [],
)

/** One value for each optional public text. */
export const eachText = <T>(
  value: (column: (typeof TEXT_COLUMNS)[number]) => T,
): { readonly [Key in keyof CabinetTexts]: T } =>
  Object.fromEntries(TEXT_COLUMNS.map((column) => [column.key, value(column)])) as {
    [Key in keyof CabinetTexts]: T
  }

/** A cabinet that says nothing of itself. */
export const NO_TEXTS: CabinetTexts = eachText(() => null)
