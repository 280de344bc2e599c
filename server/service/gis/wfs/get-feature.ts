import { OGC_CRS, OGC_LARGEST_PAGE, type OgcItemsInput } from '../../../contract/gis.ts'
import { readDecimal } from '../../../contract/numbers.ts'
import type { HandlerDeps } from '../../deps.ts'
import { onGlobe } from '../bbox.ts'
import { COLLECTIONS, type Collection } from '../collections.ts'
import { carried } from '../schema.ts'
import { select, type Selection } from '../select.ts'
import { GEOMETRY, readFilter } from './filter.ts'
import { COUNT_DEFAULT, formatOf, type Format } from './formats.ts'
import { invalid, OwsException } from './ows.ts'
import { DEFAULT_CRS, namedCrs, type NamedCrs } from './reference-systems.ts'
import { listOf, plainName, wholeNumber, type Parameters } from './request.ts'
import { BY_ID } from './stored-queries.ts'

/** What a GetFeature comes to. */
export interface Query {
  readonly selection: Selection
  /** The reference system of the answer, as it was called. */
  readonly srs: NamedCrs
  readonly format: Format
  readonly count: number
  /** Only how many there are. */
  readonly hits: boolean
  /** One feature by its id, which is the answer itself. */
  readonly alone: boolean
}

/** The features that a GetFeature asks for. @throws OwsException, or the Problem of `select`, for what cannot be. */
export async function getFeature(deps: HandlerDeps, parameters: Parameters): Promise<Query> {
  const given = (name: string): string | undefined => parameters.get(name) || undefined
  const alone = storedQuery(parameters)
  const isAlone = alone !== undefined
  const format = formatOf(given('outputformat'))
  const listed = given('resourceid') ?? given('featureid')
  const ids = isAlone ? [alone] : listed?.split(',').map((id) => id.trim())
  const typed = given('typenames') ?? given('typename')
  const collection = isAlone ? ofId(alone) : typed === undefined ? ofIds(ids) : oneCollection(typed)
  const filter = given('filter') === undefined ? null : readFilter(filterText(given('filter')!), collection)
  const bbox = given('bbox')
  if ([ids, filter, bbox].filter((one) => one !== undefined && one !== null).length > 1)
    throw invalid('filter', 'one of resourceId, bbox and filter is expected: a filter may ask all of it')
  const hits = readResultType(given('resulttype')) && !isAlone
  const most = wholeNumber(parameters, 'count', 0) ?? wholeNumber(parameters, 'maxfeatures', 0)
  const start = wholeNumber(parameters, 'startindex', 0) ?? 0
  const count = isAlone ? 1 : Math.min(most ?? COUNT_DEFAULT, OGC_LARGEST_PAGE)
  const srs = namedCrs(given('srsname') ?? DEFAULT_CRS, 'srsName')
  const chosen = propertiesOf(collection, given('propertyname'))
  const input: OgcItemsInput = {
    ...{ limit: count, offset: isAlone ? 0 : start },
    // In JSON longitude comes first, whatever a system says (RFC 7946).
    crs: format === 'geojson' && srs.crs.northFirst ? OGC_CRS[0] : srs.crs.uri,
    skipGeometry: chosen && !chosen.includes(GEOMETRY) ? 'true' : 'false',
    ...readBox(bbox),
    'filter-lang': 'cql2-json',
    'filter-crs': filter && 'crs' in filter ? filter.crs : OGC_CRS[0],
    // Nothing beside one feature says whether it is real to who reads no comments.
    ...(chosen && { properties: namesOnly(isAlone ? [...chosen, 'demonstration'] : chosen) }),
    ...(given('sortby') && { sortby: sortingOf(collection, given('sortby')!) }),
    ...(given('datetime') && { datetime: given('datetime') }),
  }
  const selection = await select(collection, deps, input, {
    ids:
      filter && 'ids' in filter
        ? idsIn(filter.ids, collection, 'filter')
        : ((ids && idsIn(ids, collection, 'resourceId')) ?? null),
    filter: filter && 'condition' in filter ? filter.condition : null,
    // A box is short for the condition BBOX, which is unknown of what has no place.
    located: true,
  })
  if (isAlone && selection.items.length === 0) throw noneHas(alone)
  return { selection, srs, format, count, hits, alone: isAlone }
}

const noneHas = (id: string): OwsException =>
  new OwsException('NotFound', 'id', `no feature has the id ${JSON.stringify(id.slice(0, 80))}`)

/** The collection of the one id that the stored query is asked for, which may be any text. */
function ofId(id: string): Collection {
  const [type] = partsOf(id) ?? []
  if (type === undefined || !Object.hasOwn(COLLECTIONS, type)) throw noneHas(id)
  return typeOf(type, 'id')
}

/** The id that the stored query is asked for; undefined where none is. */
function storedQuery(parameters: Parameters): string | undefined {
  const query = parameters.get('storedquery_id')
  if (query === undefined) return undefined
  if (query !== BY_ID) throw invalid('storedquery_id', `${BY_ID} is the only one`)
  const id = parameters.get('id')
  if (!id) throw new OwsException('MissingParameterValue', 'id', 'an id such as communes.79191 is expected')
  return id
}

const everyType = Object.keys(COLLECTIONS).join(', ')

/** The collection of a type's name. @throws OwsException that names all of them. */
export function typeOf(name: string, locator: string): Collection {
  const found = Object.hasOwn(COLLECTIONS, name) ? COLLECTIONS[name as keyof typeof COLLECTIONS] : undefined
  if (!found)
    throw invalid(
      locator,
      `no type of feature is called ${JSON.stringify(name.slice(0, 40))}; there are ${everyType}`,
    )
  return found
}

function oneCollection(typed: string): Collection {
  const names = listOf(typed)
  if (names.length !== 1)
    throw new OwsException('OptionNotSupported', 'typeNames', 'one type of feature a request; ask in several')
  return typeOf(names[0]!, 'typeNames')
}

function ofIds(ids: readonly string[] | undefined): Collection {
  const types = new Set(ids?.map((id) => readId(id, 'resourceId')[0]))
  const [type] = types
  if (type === undefined)
    throw new OwsException('MissingParameterValue', 'typeNames', `one of ${everyType} is expected`)
  if (types.size > 1)
    throw new OwsException('OptionNotSupported', 'resourceId', 'ids of one type of feature a request')
  if (!Object.hasOwn(COLLECTIONS, type))
    throw new OwsException('NotFound', 'resourceId', 'no feature has this id: communes.79191 is one')
  return typeOf(type, 'resourceId')
}

/** The type and the id within it; null for what is no id. */
function partsOf(id: string): readonly [type: string, own: string] | null {
  const [, type, own] = /^([^.]+)\.(.+)$/su.exec(id) ?? []
  return type === undefined || own === undefined ? null : [type, own]
}

function readId(id: string, locator: string): readonly [type: string, own: string] {
  const parts = partsOf(id)
  if (!parts)
    throw invalid(locator, `${JSON.stringify(id.slice(0, 80))} is no id of a feature, such as communes.79191`)
  return parts
}

/** Ids within a collection, without its name before them. @throws OwsException for one of another. */
const idsIn = (ids: readonly string[], { id: type }: Collection, locator: string): ReadonlySet<string> =>
  new Set(
    ids.map((id) => {
      const [asked, own] = readId(id, locator)
      if (asked !== type)
        throw invalid(locator, `${JSON.stringify(id.slice(0, 80))} is none of ${type}, which are asked for`)
      return own
    }),
  )

function readResultType(asked: string | undefined): boolean {
  const type = (asked ?? 'results').toLowerCase()
  if (type !== 'results' && type !== 'hits') throw invalid('resultType', 'results or hits is expected')
  return type === 'hits'
}

/** Four numbers, and the name of their system, without which they are in the default one: latitude first. What lies beyond the globe is left out. */
function readBox(text: string | undefined): Pick<OgcItemsInput, 'bbox' | 'bbox-crs'> {
  const parts = (text ?? '').split(',')
  const { crs } = namedCrs(parts.slice(4).join(',').trim() || DEFAULT_CRS, 'bbox')
  const corners = parts.slice(0, 4).map(readDecimal)
  const isBox = corners.length === 4 && corners.every(Number.isFinite)
  const bbox = isBox ? onGlobe(corners, crs) : parts.slice(0, 4)
  return { 'bbox-crs': crs.uri, ...(text !== undefined && { bbox: bbox.join(',') }) }
}

/** A filter may stand in brackets, one for each type that is asked for. */
const filterText = (text: string): string => text.replace(/^\((.*)\)$/s, '$1')

/** The attributes that are asked for; null: all. @throws OwsException for one that there is not. */
function propertiesOf(collection: Collection, asked: string | undefined): string[] | null {
  if (asked === undefined) return null
  const names = listOf(asked)
  if (names.includes('*')) return null
  const known = carried(collection)
  const unknown = names.find((name) => name !== GEOMETRY && !Object.hasOwn(known, name))
  if (unknown !== undefined) throw noAttribute('propertyName', collection.id, unknown)
  return names
}

const noAttribute = (locator: string, type: string, name: string): OwsException =>
  invalid(
    locator,
    `${type} has no attribute ${JSON.stringify(name.slice(0, 60))}; DescribeFeatureType names all of them`,
  )

/** The attributes among them; where only the geometry is asked for, the calculation, which every feature has. */
const namesOnly = (names: readonly string[]): string =>
  names.filter((name) => name !== GEOMETRY).join(',') || 'run'

/** `nom DESC, population` or `nom D` as `/ogc` sorts. */
const sortingOf = ({ id, fields }: Collection, text: string): string =>
  text
    .split(',')
    .map((part) => {
      const [name = '', order = 'ASC'] = part.trim().split(/\s+/)
      if (!/^(A|ASC|D|DESC)$/i.test(order)) throw invalid('sortBy', 'ASC or DESC is expected after a name')
      const own = plainName(name)
      if (!Object.hasOwn(fields, own)) throw noAttribute('sortBy', id, own)
      return (/^D/i.test(order) ? '-' : '') + own
    })
    .join(',')
