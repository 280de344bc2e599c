import type { MapPage } from '../map-page.svelte.ts'
import { csvOf } from './csv.ts'
import { allRows } from './allRows.ts'
import { sheetOf } from './rows.ts'
import { zonesOf } from './geojson.ts'
import { t } from './words.ts'
import type { FileRequest } from './worker.ts'

/** Files that the page writes. */
export const FORMATS = ['csv', 'xlsx', 'geojson', 'fgb'] as const
export type Format = (typeof FORMATS)[number]

const TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  fgb: 'application/octet-stream',
}

/** What is shown as a file with its name, or every indicator of the rows shown (tables only). @throws when shapes or the worker fail. */
export async function fileOf(page: MapPage, format: Format, complete = false): Promise<File> {
  const sheet = complete ? await allRows(page) : sheetOf(page)
  const m = t(page.locale)
  const content = async (): Promise<BlobPart> => {
    switch (format) {
      case 'csv':
        return csvOf(sheet)
      case 'geojson':
        return JSON.stringify(await zonesOf(page))
      case 'xlsx':
        return elsewhere({ format, sheet, noms: [m.data, m.provenance] })
      case 'fgb':
        return elsewhere({ format, zones: await zonesOf(page) })
    }
  }
  return new File([await content()], `${sheet.nom}.${format}`, { type: TYPES[format] })
}

/** Has the worker write a file, then lets it go. */
function elsewhere(request: FileRequest): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ bytes?: Uint8Array<ArrayBuffer>; failure?: string }>) =>
      data.bytes ? resolve(data.bytes) : reject(new Error(data.failure))
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.postMessage(request)
  }).finally(() => worker.terminate())
}
