import { OGC_COLLECTIONS } from '../../../server/contract/gis.ts'
import { addressIn } from '../../../server/domain/page-addresses.ts'

/** What the golden test asks: at least one question at every public address of the server, in a fixed order. */

/** One request; `{run}` in its path stands for the current calculation. */
export interface Question {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly accept: string
  /** An object travels as JSON, a text as a form. */
  readonly body?: object | string
  /** Asked of the world whose small numbers are hidden and whose intervals are drawn. */
  readonly drawn?: true
}

const ask = (path: string, accept = '*/*'): Question => ({ method: 'GET', path, accept })
const page = (path: string): Question => ask(path, 'text/html')
const post = (path: string, body: object | string, accept = '*/*'): Question => ({
  ...{ method: 'POST', path, accept },
  body,
})
const api = (path: string): Question => ask(`/api/v1${path}`)

const LEVELS = ['commune', 'circonscription', 'departement', 'region', 'france'] as const
const AREAS = [
  ...['commune/79001', 'commune/79003', 'commune/79005', 'commune/79006', 'commune/97601'],
  ...['circonscription/79-01', 'circonscription/7902', 'circonscription/2A-01', 'circonscription/976-01'],
  ...['circonscription/99-01', 'departement/79', 'departement/2A', 'departement/976', 'region/75'],
  ...['region/06', 'france/FR'],
]
const BOTH = ['fr', 'en'] as const
const inBoth = (path: string): Question[] => BOTH.map((locale) => page(addressIn(locale, path)))

const territories: readonly Question[] = [
  ...AREAS.map((area) => api(`/territoires/${area}`)),
  ...AREAS.filter((_, at) => at % 3 === 0).map((area) => api(`/territoires/${area}?asOf=2026-07-01`)),
  ...LEVELS.flatMap((level) => [
    api(`/territoires/${level}`),
    api(`/territoires/${level}?asOf=2026-07-01&format=csv`),
    ...['csv', 'geojson', 'xlsx'].map((format) => api(`/territoires/${level}?format=${format}`)),
    api(`/carte/${level}`),
    api(`/carte/${level}?noms=0&indicateurs=risque,minutes-active&asOf=2026-07-01`),
    api(`/contours/${level}`),
  ]),
  api('/territoires/commune?limit=3&offset=5'),
  api('/territoires/commune?departement=79&format=csv&limit=40000'),
  api('/territoires/commune?region=94'),
  api('/territoires/circonscription?region=75&limit=1'),
  api('/circonscriptions?groupe=GM&chiffre=patients-suivis&min=40'),
  api('/circonscriptions?question=aucune&colonnes=part-zip,risque&format=csv'),
  api('/circonscriptions?groupe=Personne'),
  api('/circonscriptions?min=3'),
  api('/circonscriptions?question=sans-reponse'),
  api(
    '/circonscriptions?chiffre=risque&min=5&chiffre2=part-zip&min2=0.1&codes=79-01,86-01&colonnes=population&format=csv',
  ),
  api('/circonscriptions?chiffre2=risque'),
  api('/circonscriptions?codes=Personne'),
  api('/territoires/commune?offset=1000'),
  api('/territoires/departement?knownAt=2026-07-01'),
  api('/territoires/france/FR?knownAt=2026-09-05T12:00:00Z'),
  api('/territoires/circonscription/79-02?asOf=2026-08-01&knownAt=2026-09-30'),
  api('/contours/commune?departements=79,2A'),
  api('/contours/circonscription?region=75'),
]

const cabinets: readonly Question[] = [
  ...['', '?format=csv', '?format=geojson', '?asOf=2026-07-01', '?limit=2&offset=3', '?departement=79'].map(
    (query) => api(`/cabinets${query}`),
  ),
  ...['?circonscription=7901', '?commune=86001', '?statuses=stopped,suspended', '?knownAt=2026-07-01'].map(
    (query) => api(`/cabinets${query}`),
  ),
  ...['C1', 'C2', 'C3', 'C4', 'C5', 'C6'].flatMap((id) => [
    api(`/cabinets/${id}`),
    api(`/cabinets/${id}?asOf=2026-07-01`),
    api(`/cabinets/${id}/events`),
  ]),
  api('/cabinets/C4?knownAt=2026-07-01T10:00:00Z'),
  ...['lon=-0.55&lat=46.23', 'lon=-0.55&lat=46.235&statuses=unknown', 'lon=8.85&lat=41.83'].map((query) =>
    api(`/cabinets/nearest?${query}`),
  ),
  ...['lon=45.15&lat=-12.82', 'lon=-5&lat=47', 'lon=-0.35&lat=46.2&limit=1&asOf=2026-07-01'].map((query) =>
    api(`/cabinets/nearest?${query}`),
  ),
  api('/cabinets/nearest?lon=-0.55&lat=46.235&maxMinutes=5'),
]

const fhir: readonly Question[] = [
  ...['metadata', 'CodeSystem/statut', 'CodeSystem/preuve', 'CodeSystem/autre'].map((path) =>
    ask(`/fhir/${path}`),
  ),
  ...['Organization', 'Location', 'HealthcareService', 'VerificationResult'].flatMap((type) =>
    ['', '/C1', '/C5', '/C99', '?commune=79001&_count=1', '?_count=2&_offset=2', '?patient=1'].map((path) =>
      ask(`/fhir/${type}${path}`),
    ),
  ),
]

const places: readonly Question[] = [
  ...['niorteau', 'niort', 'saint etienne', 'st-etienne', '79001', '79230', 'hermitage', 'vieux-bourg'],
  ...['zzzzzz', 'sa', 'mamoudzete', 'chatelet', '12 rue de la Gare 79001 Niorteau'],
].map((q) => api(`/places?${new URLSearchParams({ q })}`))

const knowledge: readonly Question[] = [
  ...[
    '/runs',
    '/runs?limit=1&offset=1',
    '/runs/{run}',
    '/indicateurs',
    '/sources',
    '/donnees/verifications',
    '/chronologie',
  ].map(api),
  ...['/questions?etat=retiree', '/questions?colonnes=risque', '/questions?groupe=NUL'].map(api),
  ...['/questions', '/chiffres', '/liste', '/liste?knownAt=2026-07-01', '/fraicheur', '/frise'].map(api),
  ...['/fraicheur?asOf=2026-07-01', '/fraicheur?knownAt=0001-01-01', '/frise?from=2026-06-01'].map(api),
  api('/frise?from=2026-06-01&to=2026-09-01'),
]

const changes: readonly Question[] = [
  ...['', '?limit=2', '?limit=2&offset=3', '?territoire=79', '?territoire=region:75', '?territoire=79-01'],
  ...['?commune=86001', '?cabinet=C2', '?since=2026-09-01', '?territoire=999', '?since=hier'],
].flatMap((query) => [api(`/changements${query}`), api(`/changements.atom${query}`)])

const scenarios: readonly Question[] = [
  api('/scenarios/monde'),
  api('/scenarios/monde?asOf=2026-07-01'),
  ...['', '?format=csv', '?asOf=2026-07-01'].map((query) => api(`/scenarios-nommes${query}`)),
  ...[
    '2026-10-01_c~C1',
    '2026-10-01_c~C2~C3_z~c79001_o~79003~0.75',
    '2026-07-01_c~C4',
    'abc',
    '2026-13-01',
  ].map((id) => api(`/scenarios/${id}`)),
  ...[
    '2026-10-01_c~C1~C2~C3/departement',
    '2026-10-01_c~C1~C2~C3/epci',
    '2026-10-01_c~C1~C2~C3/canton?format=csv',
    '2026-10-01_c~C1/quartier',
  ].map((path) => api(`/scenarios/${path}`)),
  ...inBoth('/scenario/2026-10-01_c~C1~C2~C3?niveau=epci'),
  ...[
    { closures: [{ by: 'cabinets', ids: ['C2', 'C3'] }] },
    { closures: [{ by: 'area', niveau: 'departement', code: '79' }] },
    { closures: [{ by: 'share', niveau: 'region', code: '75', share: 0.5, draw: 3 }] },
    { closures: [{ by: 'status', niveau: 'france', code: 'FR', statut: 'unknown' }], tolerance: 1.5 },
    { openings: [{ codeCommune: '86004', etp: 1 }], patientsPerEtp: 150 },
    { closures: [{ by: 'cabinets', ids: ['C1', 'C99'] }] },
    { closures: [{ by: 'nothing' }] },
    { openings: [{ codeCommune: '00000', etp: 1 }] },
    { asOf: 'hier' },
  ].map((body) => post('/api/v1/scenarios', body)),
  ...[
    { posts: 2, etp: 0.75, candidates: { niveau: 'region', code: '75' } },
    { posts: 1, etp: 1, candidates: { niveau: 'france', code: 'FR', zonages: ['ZIP'] }, coverMinutes: 15 },
    { posts: 0, etp: 1, candidates: { niveau: 'france', code: 'FR' } },
  ].map((body) => post('/api/v1/placements', body)),
  ...[
    'territoire=region:75&posts=2&costPerPost=50000&budget=60000',
    'territoire=region:75&format=csv',
    'budget=1',
  ].map((query) => api(`/placements?${query}`)),
  ...['/placement', '/placement?territoire=region:75&posts=2'].flatMap(inBoth),
  ...[
    'departement',
    'commune?minutes=10',
    'circonscription?minutes=15&part=95',
    'epci?cabinets=tous&region=75&format=csv',
    'canton?minutes=61',
  ].map((query) => api(`/objectif/${query}`)),
  ...[
    '/objectif',
    '/objectif?niveau=commune&ou=departement:79&minutes=10&tri=part',
    '/objectif?part=0',
    '/objectif?asOf=2026-07-01&ou=region:75',
    '/objectif?ou=cabinets:tous',
  ].flatMap(inBoth),
]

const SHEETS = ['79-01', '79-02', '86-01', '2A-01', '976-01', '99-01']
const shared: readonly Question[] = [
  ...['79-01', '79-02', '2A-01', '976-01', '99-01', '79-77'].map((code) =>
    api(`/circonscriptions/${code}/citation`),
  ),
  api('/circonscriptions/79-01/citation?run={run}'),
  api('/circonscriptions/79-01/citation?run=1'),
  ...inBoth('/citation/{run}/79-01'),
  page(`/citation/${'0'.repeat(64)}/79-01`),
  ...SHEETS.flatMap((code) => inBoth(`/embed/circonscription/${code}`)),
  page('/embed/circonscription/79-77'),
  ...['79-01', '99-01'].flatMap((code) =>
    BOTH.flatMap((locale) => [
      ask(addressIn(locale, `/apercu/circonscription/${code}.png`)),
      ask(addressIn(locale, `/graphique/circonscription/${code}.svg`)),
    ]),
  ),
  ...['http://relais.test/circonscription/79-01', 'http://relais.test/en/constituency/7901', 'rubbish'].map(
    (url) => api(`/oembed?${new URLSearchParams({ url, maxwidth: '300' })}`),
  ),
  api(`/oembed?format=xml&url=${encodeURIComponent('http://relais.test/circonscription/79-01')}`),
]

const pages: readonly Question[] = [
  ...[
    '/',
    '/trouver',
    '/carte',
    '/circonscriptions',
    '/methode',
    '/donnees',
    '/chiffres',
    '/chronologie',
    '/questions',
    '/plan-du-site',
    '/accessibilite',
    '/mentions-legales',
    '/confidentialite',
  ].flatMap(inBoth),
  ...['/que-faire', '/scenario', '/scenario/2026-10-01_c~C1', '/cabinet/C1', '/cabinet/C4'].flatMap(inBoth),
  ...SHEETS.flatMap((code) => inBoth(`/circonscription/${code}`)),
  ...inBoth('/circonscription/79-01/question'),
  ...[
    '/region/75',
    '/departement/79',
    '/commune/79001',
    '/commune/75111',
    '/epci/hors-niveau',
    '/canton/7901',
    '/arrondissement/791',
    '/bassin-de-vie/79',
  ].flatMap(inBoth),
  ...inBoth('/canton/hors-niveau'),
  ...inBoth('/bassin-de-vie/hors-niveau'),
  ...inBoth('/arrondissement/hors-niveau'),
  ...inBoth('/territoires'),
  page('/territoires?q=niorteau'),
  ...[
    '/circonscription/99-01/question',
    '/circonscription/7901/question',
    '/questions?etat=retiree&tri=sans-relais',
    '/questions?colonnes=risque&colonnes=population',
    '/circonscriptions?colonnes=population',
  ].map(page),
  ...['/trouver?q=niorteau', '/trouver?q=sa', '/trouver?q=zzzzzz', '/trouver?lon=-5&lat=47'].flatMap(inBoth),
  ...['/trouver?q=poitevin&inconnu=1', '/trouver?lon=abc&lat=47', '/trouver?q=poitevin&minutes=5'].map(page),
  ...[
    '/circonscriptions?q=79005',
    '/circonscriptions?chiffre=risque&min=5&chiffre2=part-zip&min2=beaucoup&colonnes=population&colonnes=part-75',
    '/?total=1000000',
    '/circonscription/79-02?comparer=minutes-active&depuis=2026-08-01',
  ].flatMap(inBoth),
  ...['/circonscription/79-01?asOf=2026-07-01', '/circonscription/79-01?depuis=demain'].map(page),
  ...[
    '/circonscription/7901?x=1',
    '/en/constituency/79001',
    '/en/circonscription/79-01',
    '/circonscription/79-77',
  ].map(page),
  ...['/carte?n=commune', '/carte?asOf=2026-07-01', '/nulle-part', '/en/nowhere', '/cabinet/C99'].map(page),
  ...inBoth('/confirmer/C1/aaaaaaaaaaaa-AAAAAAAAAAAAAAAAAAAAAA'),
  ...['/alertes/confirmer', '/alertes/arreter'].flatMap((path) =>
    inBoth(`${path}/aaaaaaaaaaaa-AAAAAAAAAAAAAAAAAAAAAA`),
  ),
  ...inBoth('/alertes/departement/79'),
  post('/cabinet/C1/signalement', 'motif=ferme&commentaire=La+porte+est+close', 'text/html'),
  post('/en/practice/C1/report', 'motif=bof', 'text/html'),
]

const CRS = 'http://www.opengis.net/def/crs'
const ITEMS = '/ogc/collections/cabinets/items'
const gis: readonly Question[] = [
  ...[
    '',
    '/conformance',
    '/api',
    '/collections',
    '/tileMatrixSets',
    '/tileMatrixSets/WebMercatorQuad',
  ].flatMap((path) => [ask(`/ogc${path}`), page(`/ogc${path}`), page(`/en/ogc${path}`)]),
  ...OGC_COLLECTIONS.flatMap((id) => [
    ask(`/ogc/collections/${id}`),
    ...inBoth(`/ogc/collections/${id}`),
    ask(`/ogc/collections/${id}/schema`),
    ask(`/ogc/collections/${id}/schema/feature`),
    ask(`/ogc/collections/${id}/queryables`),
    ...['', '/WebMercatorQuad'].flatMap((path) => [
      ask(`/ogc/collections/${id}/tiles${path}`),
      page(`/ogc/collections/${id}/tiles${path}`),
      page(`/en/ogc/collections/${id}/tiles${path}`),
    ]),
    ask(`/ogc/collections/${id}/items`),
    ask(`/ogc/collections/${id}/items?limit=2&offset=1&datetime=2026-07-01`),
    ask(`/ogc/collections/${id}/items?bbox=-0.55,46.21,-0.42,46.25&crs=${CRS}/EPSG/0/2154`),
    ask(`/ogc/collections/${id}/items?bbox=46.21,-0.55,46.25,-0.42&bbox-crs=${CRS}/EPSG/0/4326`),
    ...inBoth(`/ogc/collections/${id}/items?limit=3`),
  ]),
  ...[
    'cabinets/items/C1',
    'communes/items/79003',
    'regions/items/75',
    'circonscriptions/items/99-01',
    'zonage/items/79001',
    ...[
      'epci/items/hors-niveau',
      'cantons/items/7901',
      'bassins-de-vie/items/79',
      'arrondissements/items/791',
    ],
  ].flatMap((path) => [
    ask(`/ogc/collections/${path}`),
    ask(`/ogc/collections/${path}?crs=${CRS}/EPSG/0/4326`),
    ...inBoth(`/ogc/collections/${path}`),
  ]),
  ...['departement=79&status.value=suspended', 'bbox=8.85,40,-0.35,50', 'datetime=2026-07-01/..'].map(
    (query) => ask(`${ITEMS}?${query}`),
  ),
  ask('/ogc/collections/zonage/items?zonage=HZ'),
  ...['schema', 'schema/feature', 'queryables'].flatMap((path) => inBoth(`/ogc/collections/zonage/${path}`)),
  ...[
    'sortby=-population,nom&properties=nom,population&skipGeometry=true',
    'filter=population%3E3000%20AND%20apl-mg65%3C3.5&properties=nom',
    'filter=S_INTERSECTS(geometry,POINT(-0.55%2046.23))&properties=nom',
    'filter=%7B%22op%22:%22%3D%22,%22args%22:[%7B%22property%22:%22code%22%7D,%2279001%22]%7D&filter-lang=cql2-json&properties=nom',
    `crs=${CRS}/EPSG/0/4471&properties=nom`,
    ...['sortby=x', 'filter=population%20%3E', 'filter=x%3D1', 'nom=x&x=1', 'bbox=46.2,-0.6,46.3,-0.5'],
    ...['filter=S_INTERSECTS(geometry,POINT(46.25%20-0.45))', 'asOf=2026-07-01'],
  ].map((query) => ask(`/ogc/collections/communes/items?${query}`)),
  ask('/ogc/collections/communes/items?departement=2A&limit=999999'),
  ...['bbox=1,2,3', 'limit=0', 'datetime=hier', 'crs=EPSG:2154', 'asof=2026-01-01&nom=x'].map((query) =>
    ask(`${ITEMS}?${query}`),
  ),
  ...[
    'status_value=suspended&sortby=-status_since',
    'properties=name,status.since',
    'properties=sources',
  ].map((query) => ask(`${ITEMS}?${query}`)),
  ...[
    ...[
      'request=GetCapabilities',
      'request=GetCapabilities&version=1.1.0',
      'version=2.0.0&request=ListStoredQueries',
    ],
    ...[
      'version=2.0.0&request=DescribeStoredQueries',
      'version=2.0.0&request=DescribeFeatureType&typeNames=cabinets',
    ],
    ...[
      'cabinets',
      'zonage&count=2',
      'communes&count=2&sortBy=population DESC&propertyName=nom,population',
    ].flatMap((types) =>
      ['', '&outputFormat=application/json'].map(
        (form) => `version=2.0.0&request=GetFeature&typeNames=${types}${form}`,
      ),
    ),
    'version=2.0.0&request=GetFeature&storedquery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById&id=cabinets.C1',
    'version=2.0.0&request=GetFeature&typeNames=pays',
  ].map((query) => ask(`/wfs?service=WFS&${encodeURI(query)}`)),
  ...['/ogc?f=xml', '/ogc/nulle-part', '/ogc/collections/pays', `${ITEMS}/C99`].map((path) => ask(path)),
]

const LAYERS = [
  ...['communes', 'circonscriptions', 'departements', 'regions'],
  ...['zonage', 'labels', 'cabinets', 'structures'],
]
const tiles: readonly Question[] = [
  ...LAYERS.flatMap((layer) => [
    ask(`/tiles/${layer}.json`),
    ask(`/tiles/${layer}/7/63/45.mvt`),
    ask(`/tiles/${layer}/11/1020/726.mvt`),
  ]),
  // A hash that is not that of the tiles: answered, and not for ever.
  ask('/tiles/communes/0000000000000000000000/7/63/45.mvt'),
  ask('/tiles/cabinets/7/63/45.mvt?asOf=2026-07-01'),
  ask('/tiles/cabinets/7/63/45.mvt?knownAt=2026-07-01'),
  ...['communes/8/0/0.mvt', 'communes/8/x/88.mvt', 'communes/3/4/2.mvt', 'rivieres/8/127/88.mvt'].map(
    (path) => ask(`/tiles/${path}`),
  ),
  ask('/tiles/rivieres.json'),
]

const refused: readonly Question[] = [
  ...['/places?limit=0', '/places?q=niort&limite=3', '/places?q=niort&q=lyon', '/places?q=%00'].map(api),
  ...['/territoires/commune?limit=1001', '/territoires/commune?limit=40001&format=csv'].map(api),
  ...['/territoires/commune?asOf=hier', '/territoires/canton', '/territoires/commune/99999'].map(api),
  ...['/territoires/commune?departement=999', '/territoires/commune?format=xml', '/carte/pays'].map(api),
  ...['/carte/commune?indicateurs=bonheur', '/cabinets/nearest?lon=abc&lat=95'].map(api),
  ...['/cabinets?limit=0x10', '/cabinets?limit=0b10', '/cabinets/nearest?lon=0x1&lat=46'].map(api),
  ...['/cabinets/nearest?lon=2&lat=48&statuses=ouvert', '/cabinets?circonscription=99-77'].map(api),
  ...['/cabinets/C999', '/cabinets/C999/events', '/runs/0000', '/nothing', '/cabinets/%E0%A4%A'].map(api),
  ...['/frise?from=hier', '/fraicheur?knownAt=hier', '/signalements'].map(api),
  { method: 'DELETE', path: '/api/v1/cabinets/C1', accept: '*/*' },
  ask('/nulle-part'),
  post('/api/v1/cabinets', {}),
  post('/api/v1/signalements', { cabinetId: 'C1', motif: 'ferme' }),
  post('/api/v1/signalements', { cabinetId: 'C1', motif: 'bof', nom: 'Dupont' }),
  post('/api/v1/signalements', { cabinetId: 'C999', motif: 'ferme' }),
]

const stewards: readonly Question[] = [
  api('/worklist'),
  ...inBoth('/confirmer/C1/abcdefghijkl-ABCDEFGHIJKLMNOPQRSTUV'),
  api('/moderation'),
  post('/api/v1/moderation', {}),
  post('/api/v1/cabinets/C1/events', { statut: 'suspended', effectiveOn: '2026-09-28', evidence: 'cabinet' }),
  post('/api/v1/cabinets/C1/events/e1/undo', {}),
  post('/api/v1/stewards/links', {}),
  post('/api/v1/stewards/links/revoke', { cabinetIds: ['C1'] }),
  post('/api/v1/cabinets/C1/nouveaux-patients', { value: 'yes', evidence: 'cabinet' }),
  post('/api/v1/imports/cabinets?dryRun=true', {}),
  api('/imports/cabinets/3f2504e0-4f89-41d3-9a0c-0305e82c3301'),
  ...['', '/connexion', '/cabinets', '/cabinets/C1', '/import', '/moderation', '/liens', '/journal'].flatMap(
    (path) => inBoth(`/gestion${path}`),
  ),
  post('/gestion/connexion', 'jeton=relais_0000000000_nothing', 'text/html'),
  post('/gestion/confirmer', '', 'text/html'),
  ask('/schemas/cabinets.schema.json'),
  ask('/schemas/cabinets.csv'),
  ask('/donnees/hsds.zip'),
  ...['datapackage.json', 'cabinets.csv', 'cabinets-excel.csv?asOf=2026-07-01', 'departements.geojson'].map(
    (file) => ask(`/donnees/${file}`),
  ),
  ...[
    'relais.qgs',
    'cabinets.qlr',
    'communes.qlr',
    'communes.sld',
    'zonage.style.json',
    'relais.qgs?asOf=2026-07-01',
  ].map((file) => ask(`/donnees/${file}`)),
  ...['cabinets.csv?asOf=2020-01-01', 'cabinets.doc', 'cabinets.fgb?nom=x'].map((file) =>
    ask(`/donnees/${file}`),
  ),
]

/** Answers as files, each at an address of its own. */
const files: readonly Question[] = [
  ...['cabinets.csv', 'cabinets.geojson', 'questions.csv', 'scenarios-nommes.csv', 'cabinets.csv?format=csv'],
  ...['csv', 'geojson', 'xlsx'].map((suffix) => `territoires/departement.${suffix}?limit=3`),
  ...['territoires/circonscription/79-01.csv', 'circonscriptions.csv?codes=79-01&colonnes=risque'],
  ...['objectif/departement.csv', 'scenarios/2026-10-01_c~C1~C2~C3/canton.csv'],
  ...['placements.csv?territoire=departement:79&posts=2', 'territoires/departement.doc'],
].map((address) => api(`/${address}`))

const house: readonly Question[] = [
  ...files,
  post('/api/v1/imports/cabinets.csv?dryRun=true', {}),
  ask('/sitemap.xml'),
  ...[
    '/healthz',
    '/readyz',
    '/api/openapi.json',
    '/robots.txt',
    '/catalog.jsonld',
    '/icon.svg',
    '/manifest.webmanifest',
  ].map((path) => ask(path)),
  ...['/api', '/api/docs', '/en/api/docs'].map(page),
]

const drawn: readonly Question[] = [
  ...AREAS.map((area) => api(`/territoires/${area}`)),
  ...LEVELS.flatMap((level) => [
    api(`/territoires/${level}`),
    api(`/territoires/${level}?format=csv`),
    api(`/territoires/${level}?format=geojson`),
    api(`/territoires/${level}?format=xlsx`),
    api(`/carte/${level}`),
  ]),
  api('/territoires/circonscription/79-02?asOf=2026-07-01'),
  api('/carte/commune?asOf=2026-07-01'),
  api('/runs/{run}'),
  ...['79-01', '79-02', '86-01', '2A-01', '976-01'].map((code) => api(`/circonscriptions/${code}/citation`)),
  ...inBoth('/citation/{run}/79-02'),
  ...SHEETS.flatMap((code) => [
    ...inBoth(`/circonscription/${code}`),
    ...inBoth(`/embed/circonscription/${code}`),
  ]),
  ...['/', '/carte', '/circonscriptions', '/donnees', '/scenario/2026-10-01_c~C1~C2'].flatMap(inBoth),
  ...['communes', 'departements', 'circonscriptions'].map((id) => ask(`/ogc/collections/${id}/items`)),
  ...['communes/items/79003', 'circonscriptions/items/79-02'].flatMap((path) =>
    inBoth(`/ogc/collections/${path}`),
  ),
  ask('/apercu/circonscription/79-02.png'),
  ask('/graphique/circonscription/79-02.png'),
  api('/scenarios-nommes'),
  ...['2026-10-01_c~C1', '2026-10-01_c~C2~C3_z~c79001_o~79003~0.75'].map((id) => api(`/scenarios/${id}`)),
  post('/api/v1/scenarios', { closures: [{ by: 'area', niveau: 'departement', code: '79' }] }),
  post('/api/v1/placements', { posts: 2, etp: 0.75, candidates: { niveau: 'region', code: '75' } }),
].map((question) => ({ ...question, drawn: true }))

/** Every question by the file of the record that keeps its answer. */
export const questions = {
  fhir,
  ...{ territories, cabinets, places, knowledge, changes, scenarios },
  ...{ shared, pages, gis, tiles, refused, stewards, house, drawn },
} satisfies Readonly<Record<string, readonly Question[]>>
