import { escape as escapeHtml } from 'html-escaper'
import { Router } from 'express'
import { endpoints, type EndpointName } from '../../contract/endpoints.ts'
import type { Endpoint } from '../../contract/index.ts'
import type { HandlerDeps } from '../../service/deps.ts'
import { openApi } from '../../contract/openapi.ts'

type Parameter = {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema: {
    readonly type?: string
    readonly description?: string
    readonly enum?: readonly string[]
  }
}

/** `/api/openapi.json`, and `/api/docs`: the same contract as a page, without a script or a third party. */
export function docsRouter(version: string, { atlas }: HandlerDeps): Router {
  const router = Router()
  const description = openApi(version)
  const paths = description.paths as Record<string, Record<string, { parameters: Parameter[] }>>
  const pages = { demonstration: docsPage(paths, true), real: docsPage(paths, false) }
  router.get('/api/openapi.json', (_request, response) => {
    response.locals.route = '/api/openapi.json'
    response.set('Cache-Control', 'no-cache').json(description)
  })
  router.get('/api/docs.css', (_request, response) => {
    response.locals.route = '/api/docs.css'
    response.set('Cache-Control', 'no-cache').type('css').send(STYLE)
  })
  router.get(['/api', '/api/docs'], (_request, response) => {
    response.locals.route = '/api/docs'
    response
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(atlas.demonstration ? pages.demonstration : pages.real)
  })
  return router
}

/** The colours of `web/ui/tokens.css`; on a phone each parameter stands as a block, since names do not break well. */
const STYLE = `:root { color-scheme: light dark; font: 1.05rem/1.5 'Atkinson Hyperlegible Next', system-ui, sans-serif;
  --paper: #f9fbfa; --ink: #10222b; --rule: #cfd9d9; --brand: #06575d; --notice: #fff3c4 }
@media (prefers-color-scheme: dark) { :root { --paper: #0d171b; --ink: #eaf1f0; --rule: #2d3f45; --brand: #84d3cd; --notice: #3a3110 } }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere }
main { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
a { color: var(--brand) }
section { margin-top: 2.5rem; border-top: 1px solid var(--rule); padding-top: 0.5rem }
.notice { background: var(--notice); padding: 0.75rem 1rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 1rem 0.25rem 0; font-weight: normal }
tbody tr { border-top: 1px solid var(--rule) }
code { font-size: 0.95em }
@media (max-width: 40rem) { thead { display: none } tr, th, td { display: block; padding-right: 0 } }
`

const DEMONSTRATION = `<p class="notice"><strong>Demonstration.</strong> The practices are fictitious: there is no public list of Asalée practices.
Every answer that rests on them says <code>"demonstration": true</code>.</p>
`

const docsPage = (
  paths: Record<string, Record<string, { parameters: Parameter[] }>>,
  demonstration: boolean,
): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API of Relais</title><link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/api/docs.css"></head>
<body><main>
<p><a href="/en">Relais</a></p>
<h1>API of Relais, version 1</h1>
${demonstration ? DEMONSTRATION : ''}<p>JSON, UTF-8; longitude before latitude, WGS 84; dates ISO 8601. Lists page by <code>limit</code> and <code>offset</code>.
Unknown or repeated parameters are refused; errors are <code>application/problem+json</code> (RFC 9457).
CSV is UTF-8 without a byte order mark, comma-separated, with a header line and decimal points.
The machine-readable description is <a href="/api/openapi.json">OpenAPI 3.1</a>; vector tiles are described by
<a href="/tiles/communes.json">TileJSON</a>.</p>
<nav aria-label="Operations"><ul>
${(Object.keys(endpoints) as EndpointName[]).map((name) => `<li><a href="#${name}">${escapeHtml(endpoints[name].summary)}</a></li>`).join('\n')}
</ul></nav>
${(Object.keys(endpoints) as EndpointName[]).map((name) => operation(name, endpoints[name], paths)).join('\n')}
</main></body></html>
`

function operation(
  name: EndpointName,
  endpoint: Endpoint,
  paths: Record<string, Record<string, { parameters: Parameter[] }>>,
): string {
  const { parameters } = paths[endpoint.path]![endpoint.method.toLowerCase()]!
  const rows = parameters.map(
    ({ name: parameter, in: place, required, schema }) =>
      `<tr><th scope="row"><code>${parameter}</code></th><td>${place}${required ? ', required' : ''}</td><td>${escapeHtml(
        [schema.enum?.join(' | ') ?? schema.type, schema.description].filter(Boolean).join(' — '),
      )}</td></tr>`,
  )
  const table =
    rows.length === 0
      ? ''
      : `<table><caption>Parameters of ${name}</caption><thead><tr><th scope="col">Parameter</th><th scope="col">Where</th><th scope="col">What</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`
  const formats = endpoint.formats
    ? `<p>Also as ${endpoint.formats.map((one) => `<code>?format=${one}</code>`).join(' and ')}.</p>`
    : ''
  const access = endpoint.access
    ? `<p>For stewards: <code>Authorization: Bearer relais_…</code>, a token that may ${endpoint.access}.</p>`
    : ''
  return `<section id="${name}"><h2>${escapeHtml(endpoint.summary)}</h2>
<p><code>${endpoint.method} ${escapeHtml(endpoint.path)}</code></p>${access}${formats}${table}</section>`
}
