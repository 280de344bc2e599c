/** Communes that somebody has put together (a CPTS, a DAC, a sector), by INSEE code. */
export interface Group {
  readonly nom: string
  readonly communes: readonly string[]
}

/** A grouping of one's own: a level that lives on this device and in the fragment of the link, which no browser sends. */
export interface Grouping {
  readonly nom: string
  readonly groupes: readonly Group[]
}

/** More than any region has, and few enough for a link. */
const MOST_GROUPS = 400
const LONGEST_NAME = 80
const CODE = /^(?:\d{5}|2[AB]\d{3})$/

/** `g=` and the grouping, deflated: for the fragment of an address. */
export async function writeFragment({ nom, groupes: groups }: Grouping): Promise<string> {
  const text = JSON.stringify([nom, ...groups.map((one) => [one.nom, one.communes.join('')])])
  const bytes = await piped(new Blob([text]), new CompressionStream('deflate-raw'))
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return `g=${btoa(signs).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}

/** Reads a fragment back; null when it holds no grouping, or not one of ours. */
export async function readFragment(fragment: string): Promise<Grouping | null> {
  const match = /^#?g=([\w-]+)$/.exec(fragment)
  if (!match) return null
  try {
    const signs = atob(match[1]!.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(signs, (sign) => sign.charCodeAt(0))
    const text = new TextDecoder().decode(
      await piped(new Blob([bytes]), new DecompressionStream('deflate-raw')),
    )
    const [nom, ...groups] = JSON.parse(text) as [string, ...[string, string][]]
    return checked({
      nom,
      groupes: groups.map(([one, codes]) => ({ nom: one, communes: codes.match(/.{5}/g) ?? [] })),
    })
  } catch {
    return null
  }
}

/** A grouping as it may be shown: names cut to what a table holds, codes by their form; null when nothing is left. */
export function checked({ nom, groupes: groups }: Grouping): Grouping | null {
  const good = groups
    .map((one) => ({
      nom: String(one.nom).slice(0, LONGEST_NAME),
      communes: [...new Set(one.communes.filter((code) => CODE.test(code)))].sort(),
    }))
    .filter(({ communes }) => communes.length > 0)
    .slice(0, MOST_GROUPS)
  return good.length > 0 ? { nom: String(nom).slice(0, LONGEST_NAME), groupes: good } : null
}

async function piped(blob: Blob, through: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  return new Uint8Array(await new Response(blob.stream().pipeThrough(through)).arrayBuffer())
}
