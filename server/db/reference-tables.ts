/** A table of the data package: its columns and their SQL types, and whether it has polygons. */
export interface ReferenceTable {
  readonly name: string
  readonly columns: Readonly<Record<string, 'text' | 'integer' | 'double precision' | 'date' | 'boolean'>>
  /** Level of the contours whose polygons go into `geom`. */
  readonly contours?: 'communes' | 'departements' | 'regions' | 'circonscriptions'
  /** Has a `point` made of lon and lat. */
  readonly point?: true
}

/** The tables that a load rewrites as a whole; names and columns are those of the CSV files. */
export const REFERENCE_TABLES: readonly ReferenceTable[] = [
  { name: 'regions', contours: 'regions', columns: { code: 'text', nom: 'text', ars_url: 'text' } },
  {
    name: 'departements',
    contours: 'departements',
    columns: {
      code: 'text',
      nom: 'text',
      region: 'text',
      population_75_plus: 'double precision',
      population_totale: 'double precision',
      part_75: 'double precision',
    },
  },
  {
    name: 'communes',
    contours: 'communes',
    point: true,
    columns: {
      code: 'text',
      nom: 'text',
      departement: 'text',
      region: 'text',
      reseau: 'text',
      population: 'integer',
      lon: 'double precision',
      lat: 'double precision',
      superficie_km2: 'double precision',
      source_point: 'text',
      zonage: 'text',
      medecins_generalistes: 'integer',
      voisines: 'text',
      acces: 'text',
    },
  },
  {
    name: 'arrondissements',
    columns: {
      code: 'text',
      nom: 'text',
      code_commune: 'text',
      population: 'integer',
      lon: 'double precision',
      lat: 'double precision',
      superficie_km2: 'double precision',
    },
  },
  {
    name: 'circonscription_arrondissements',
    columns: { code_circonscription: 'text', code_arrondissement: 'text', part: 'double precision' },
  },
  {
    name: 'codes_postaux',
    columns: { code_postal: 'text', code_commune: 'text', code_arrondissement: 'text' },
  },
  { name: 'communes_anciennes', columns: { code: 'text', nom: 'text', code_commune: 'text' } },
  {
    name: 'apl',
    columns: {
      code_commune: 'text',
      annee: 'integer',
      apl_mg: 'double precision',
      apl_mg_65: 'double precision',
      apl_infirmier: 'double precision',
      population_standardisee: 'double precision',
      population_totale: 'double precision',
    },
  },
  {
    name: 'circonscriptions',
    contours: 'circonscriptions',
    columns: {
      code: 'text',
      departement: 'text',
      numero: 'integer',
      libelle: 'text',
      statut: 'text',
      explication: 'text',
      explication_en: 'text',
      population_2019: 'integer',
    },
  },
  {
    name: 'circonscription_communes',
    columns: { code_circonscription: 'text', code_commune: 'text', part: 'double precision', regle: 'text' },
  },
  {
    name: 'deputes',
    columns: {
      code_circonscription: 'text',
      identifiant: 'text',
      civilite: 'text',
      nom: 'text',
      prenom: 'text',
      groupe: 'text',
      groupe_abrege: 'text',
      date_liste: 'date',
    },
  },
  {
    name: 'sources',
    columns: {
      id: 'text',
      titre: 'text',
      producteur: 'text',
      licence: 'text',
      url: 'text',
      millesime: 'text',
      credit: 'text',
      note: 'text',
    },
  },
  {
    name: 'chiffres',
    columns: {
      id: 'text',
      quantite: 'text',
      libelle_fr: 'text',
      libelle_en: 'text',
      valeur: 'text',
      unite: 'text',
      operateur: 'text',
      date: 'text',
      source_id: 'text',
      reference: 'text',
      note: 'text',
    },
  },
  {
    name: 'chronologie',
    columns: {
      id: 'text',
      date: 'date',
      precision: 'text',
      titre_fr: 'text',
      titre_en: 'text',
      texte_fr: 'text',
      texte_en: 'text',
      source_id: 'text',
    },
  },
  {
    name: 'questions',
    columns: {
      numero: 'text',
      date: 'date',
      page_jo: 'text',
      auteur_nom: 'text',
      code_circonscription: 'text',
      url: 'text',
      source_id: 'text',
    },
  },
  {
    name: 'financement',
    columns: { date_debut: 'date', finance: 'boolean', source_id: 'text', note: 'text' },
  },
]
