import type { RequestHandler } from 'express'
import expressStaticGzip from 'express-static-gzip'

/**
 * Serves the built web (and its `.br` and `.gz` siblings) from a folder. Names under `/assets/` carry the hash of their
 * content, so they never change; the others are asked for again each time. A file that a new build has just removed is
 * an error of its request, not of the process.
 */
export function createAssets(folder: string): RequestHandler {
  const files = expressStaticGzip(folder, {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    index: false,
    serveStatic: {
      redirect: false,
      setHeaders: (response, path) => {
        const immutable = /[\\/]assets[\\/]/.test(path.slice(folder.length))
        response.setHeader('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    },
  })
  return (request, response, next) => {
    // A built file has an ending; what has none is spared a look at the disk.
    if (!/\.\w+$/.test(request.path)) return next()
    try {
      decodeURIComponent(request.path)
    } catch {
      // The package would answer these by itself, in plain words: like any other error they are a problem or a page.
      return next()
    }
    files(request, response, next)
  }
}
