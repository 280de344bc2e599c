import type { RequestHandler } from 'express'
import sirv from 'sirv'

/**
 * Serves the built web (and its `.br` and `.gz` siblings) from a folder. Names under `/assets/` carry the hash of their
 * content, so they never change; the others are asked for again each time.
 */
export const createAssets = (folder: string): RequestHandler =>
  sirv(folder, {
    gzip: true,
    brotli: true,
    etag: true,
    setHeaders: (response, path) => {
      response.setHeader(
        'Cache-Control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
