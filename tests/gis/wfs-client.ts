import { expect } from 'vitest'
import { readXml, type Node } from '../../server/service/gis/wfs/read-xml.ts'
import type { gisWorld, Shape } from './gis-world.ts'

export const WFS = 'service=WFS&version=2.0.0'
/** A query for features of the type that follows. */
export const FEATURES = `${WFS}&request=GetFeature&typeNames=`

/** A filter as it stands in an address. */
export const fes = (inside: string): string =>
  encodeURIComponent(
    `<fes:Filter xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:gml="http://www.opengis.net/gml/3.2">${inside}</fes:Filter>`,
  )
/** An operator over an attribute and a value; `more` are attributes of its own. */
export const condition = (operator: string, name: string, literal: string, more = ''): string =>
  `<fes:${operator}${more}><fes:ValueReference>${name}</fes:ValueReference><fes:Literal>${literal}</fes:Literal></fes:${operator}>`
export const envelope = (srsName: string, lower: string, upper: string): string =>
  `<gml:Envelope srsName="${srsName}"><gml:lowerCorner>${lower}</gml:lowerCorner><gml:upperCorner>${upper}</gml:upperCorner></gml:Envelope>`

/** Every element of a name in a document. */
export const all = (node: Node, name: string): Node[] => [
  ...(node.name === name ? [node] : []),
  ...node.inside.flatMap((one) => all(one, name)),
]

/** How a client asks `/wfs` over the tiny France. */
export function wfsClient({ get }: Pick<Awaited<ReturnType<typeof gisWorld>>, 'get'>) {
  /** The text of an answer, which must come. */
  const answer = async (query: string): Promise<string> => {
    const { status, text, body } = await get(`/wfs?${query}`)
    const said: string = text ?? body.toString()
    expect(status, `${query} ${said.slice(0, 300)}`).toBe(200)
    return said
  }
  const xml = async (query: string): Promise<Node> => readXml(await answer(query), query, Infinity)
  const json = async (query: string) =>
    JSON.parse(await answer(`${query}&outputFormat=application/geo%2Bjson`))
  const features = async (query: string): Promise<Shape[]> => (await json(FEATURES + query)).features
  const ids = async (query: string) => (await features(query)).map(({ id }) => id)
  /** The exception that a query must be answered by. */
  const refused = async (query: string): Promise<readonly [code: string, locator: string, words: string]> => {
    const { status, text, type } = await get(`/wfs?${query}`)
    expect([[400, 404].includes(status), type], `${query} ${text}`).toEqual([true, 'text/xml'])
    const [exception] = readXml(text, query).inside
    const { exceptionCode, locator } = exception!.attributes
    return [exceptionCode!, locator!, exception!.inside[0]!.text]
  }
  return { answer, xml, json, features, ids, refused }
}
