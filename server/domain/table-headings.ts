/** Headings by which published tables call the INSEE code of a commune, folded (`plainText`), the usual ones first. */
export const COMMUNE_CODE_HEADINGS = [
  'code commune',
  'code',
  'codecommune',
  'code insee',
  'insee',
  'codgeo',
  'depcom',
  'com',
  'insee com',
  'code com',
  'code geo',
  'code commune insee',
  'code insee commune',
  'code insee de la commune',
  'insee commune',
  'codeinsee',
  'codinsee',
  'cod com',
  'com code',
] as const

/** The same of its name. */
export const COMMUNE_NAME_HEADINGS = ['commune', 'nom commune', 'nom com', 'libgeo'] as const

/** The same of the name of a CPTS. */
export const CPTS_HEADINGS = [
  'nom cpts',
  'nom de la cpts',
  'libelle cpts',
  'lib cpts',
  'raison sociale cpts',
  'cpts',
] as const
