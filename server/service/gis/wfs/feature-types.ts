import type { Collection } from '../collections.ts'
import type { Field } from '../fields.ts'
import { carried } from '../schema.ts'
import { element, said, type Xml } from '../xml.ts'
import { GEOMETRY } from './filter.ts'
import { declared, document, NAMESPACES } from './ows.ts'
import { PREFIX } from './write-gml.ts'

const TYPES: Readonly<Record<Field['type'], string>> = {
  string: 'xsd:string',
  number: 'xsd:double',
  integer: 'xsd:int',
  boolean: 'xsd:boolean',
}
const SHAPES = { point: 'gml:PointPropertyType', multipolygon: 'gml:MultiSurfacePropertyType' } as const

/** The attributes of some collections as a schema of XML (WFS 2.0, clause 9), in the namespace `own`. */
export const featureTypes = (collections: readonly Collection[], own: string): Xml =>
  document(
    element(
      'xsd:schema',
      {
        ...declared('xsd', 'gml'),
        [`xmlns:${PREFIX}`]: own,
        targetNamespace: own,
        elementFormDefault: 'qualified',
        version: '1.0',
      },
      element('xsd:import', {
        namespace: NAMESPACES.gml,
        schemaLocation: 'http://schemas.opengis.net/gml/3.2.1/gml.xsd',
      }),
      ...collections.flatMap(featureType),
    ),
  )

function featureType(collection: Collection): Xml[] {
  const { id, shape } = collection
  const type = `${id}Type`
  const member = (name: string, of: string, words: string): Xml =>
    element('xsd:element', { name, type: of, minOccurs: 0, maxOccurs: 1 }, annotation(words))
  return [
    element(
      'xsd:complexType',
      { name: type },
      element(
        'xsd:complexContent',
        {},
        element(
          'xsd:extension',
          { base: 'gml:AbstractFeatureType' },
          element(
            'xsd:sequence',
            {},
            ...Object.entries(carried(collection)).map(([name, field]) => {
              const { title, unit, format } = field
              const words = unit ? `${title.fr} (${unit})` : title.fr
              return member(name, format === 'date' ? 'xsd:date' : TYPES[field.type], words)
            }),
            member(GEOMETRY, SHAPES[shape], 'Lieu ou contour'),
          ),
        ),
      ),
    ),
    element('xsd:element', { name: id, type: `${PREFIX}:${type}`, substitutionGroup: 'gml:AbstractFeature' }),
  ]
}

const annotation = (words: string): Xml => element('xsd:annotation', {}, said('xsd:documentation', words))
