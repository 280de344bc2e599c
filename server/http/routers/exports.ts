import { Router } from 'express'
import type { HandlerDeps } from '../../service/deps.ts'
import { datedName } from '../../service/downloads/file-names.ts'
import { zipOf } from '../../service/export/data-package.ts'
import { hsdsFiles } from '../../service/export/write-hsds.ts'

/** Whole files of what is public: the cabinets as Open Referral reads them. */
export function exportsRouter(deps: HandlerDeps): Router {
  const router = Router({ caseSensitive: true })
  /** Of the newest calculation, which a new roster, a record and midnight replace. */
  let kept: { readonly run: string; readonly bytes: Promise<Buffer> } | null = null
  router.get('/donnees/hsds.zip', async (_request, response) => {
    response.locals.route = '/donnees/hsds.zip'
    const asOf = deps.today()
    const run = deps.runs.idAt(asOf)
    if (kept?.run !== run)
      kept = { run, bytes: hsdsFiles(deps.database.reads, deps.currentPackage(), asOf).then(zipOf) }
    const bytes = await kept.bytes.catch((error: unknown) => {
      // What could not be made is made anew for who asks next.
      kept = null
      throw error
    })
    response.set({
      'Cache-Control': 'no-cache',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
    response
      .type('zip')
      .attachment(datedName('hsds', { asOf, demonstration: deps.atlas.demonstration }, '.zip'))
      .send(bytes)
  })
  return router
}
