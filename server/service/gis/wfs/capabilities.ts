import type { HandlerDeps } from '../../deps.ts'
import { provenanceOf } from '../../deps.ts'
import { COLLECTIONS, type Collection } from '../collections.ts'
import { attributionOf, extentOf, leadOf, notesOf, TITLE, titleOf, type Frame } from '../documents.ts'
import { element, said, type Xml } from '../xml.ts'
import { COMPARISONS, SPATIAL } from './filter.ts'
import { FORMATS, COUNT_DEFAULT } from './formats.ts'
import { declared, document, VERSION } from './ows.ts'
import { URNS } from './reference-systems.ts'
import { PREFIX } from './write-gml.ts'

/** What the service is, what it answers and which layers there are (WFS 2.0, clause 8). */
export function capabilities(frame: Frame, address: string): Xml {
  return document(
    element(
      'wfs:WFS_Capabilities',
      {
        ...declared('wfs', 'ows', 'fes', 'gml', 'xlink', 'xsd', 'xsi'),
        [`xmlns:${PREFIX}`]: address,
        version: VERSION,
        'xsi:schemaLocation': 'http://www.opengis.net/wfs/2.0 http://schemas.opengis.net/wfs/2.0/wfs.xsd',
      },
      identification(frame),
      provider(frame.deps),
      operations(address),
      element('wfs:FeatureTypeList', {}, ...Object.values(COLLECTIONS).map((one) => featureType(frame, one))),
      filters(),
    ),
  )
}

function identification(frame: Frame): Xml {
  const { deps } = frame
  const { run, asOf } = provenanceOf(deps, deps.today())
  const about = [
    ...[leadOf(frame), ...notesOf(frame, { roster: true, shape: 'multipolygon' })],
    `Situation au ${asOf}, calcul ${run} ; datetime=2026-07-01 demande un autre jour. Les mêmes objets qu’à ${frame.base}, pour les logiciels qui ne lisent pas OGC API – Features.`,
  ]
  return element(
    'ows:ServiceIdentification',
    {},
    said('ows:Title', TITLE[frame.locale]),
    said('ows:Abstract', about.join(' ')),
    said('ows:ServiceType', 'WFS'),
    said('ows:ServiceTypeVersion', VERSION),
    said('ows:Fees', 'NONE'),
    said('ows:AccessConstraints', `Sources et licences : ${new URL('/donnees#sources', frame.base).href}`),
  )
}

const provider = ({ operator }: HandlerDeps): Xml =>
  element(
    'ows:ServiceProvider',
    {},
    said('ows:ProviderName', operator.name ?? 'Exploitant de ce service, qui n’a pas dit son nom'),
    element('ows:ServiceContact'),
  )

const values = (all: readonly string[]): Xml =>
  element('ows:AllowedValues', {}, ...all.map((one) => said('ows:Value', one)))
const parameter = (name: string, all: readonly string[]): Xml =>
  element('ows:Parameter', { name }, values(all))
const constraint = (name: string, value: string): Xml =>
  element('ows:Constraint', { name }, element('ows:NoValues'), said('ows:DefaultValue', value))
const truths = (names: readonly string[], value: boolean): Xml[] =>
  names.map((name) => constraint(name, value ? 'TRUE' : 'FALSE'))

function operations(address: string): Xml {
  const operation = (name: string, ...inside: readonly Xml[]): Xml =>
    element(
      'ows:Operation',
      { name },
      element('ows:DCP', {}, element('ows:HTTP', {}, element('ows:Get', { 'xlink:href': `${address}?` }))),
      ...inside,
    )
  return element(
    'ows:OperationsMetadata',
    {},
    operation('GetCapabilities', parameter('AcceptVersions', [VERSION])),
    operation('DescribeFeatureType', parameter('outputFormat', [FORMATS.gml.names[0]])),
    operation('ListStoredQueries'),
    operation('DescribeStoredQueries'),
    operation(
      'GetFeature',
      parameter('resultType', ['results', 'hits']),
      parameter('outputFormat', [FORMATS.gml.names[0], FORMATS.geojson.names[0]]),
    ),
    parameter('version', [VERSION]),
    ...truths(['ImplementsSimpleWFS', 'KVPEncoding', 'ImplementsResultPaging'], true),
    ...truths(
      [
        ...['ImplementsBasicWFS', 'ImplementsTransactionalWFS', 'ImplementsLockingWFS', 'XMLEncoding'],
        ...['SOAPEncoding', 'ImplementsInheritance', 'ImplementsRemoteResolve', 'ImplementsStandardJoins'],
        ...['ImplementsSpatialJoins', 'ImplementsTemporalJoins', 'ImplementsFeatureVersioning'],
        // A page is asked of what holds now, not of what held for the page before.
        ...['ManageStoredQueries', 'PagingIsTransactionSafe'],
      ],
      false,
    ),
    constraint('CountDefault', String(COUNT_DEFAULT)),
  )
}

function featureType(frame: Frame, one: Collection): Xml {
  const { deps, locale } = frame
  const extent = extentOf(deps, one)
  const [first, ...others] = URNS
  return element(
    'wfs:FeatureType',
    {},
    said('wfs:Name', `${PREFIX}:${one.id}`),
    said('wfs:Title', titleOf(frame, one)),
    said('wfs:Abstract', [one.about[locale], ...notesOf(frame, one), attributionOf(deps, one)].join(' ')),
    said('wfs:DefaultCRS', first!),
    ...others.map((urn) => said('wfs:OtherCRS', urn)),
    element(
      'wfs:OutputFormats',
      {},
      ...Object.values(FORMATS).map(({ names }) => said('wfs:Format', names[0])),
    ),
    ...(extent
      ? [
          element(
            'ows:WGS84BoundingBox',
            {},
            said('ows:LowerCorner', extent.slice(0, 2).join(' ')),
            said('ows:UpperCorner', extent.slice(2).join(' ')),
          ),
        ]
      : []),
  )
}

const filters = (): Xml =>
  element(
    'fes:Filter_Capabilities',
    {},
    element(
      'fes:Conformance',
      {},
      ...filterConstraints(
        [
          'ImplementsQuery',
          'ImplementsAdHocQuery',
          'ImplementsMinStandardFilter',
          'ImplementsStandardFilter',
        ],
        true,
      ),
      ...filterConstraints(['ImplementsMinSpatialFilter', 'ImplementsSorting'], true),
      ...filterConstraints(
        [
          ...['ImplementsSpatialFilter', 'ImplementsMinTemporalFilter', 'ImplementsTemporalFilter'],
          ...[
            'ImplementsFunctions',
            'ImplementsVersionNav',
            'ImplementsExtendedOperators',
            'ImplementsMinimumXPath',
          ],
          'ImplementsSchemaElementFunc',
        ],
        false,
      ),
    ),
    element('fes:Id_Capabilities', {}, element('fes:ResourceIdentifier', { name: 'fes:ResourceId' })),
    element(
      'fes:Scalar_Capabilities',
      {},
      element('fes:LogicalOperators'),
      element(
        'fes:ComparisonOperators',
        {},
        ...COMPARISONS.map((name) => element('fes:ComparisonOperator', { name })),
      ),
    ),
    element(
      'fes:Spatial_Capabilities',
      {},
      element(
        'fes:GeometryOperands',
        {},
        ...['gml:Envelope', 'gml:Point', 'gml:Polygon', 'gml:MultiSurface'].map((name) =>
          element('fes:GeometryOperand', { name }),
        ),
      ),
      element('fes:SpatialOperators', {}, ...SPATIAL.map((name) => element('fes:SpatialOperator', { name }))),
    ),
  )
const filterConstraints = (names: readonly string[], value: boolean): Xml[] =>
  names.map((name) =>
    element(
      'fes:Constraint',
      { name },
      element('ows:NoValues'),
      said('ows:DefaultValue', value ? 'TRUE' : 'FALSE'),
    ),
  )
