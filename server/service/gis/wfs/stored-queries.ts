import { OGC_COLLECTIONS } from '../../../contract/gis.ts'
import { element, said, type Xml } from '../xml.ts'
import { declared, document, invalid } from './ows.ts'
import { PREFIX } from './write-gml.ts'

/** The one stored query, which every server has: a feature by its id (WFS 2.0, clause 7.9.3.6). */
export const BY_ID = 'urn:ogc:def:query:OGC-WFS::GetFeatureById'

const title = said('wfs:Title', 'GetFeatureById')

/** The stored queries that there are, in the namespace `own`. */
export const storedQueries = (own: string): Xml =>
  document(
    element(
      'wfs:ListStoredQueriesResponse',
      { ...declared('wfs'), [`xmlns:${PREFIX}`]: own },
      element(
        'wfs:StoredQuery',
        { id: BY_ID },
        title,
        ...OGC_COLLECTIONS.map((id) => said('wfs:ReturnFeatureType', `${PREFIX}:${id}`)),
      ),
    ),
  )

/** What the stored queries take; `asked` are the ids of those wanted, null: all. @throws OwsException for one that is not there. */
export function storedQueryDescriptions(asked: string | undefined, own: string): Xml {
  if (asked !== undefined && asked !== BY_ID) throw invalid('storedquery_id', `${BY_ID} is the only one`)
  return document(
    element(
      'wfs:DescribeStoredQueriesResponse',
      { ...declared('wfs', 'xsd'), [`xmlns:${PREFIX}`]: own },
      element(
        'wfs:StoredQueryDescription',
        { id: BY_ID },
        title,
        element('wfs:Parameter', { name: 'ID', type: 'xsd:string' }),
        element('wfs:QueryExpressionText', {
          returnFeatureTypes: OGC_COLLECTIONS.map((id) => `${PREFIX}:${id}`).join(' '),
          language: 'urn:ogc:def:queryLanguage:OGC-WFS::WFSQueryExpression',
          isPrivate: 'true',
        }),
      ),
    ),
  )
}
