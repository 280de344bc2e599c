import { DEPRECATIONS } from '../../contract/deprecations.ts'
import { endpoints, type EndpointName } from '../../contract/endpoints.ts'
import type { Endpoint } from '../../contract/index.ts'
import type { PageData } from '../../contract/pages.ts'
import { pathNames } from '../../contract/endpoint.ts'
import { exampleBodyOf, parametersOf, type Parameter } from '../../contract/openapi.ts'
import { TAGS, tagOf } from '../../contract/tags.ts'
import { NOTHINGS_ID } from '../../contract/examples.ts'
import { page } from '../page.ts'
import { knownIds } from './knownIds.ts'
import { SNIPPETS } from './snippets.ts'

type Operation = PageData['apiDocs']['chapters'][number]['operations'][number]

/** `/api/docs`: the contract as a page, with an address to try for each thing that may be read by anybody. */
export const apiDocs = page({
  name: 'apiDocs',
  path: '/api/docs',
  load: async ({ deps, origin }) => {
    const known = knownIds(deps, origin)
    const operations = (Object.keys(endpoints) as EndpointName[]).map((name) => {
      const endpoint: Endpoint = endpoints[name]
      const { path, method, summary, formats = [], access = null } = endpoint
      const parameters = parametersOf(name, known)
      const told: Operation = {
        ...{ name, method, path, summary, formats, access },
        body:
          method === 'POST' && !access && !RECORDED.has(name)
            ? JSON.stringify(exampleBodyOf(name, known), null, 2)
            : null,
        tried: method === 'GET' && !access && hasExample(parameters) ? addressOf(path, parameters) : null,
        parameters: parameters.map(({ name: field, in: place, required, description, schema }) => ({
          ...{ name: field, place, required, description },
          values: Array.isArray(schema.enum) ? schema.enum.map(String) : [],
        })),
      }
      return told
    })
    return {
      chapters: TAGS.map(({ name, about }) => ({
        ...{ name, about },
        operations: operations.filter(({ path }) => tagOf(path) === name),
      })),
      snippets: SNIPPETS.map(({ text, ...snippet }) => ({
        ...snippet,
        text: text.replaceAll('{origin}', origin),
      })),
      deprecated: DEPRECATIONS,
    }
  },
})

/** What a reader sends to try it must reach no steward. */
const RECORDED: ReadonlySet<EndpointName> = new Set<EndpointName>(['createSignalement'])

/** What is there for a minute cannot be tried by whoever reads the page. */
const hasExample = (parameters: readonly Parameter[]): boolean =>
  parameters.every(({ example }) => example !== NOTHINGS_ID)

/** The address of an example, with its query. */
function addressOf(path: string, parameters: readonly Parameter[]): string {
  const given = parameters.filter(({ example }) => example !== undefined)
  const inPath = pathNames(path)
  const address = given
    .filter(({ name }) => inPath.includes(name))
    .reduce((so, { name, example }) => so.replace(`{${name}}`, encodeURIComponent(String(example))), path)
  const query = new URLSearchParams(
    given.filter(({ name }) => !inPath.includes(name)).map(({ name, example }) => [name, String(example)]),
  ).toString()
  return address + (query && `?${query}`)
}
