import { Router, type Request, type Response } from 'express'
import { DESKTOP_FILES } from '../../contract/desktop.ts'
import {
  DOWNLOAD_FORMATS,
  DOWNLOADS,
  downloadFile,
  downloadPackage,
  type DownloadFormat,
  type DownloadLayerId,
} from '../../contract/downloads.ts'
import { badInput, notFound, Problem } from '../../contract/problem.ts'
import type { HandlerDeps } from '../../service/deps.ts'
import { catalogueOf } from '../../service/downloads/catalogue.ts'
import { desktopDocument } from '../../service/gis/desktop/desktopDocument.ts'
import { robotsText, siteMapXml } from '../../service/downloads/site-addresses.ts'
import { dataPackageOf } from '../../service/downloads/data-package.ts'
import type { KeptFile, KeptFiles } from '../../service/downloads/kept-files.ts'
import { fileNameOf } from '../../service/downloads/table.ts'
import { replay } from '../../service/replay.ts'
import { originOf } from '../page-context.ts'
import { parseInput } from '../parse-input.ts'
import { expressPath } from '../serve.ts'
import { publicData } from '../security.ts'

/** What the files of layers are made from. */
export interface DownloadDeps extends HandlerDeps {
  readonly keptFiles: KeptFiles
}

/** Seconds after which who found too many waiting may try again. */
const RETRY_AFTER = 60

/** Whole layers as files, with what describes them. */
export function downloadRouter(deps: DownloadDeps): Router {
  const router = Router({ caseSensitive: true })
  const open = publicData()

  router.get(downloadPackage.path, open, async (request, response) => {
    response.locals.route = downloadPackage.path
    const { asOf } = parseInput(downloadPackage, request)
    const then = await replay(deps, { asOf })
    const origin = originOf(request, deps.origin)
    response.set('Cache-Control', 'no-cache').json(dataPackageOf(then, origin, asOf))
  })

  router.get('/catalog.jsonld', open, (request, response) => {
    response.locals.route = '/catalog.jsonld'
    refuseParameters(request)
    const catalogue = catalogueOf(deps, originOf(request, deps.origin))
    response
      .set('Cache-Control', 'no-cache')
      .type('application/ld+json')
      .send(JSON.stringify(catalogue, null, 1))
  })

  router.get('/sitemap.xml', async (request, response) => {
    response.locals.route = '/sitemap.xml'
    response.set('Cache-Control', 'public, max-age=86400').type('application/xml')
    response.send([...siteMapXml(deps, originOf(request, deps.origin))].join(''))
  })

  router.get('/robots.txt', (request, response) => {
    response.locals.route = '/robots.txt'
    response.set('Cache-Control', 'public, max-age=86400').type('text/plain')
    response.send(robotsText(originOf(request, deps.origin)))
  })

  router.get(expressPath(downloadFile.path), open, async (request, response) => {
    response.locals.route = downloadFile.path
    const { file, asOf } = parseInput(downloadFile, request)
    const desktop = DESKTOP_FILES.get(file)
    if (desktop) {
      if (asOf !== undefined)
        throw badInput([
          {
            path: 'asOf',
            message: 'this document opens the layers of the day it is opened on: leave asOf out',
          },
        ])
      const origin = originOf(request, deps.origin)
      response.set('Link', linksOf(origin))
      response.attachment(`relais-${file.replace(/^relais/, 'projet')}`)
      response.set('Cache-Control', 'no-cache').type(desktop.media)
      response.send(desktopDocument(desktop, deps, origin))
      return
    }
    const wanted = DOWNLOADS.get(file)
    if (!wanted)
      throw notFound(`No file is called ${JSON.stringify(file)}; the page /donnees names all of them.`)
    const then = await replay(deps, { asOf })
    const kept = await deps.keptFiles.find(wanted.layer, wanted.format, then).catch((error: unknown) => {
      if (error instanceof Problem && error.status === 503) response.set('Retry-After', String(RETRY_AFTER))
      throw error
    })
    describe(response, { ...wanted, then, origin: originOf(request, deps.origin) })
    await send(request, response, kept)
  })
  return router
}

function refuseParameters({ query }: Request): void {
  const unknown = Object.keys(query)
  if (unknown.length > 0) throw badInput(unknown.map((path) => ({ path, message: 'unknown parameter' })))
}

/** Says in the headers what the file is, under what name it is kept, and whose it is. */
function describe(
  response: Response,
  {
    layer,
    format,
    then,
    origin,
  }: {
    readonly layer: DownloadLayerId
    readonly format: DownloadFormat
    readonly then: HandlerDeps
    readonly origin: string
  },
): void {
  response.attachment(fileNameOf(layer, format, then))
  response.type(DOWNLOAD_FORMATS[format].media)
  response.set({
    // What is squeezed on the way would have other bytes than its tag and its ranges say.
    'Cache-Control': 'no-cache, no-transform',
    'Access-Control-Expose-Headers':
      'Accept-Ranges, Content-Disposition, Content-Length, Content-Range, ETag, Link, Retry-After',
    Link: linksOf(origin),
  })
}

/** Whose it is, and where its columns are told. */
const linksOf = (origin: string): string =>
  [
    `<${origin}/donnees#sources>; rel="license"; type="text/html"`,
    `<${origin}${downloadPackage.path}>; rel="describedby"; type="application/json"`,
  ].join(', ')

/** Sends a file, or the part of it that is asked for (RFC 9110, 13 and 14); squeezed where that is taken. */
function send(request: Request, response: Response, { path, gzip, hash }: KeptFile): Promise<void> {
  if (gzip !== null) response.vary('Accept-Encoding')
  const squeezed = gzip !== null && request.acceptsEncodings('gzip', 'identity') === 'gzip'
  if (squeezed) response.set('Content-Encoding', 'gzip')
  response.set('ETag', `"${hash}${squeezed ? '-gzip' : ''}"`)
  return new Promise((resolve, reject) =>
    response.sendFile(
      squeezed ? gzip : path,
      { cacheControl: false, etag: false, lastModified: false, dotfiles: 'allow' },
      (error: (Error & { readonly status?: number }) | undefined) => {
        if (!error || response.headersSent) return resolve()
        for (const name of ['Content-Encoding', 'Content-Disposition']) response.removeHeader(name)
        if (error.status !== 416) return reject(error)
        response.removeHeader('ETag')
        reject(
          new Problem(
            416,
            'Range not satisfiable',
            `The file has no such bytes; Content-Range says how many it has.`,
          ),
        )
      },
    ),
  )
}
