import type { ExportSheet } from './rows.ts'
import type { Zones } from './geojson.ts'

/** What the page asks of the worker, away from its own thread: 35,000 rows take a second to write. */
export type FileRequest =
  | { readonly format: 'xlsx'; readonly sheet: ExportSheet; readonly noms: readonly [string, string] }
  | { readonly format: 'fgb'; readonly zones: Zones }

addEventListener('message', ({ data }: MessageEvent<FileRequest>) => {
  void write(data).then(
    (bytes) => postMessage({ bytes }),
    (error: unknown) => postMessage({ failure: String(error) }),
  )
})

async function write(request: FileRequest): Promise<Uint8Array> {
  if (request.format === 'fgb') return (await import('./flatgeobuf.ts')).flatgeobufOf(request.zones)
  return (await import('./xlsx.ts')).xlsxOf(request.sheet, request.noms)
}
