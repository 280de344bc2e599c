import { columnOf, ROSTER_FIELDS } from '../../domain/roster/cabinet-columns.ts'

/**
 * The Table Schema (Frictionless v1) of a roster file, as published under /schemas: made from the columns that the import knows. Its
 * addresses are completed where it is served. No primary key: an id may be left empty.
 */
export const rosterTableSchema = {
  $schema: 'https://frictionlessdata.io/schemas/table-schema.json',
  name: 'cabinets-asalee',
  title: 'Cabinets où exercent des infirmières Asalée',
  description:
    'Liste des cabinets et maisons de santé où un suivi infirmier Asalée est proposé, avec leur temps infirmier et leur statut. Une ligne par cabinet. CSV en UTF-8 (avec ou sans BOM) ou Windows-1252, séparé par des virgules ou des points-virgules, ou classeur XLSX ; les colonnes sont reconnues par leur nom, dans n’importe quel ordre. Aucune donnée personnelle : ni nom de professionnel, ni numéro personnel, ni information sur un patient.',
  version: '1.1.0',
  lang: 'fr',
  created: '2026-11-22',
  lastModified: '2026-11-29',
  countryCode: 'FR',
  path: 'schemas/cabinets.schema.json',
  homepage: 'donnees',
  contributors: [
    {
      title: 'Relais',
      role: 'author',
    },
  ],
  licenses: [
    {
      name: 'etalab-2.0',
      title: 'Licence Ouverte 2.0',
      path: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    },
  ],
  resources: [{ name: 'modele', title: 'Fichier à remplir', path: 'schemas/cabinets.csv' }],
  missingValues: [''],
  fields: ROSTER_FIELDS.map((name) => {
    const { title, description, type, example, constraints } = columnOf(name)
    return { name, title, description, type, example, constraints }
  }),
}

/** Addresses of a schema, relative to where it is served. */
export interface Addressed {
  readonly path?: string
  readonly homepage?: string
  readonly resources?: readonly { readonly path: string }[]
}

/** The schema with the whole address of everything it names, as schema.data.gouv.fr asks for; `origin` such as `https://relais.example`. */
export function schemaAt<Schema extends Addressed>(schema: Schema, origin: string): Schema {
  const at = (path: string): string => new URL(path, `${origin}/`).href
  return {
    ...schema,
    ...(schema.path !== undefined && { path: at(schema.path) }),
    ...(schema.homepage !== undefined && { homepage: at(schema.homepage) }),
    ...(schema.resources && {
      resources: schema.resources.map((resource) => ({ ...resource, path: at(resource.path) })),
    }),
  }
}
