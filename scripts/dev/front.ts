import { statSync } from 'node:fs'
import { request as ask, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { ViteDevServer } from 'vite'
import type { RenderPage } from '../../server/contract/index.ts'
import { draw } from './undrawn.ts'

/** Answers for the sources of the pages with Vite, for everything else with the server, whose pages it draws. */
export function createFront(vite: ViteDevServer, address: () => Promise<string | null>): RequestListener {
  const drawing = async (body: string): Promise<string> => {
    const entry = await vite.ssrLoadModule('/document/entry-server.ts')
    return draw(body, (entry as { readonly renderPage: RenderPage }).renderPage)
  }
  return (request, response) => {
    if (isSource(request.url ?? '/', vite.config)) return vite.middlewares(request, response)
    forward(request, response, address, drawing).catch((error: Error) => {
      vite.ssrFixStacktrace(error)
      console.error(error)
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
      response.end(error.stack)
    })
  }
}

/** Names of Vite's own, and files of the web: an address such as `/scenario` is a page though `scenario.ts` is there. */
function isSource(
  url: string,
  { root, publicDir }: { readonly root: string; readonly publicDir: string },
): boolean {
  const { pathname } = new URL(url, 'http://localhost')
  if (/^\/(@|node_modules\/)/.test(pathname)) return true
  return [root, publicDir].some((folder) =>
    statSync(join(folder, pathname), { throwIfNoEntry: false })?.isFile(),
  )
}

async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  address: () => Promise<string | null>,
  drawing: (body: string) => Promise<string>,
): Promise<void> {
  const server = await address()
  if (server === null) throw new Error('The server did not start: the terminal says why.')
  // A page is drawn anew each time: the server's word that it has not changed says nothing of how it is drawn.
  const { 'accept-encoding': _, 'if-none-match': __, ...headers } = request.headers
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asking = ask(new URL(request.url ?? '/', server), { method: request.method, headers }, resolve)
    asking.on('error', reject)
    response.on('close', () => asking.destroy())
    request.pipe(asking)
  })
  const { statusCode = 500, headers: said } = answer
  if (!/^text\/html/.test(said['content-type'] ?? '')) {
    response.writeHead(statusCode, said)
    answer.pipe(response)
    return
  }
  const page = await drawing(await text(answer))
  const { 'content-length': ___, etag: ____, 'content-security-policy': policy, ...kept } = said
  // Vite hands style sheets to the browser as scripts that write them into the page.
  const styles = policy && { 'content-security-policy': `${policy};style-src 'self' 'unsafe-inline'` }
  response.writeHead(statusCode, { ...kept, ...styles }).end(request.method === 'HEAD' ? undefined : page)
}
