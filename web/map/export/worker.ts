import type { Feuille } from './rows.ts'
import type { Zones } from './geojson.ts'

/** What the page asks of the worker, away from its own thread: 35,000 rows take a second to write. */
export type Demande =
  | { readonly format: 'xlsx'; readonly feuille: Feuille; readonly noms: readonly [string, string] }
  | { readonly format: 'fgb'; readonly zones: Zones }

addEventListener('message', ({ data }: MessageEvent<Demande>) => {
  void ecrire(data).then(
    (octets) => postMessage({ octets }),
    (error: unknown) => postMessage({ echec: String(error) }),
  )
})

async function ecrire(demande: Demande): Promise<Uint8Array> {
  if (demande.format === 'fgb') return (await import('./flatgeobuf.ts')).flatgeobufDe(demande.zones)
  return (await import('./xlsx.ts')).xlsxDe(demande.feuille, demande.noms)
}
