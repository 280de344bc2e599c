import type { OgcCollectionId } from '../../../contract/gis.ts'
import { provenanceOf, type HandlerDeps } from '../../deps.ts'
import { COLLECTIONS, type Collection } from '../collections.ts'
import { attributionOf } from '../documents.ts'
import { legendOf } from './legend.ts'
import { mapLayer, referenceSystem, treeLayer, type QgisLayer } from './qgis-layer.ts'
import { element, said, text, type Xml } from '../xml.ts'

/** The layers from the top of the map to its ground, the finer over the coarser: whichever is ticked is seen. */
const ORDER = [
  'cabinets',
  'zonage',
  'communes',
  'cantons',
  'epci',
  'bassins-de-vie',
  'arrondissements',
  'circonscriptions',
  'departements',
  'regions',
] as const satisfies readonly OgcCollectionId[]
/** On at first, so that the country shows at once. */
const SHOWN: readonly OgcCollectionId[] = ['cabinets', 'circonscriptions']

const FICTITIOUS = 'DÉMONSTRATION : cabinets fictifs'
/** The version whose form is written: later ones read it too. */
const VERSION = '3.22.0'
/** Metropolitan France in EPSG:2154, metres. */
const FRANCE = { xmin: 90_000, ymin: 6_040_000, xmax: 1_250_000, ymax: 7_120_000 } as const
const LAMBERT = referenceSystem(2154, 145)

/** Whether a layer rests on fictitious cabinets. */
export const isFictitious = ({ roster }: Collection, { atlas }: HandlerDeps): boolean =>
  roster && atlas.demonstration

/** What a layer and its legend are called, in French; says when they rest on fictitious cabinets. */
export function layerTitle(id: OgcCollectionId, deps: HandlerDeps): string {
  const collection = COLLECTIONS[id]
  const name = `${collection.title.fr} : ${legendOf(collection).title.fr}`
  return isFictitious(collection, deps) ? `${name} (${FICTITIOUS})` : name
}

/** What a map shows of a layer in anybody's hands: that it rests on fictitious cabinets, then whose the data are. */
export function layerCredit(id: OgcCollectionId, deps: HandlerDeps): string {
  const credit = attributionOf(deps, COLLECTIONS[id])
  return isFictitious(COLLECTIONS[id], deps) ? `${FICTITIOUS}. ${credit}` : credit
}

function layerOf(id: OgcCollectionId, deps: HandlerDeps, origin: string): QgisLayer {
  const collection = COLLECTIONS[id]
  const fictitious = isFictitious(collection, deps)
  return {
    ...{ collection, origin },
    title: layerTitle(id, deps),
    about: fictitious ? `${FICTITIOUS}. ${collection.about.fr}` : collection.about.fr,
    attribution: layerCredit(id, deps),
  }
}

/** One layer as a definition that QGIS adds to any project; addresses under `origin`. */
export function layerDefinition(id: OgcCollectionId, deps: HandlerDeps, origin: string): Xml {
  const layer = layerOf(id, deps, origin)
  const tree = element(
    'layer-tree-group',
    { name: '', checked: 'Qt::Checked', expanded: 1 },
    treeLayer(layer, true),
  )
  return `<!DOCTYPE qgis-layer-definition>\n${element('qlr', {}, tree, element('maplayers', {}, mapLayer(layer)))}\n`
}

/** Every layer as a project of QGIS; addresses under `origin`. */
export function qgisProject(deps: HandlerDeps, origin: string): Xml {
  const { demonstration } = provenanceOf(deps, deps.today())
  const name = 'Relais, la carte de la continuité des soins'
  const title = demonstration ? `${name} (${FICTITIOUS})` : name
  const layers = ORDER.map((id) => layerOf(id, deps, origin))
  const about = [
    ...(demonstration ? [`${FICTITIOUS}, donc aussi ce qui s’en calcule.`] : []),
    `Les chiffres sont ceux du jour où le projet est ouvert ; la colonne as_of le dit. Légende de la carte : ${origin}/carte. Sources et licences : ${origin}/donnees#sources.`,
  ].join(' ')
  const project = element(
    'qgis',
    { version: VERSION, projectname: title },
    said('title', title),
    element('projectCrs', {}, LAMBERT),
    element(
      'layer-tree-group',
      {},
      ...layers.map((layer) => treeLayer(layer, SHOWN.includes(layer.collection.id))),
    ),
    element(
      'mapcanvas',
      { name: 'theMapCanvas', annotationsVisible: 1 },
      said('units', 'meters'),
      element('extent', {}, ...Object.entries(FRANCE).map(([side, at]) => said(side, String(at)))),
      said('rotation', '0'),
      element('destinationsrs', {}, LAMBERT),
    ),
    element('projectlayers', {}, ...layers.map(mapLayer)),
    properties(demonstration ? FICTITIOUS : null, `Relais, ${origin}/donnees#sources`),
    element(
      'projectMetadata',
      {},
      ...[said('type', 'dataset'), said('language', 'fr'), said('title', title), said('abstract', about)],
      element(
        'links',
        {},
        element('link', { name: 'Sources et licences', type: 'WWW:LINK', url: `${origin}/donnees#sources` }),
      ),
      said('author', 'Relais'),
    ),
    element(
      'ProjectViewSettings',
      { UseProjectScales: 0, rotation: 0 },
      element('DefaultViewExtent', FRANCE, LAMBERT),
    ),
  )
  return `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n${project}\n`
}

/** What is written over every map of the project: that it is a demonstration, and whose the data are. */
function properties(warning: string | null, credit: string): Xml {
  const property = (name: string, type: string, value: string): Xml => element(name, { type }, text(value))
  const label = (group: string, words: string): Xml =>
    element(group, {}, property('Enabled', 'bool', 'true'), property('Label', 'QString', words))
  return element(
    'properties',
    {},
    ...(warning === null ? [] : [label('TitleLabel', warning)]),
    label('CopyrightLabel', credit),
    element('Paths', {}, property('Absolute', 'bool', 'false')),
    // Without it QGIS does not read the reference system of the project.
    element('SpatialRefSys', {}, property('ProjectionsEnabled', 'int', '1')),
  )
}
