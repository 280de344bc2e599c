import type { Carte } from '../map-page.svelte.ts'
import { csvDe } from './csv.ts'
import { allRows } from './allRows.ts'
import { feuilleDe } from './rows.ts'
import { zonesDe } from './geojson.ts'
import { t } from './words.ts'
import type { Demande } from './worker.ts'

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
export async function fichierDe(carte: Carte, format: Format, complet = false): Promise<File> {
  const feuille = complet ? await allRows(carte) : feuilleDe(carte)
  const m = t(carte.locale)
  const contenu = async (): Promise<BlobPart> => {
    switch (format) {
      case 'csv':
        return csvDe(feuille)
      case 'geojson':
        return JSON.stringify(await zonesDe(carte))
      case 'xlsx':
        return auLoin({ format, feuille, noms: [m.donnees, m.provenance] })
      case 'fgb':
        return auLoin({ format, zones: await zonesDe(carte) })
    }
  }
  return new File([await contenu()], `${feuille.nom}.${format}`, { type: TYPES[format] })
}

/** Has the worker write a file, then lets it go. */
function auLoin(demande: Demande): Promise<Uint8Array<ArrayBuffer>> {
  const ouvrier = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    ouvrier.onmessage = ({ data }: MessageEvent<{ octets?: Uint8Array<ArrayBuffer>; echec?: string }>) =>
      data.octets ? resolve(data.octets) : reject(new Error(data.echec))
    ouvrier.onerror = ({ message }) => reject(new Error(message))
    ouvrier.postMessage(demande)
  }).finally(() => ouvrier.terminate())
}
