import { z } from 'zod'

/** A postal address found by the operator's geocoder; degrees WGS 84 with three decimals (about 100 m). */
export interface FoundAddress {
  readonly label: string
  /** INSEE code of its commune or municipal arrondissement. */
  readonly code: string
  readonly lon: number
  readonly lat: number
  /** How sure the geocoder is, 0 to 1. */
  readonly score: number
  /** The point is that of a house, not of a whole street. */
  readonly house: boolean
}

/** Finds addresses; `silent` when the geocoder does not answer in time, or not in its own language. Never fails. */
export type AddressSearch = (text: string, limit: number) => Promise<readonly FoundAddress[] | 'silent'>

/** The answer of the Géoplateforme and of the addok servers before it: GeoJSON with a label, a commune and a score. */
const answer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.object({
        label: z.string().max(200),
        score: z.number(),
        citycode: z.string(),
        type: z.string().optional(),
      }),
    }),
  ),
})

/** Below this the national geocoder's own documentation advises not to trust the answer. */
const LOWEST_SCORE = 0.5
/** What the national API accepts. */
const LENGTH = { least: 3, most: 200 } as const
/** After a failure nobody waits for the geocoder for a while: a search must not cost its time limit at every letter. */
const PAUSE_MS = 15_000

const rounded = (degrees: number): number => Number(degrees.toFixed(3))

/**
 * Search by the geocoder at `searchUrl` (`…/search?q=&limit=`, as the Géoplateforme answers it), at most `timeoutMs`
 * long. What somebody typed goes to that address and nowhere else: no redirection is followed, nothing is kept or logged.
 */
export function addressSearch(
  searchUrl: string,
  timeoutMs: number,
  now: () => number = Date.now,
): AddressSearch {
  let quietUntil = -Infinity
  return async (text, limit) => {
    const q = text.trim().slice(0, LENGTH.most)
    if (q.length < LENGTH.least) return []
    if (now() < quietUntil) return 'silent'
    const url = new URL(searchUrl)
    url.searchParams.set('q', q)
    url.searchParams.set('limit', String(limit))
    try {
      const response = await fetch(url, {
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { Accept: 'application/json' },
      })
      // It refuses what it cannot read (too short, no letter): the address is unknown, the service is well.
      if (response.status === 400) return []
      if (!response.ok) throw new Error(`geocoder: ${response.status}`)
      return answer
        .parse(await response.json())
        .features.filter(({ properties }) => properties.score >= LOWEST_SCORE)
        .map(({ geometry: { coordinates }, properties: { label, citycode, score, type } }) => ({
          label,
          code: citycode,
          lon: rounded(coordinates[0]),
          lat: rounded(coordinates[1]),
          score,
          house: type === 'housenumber',
        }))
    } catch {
      quietUntil = now() + PAUSE_MS
      return 'silent'
    }
  }
}
