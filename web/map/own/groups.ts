/** Communes that somebody has put together (a CPTS, a DAC, a sector), by INSEE code. */
export interface Groupe {
  readonly nom: string
  readonly communes: readonly string[]
}

/** A grouping of one's own: a level that lives on this device and in the fragment of the link, which no browser sends. */
export interface Regroupement {
  readonly nom: string
  readonly groupes: readonly Groupe[]
}

/** More than any region has, and few enough for a link. */
const MOST_GROUPS = 400
const LONGEST_NAME = 80
const CODE = /^(?:\d{5}|2[AB]\d{3})$/

/** `g=` and the grouping, deflated: for the fragment of an address. */
export async function ecrireFragment({ nom, groupes }: Regroupement): Promise<string> {
  const text = JSON.stringify([nom, ...groupes.map((un) => [un.nom, un.communes.join('')])])
  const bytes = await piped(new Blob([text]), new CompressionStream('deflate-raw'))
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return `g=${btoa(signs).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}

/** Reads a fragment back; null when it holds no grouping, or not one of ours. */
export async function lireFragment(fragment: string): Promise<Regroupement | null> {
  const match = /^#?g=([\w-]+)$/.exec(fragment)
  if (!match) return null
  try {
    const signs = atob(match[1]!.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(signs, (sign) => sign.charCodeAt(0))
    const text = new TextDecoder().decode(
      await piped(new Blob([bytes]), new DecompressionStream('deflate-raw')),
    )
    const [nom, ...groupes] = JSON.parse(text) as [string, ...[string, string][]]
    return verifie({
      nom,
      groupes: groupes.map(([un, codes]) => ({ nom: un, communes: codes.match(/.{5}/g) ?? [] })),
    })
  } catch {
    return null
  }
}

/** A grouping as it may be shown: names cut to what a table holds, codes by their form; null when nothing is left. */
export function verifie({ nom, groupes }: Regroupement): Regroupement | null {
  const bons = groupes
    .map((un) => ({
      nom: String(un.nom).slice(0, LONGEST_NAME),
      communes: [...new Set(un.communes.filter((code) => CODE.test(code)))].sort(),
    }))
    .filter(({ communes }) => communes.length > 0)
    .slice(0, MOST_GROUPS)
  return bons.length > 0 ? { nom: String(nom).slice(0, LONGEST_NAME), groupes: bons } : null
}

async function piped(blob: Blob, through: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  return new Uint8Array(await new Response(blob.stream().pipeThrough(through)).arrayBuffer())
}
