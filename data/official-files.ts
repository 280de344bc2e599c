/** A file as its producer publishes it, and where it goes in the raw folder. */
export interface OfficialFile {
  readonly file: string
  readonly url: string
  /** Read by an importer of data/sources as it is; the others are there for the editions to come. */
  readonly imported: boolean
  /** A real file of this form has passed its importer; of the others the form is known from documents alone. */
  readonly seen: boolean
  /** It tells no day of its own: that which its producer sends with it is kept. */
  readonly undated?: true
}

/** What an operator brings along: to `npm run relais -- draft-roster` and `check-register` beside FINESS, and to the build. */
export const BROUGHT_FORMATS: readonly Pick<OfficialFile, 'file' | 'seen'>[] = [
  // The header alone.
  { file: 'rpps/PS_LibreAcces_Personne_activite.txt', seen: false },
  { file: 'cpts/listes/', seen: false },
]

const DREES =
  'https://data.drees.solidarites-sante.gouv.fr/api/v2/catalog/datasets/530_l-accessibilite-potentielle-localisee-apl/attachments'

/** Addresses the producers give for the datasets in use, or for their next edition. */
export const OFFICIAL_FILES: readonly OfficialFile[] = [
  {
    // Each edition comes at this address, under the name of its first.
    file: 'apl/apl_medecins_generalistes_2022_2023.xlsx',
    url: `${DREES}/indicateur_d_apl_aux_medecins_generalistes_xlsx`,
    imported: true,
    seen: true,
  },
  {
    file: 'apl/apl_infirmiers.xlsx',
    url: `${DREES}/indicateur_d_apl_aux_infirmiers_xlsx`,
    imported: true,
    seen: false,
  },
  {
    file: 'population/base-cc-evol-struct-pop-2022_csv.zip',
    url: 'https://www.insee.fr/fr/statistiques/fichier/8581696/base-cc-evol-struct-pop-2022_csv.zip',
    imported: true,
    seen: false,
  },
  {
    // Diabetes alone: the whole, 5 million rows, is no file to read at once. Columns by their labels.
    file: 'patients/effectifs-diabete.csv',
    url: 'https://data.ameli.fr/api/explore/v2.1/catalog/datasets/effectifs/exports/csv?where=patho_niv1%3D%22Diab%C3%A8te%22&use_labels=true',
    imported: true,
    seen: false,
  },
  {
    // Each edition has an address of its own.
    file: 'zonage/listeqp2024-cog2024.csv',
    url: 'https://static.data.gouv.fr/resources/quartiers-prioritaires-de-la-politique-de-la-ville-qpv/20260116-110350/listeqp2024-cog2024.csv',
    imported: true,
    seen: false,
  },
  {
    // No edition has an address of its own.
    file: 'cpts/ambu_cpts.geojson',
    url: 'https://santegraphie.fr/geoserver/GCS/ows?service=WFS&version=1.0.0&request=GetFeature&typeName=GCS%3AAMBU_CPTS&outputFormat=application%2Fjson',
    imported: true,
    seen: false,
  },
  {
    file: 'offre-soins/DS_BPE_CSV_FR.zip',
    url: 'https://www.insee.fr/fr/statistiques/fichier/8217527/DS_BPE_CSV_FR.zip',
    imported: false,
    seen: false,
  },
  {
    // Ten rows of a sample have been seen, not the 103,032 of the whole file.
    file: 'finess/finess_etablissements.csv',
    url: 'https://data-pipeline-open.s3.sbg.io.cloud.ovh.net/finess/finess_etablissements.csv',
    imported: true,
    seen: false,
  },
  {
    // The edition of June 2023 has been seen, headed otherwise.
    file: 'codes-postaux/019HexaSmal.csv',
    url: 'https://data.laposte.fr/data-fair/api/v1/datasets/laposte-hexasmal/raw',
    imported: true,
    seen: false,
  },
  {
    file: 'cog/v_commune_2026.csv',
    url: 'https://www.insee.fr/fr/statistiques/fichier/8740222/v_commune_2026.csv',
    imported: false,
    seen: false,
  },
  {
    file: 'circonscriptions/Table_de_correspondance_circo_legislatives2017-1.xlsx',
    url: 'https://static.data.gouv.fr/resources/circonscriptions-legislatives-table-de-correspondance-des-communes-et-des-cantons-pour-les-elections-legislatives-de-2012-et-sa-mise-a-jour-pour-les-elections-legislatives-2017/20170411-141128/Table_de_correspondance_circo_legislatives2017-1.xlsx',
    imported: false,
    seen: false,
  },
  {
    file: 'circonscriptions/circonscriptions-legislatives-p10.geojson',
    url: 'https://static.data.gouv.fr/resources/contours-geographiques-des-circonscriptions-legislatives/20240613-191520/circonscriptions-legislatives-p10.geojson',
    imported: false,
    seen: false,
  },
  {
    file: 'contours/communes-100m.geojson',
    url: 'https://etalab-datasets.geo.data.gouv.fr/contours-administratifs/latest/geojson/communes-100m.geojson',
    imported: false,
    seen: false,
  },
  {
    file: 'deputes/AMO10_deputes_actifs_mandats_actifs_organes.json.zip',
    url: 'https://data.assemblee-nationale.fr/static/openData/repository/17/amo/deputes_actifs_mandats_actifs_organes/AMO10_deputes_actifs_mandats_actifs_organes.json.zip',
    imported: true,
    seen: false,
  },
  {
    file: 'senateurs/ODSEN_GENERAL.csv',
    url: 'https://data.senat.fr/data/senateurs/ODSEN_GENERAL.csv',
    ...{ imported: true, seen: false, undated: true },
  },
  ...['ecrites', 'gouvernement', 'orales_sans_debat'].map((kind) => ({
    file: `questions/Questions_${kind}.json.zip`,
    url: `https://data.assemblee-nationale.fr/static/openData/repository/17/questions/questions_${kind}/Questions_${kind}.json.zip`,
    imported: true,
    seen: false,
  })),
  {
    // Twelve months, rolling.
    file: 'questions/questions-depuis-un-an.csv',
    url: 'https://data.senat.fr/data/questions/questions-depuis-un-an.csv',
    imported: true,
    seen: false,
  },
]
