import { z } from 'zod'
import type { Precision } from '../../domain/roster/rosterRow.ts'

/** A postal address to be located within a known commune. */
interface PostalAddress {
  readonly adresse: string
  readonly codePostal: string | null
  readonly codeCommune: string
  readonly commune: string
}

/** A position with what it stands on; degrees WGS 84. */
export interface GeocodedPosition {
  readonly lon: number
  readonly lat: number
  readonly precision: Precision
}

/** Finds where an address is; null when it does not know. Fails when the service does not answer. */
export type Geocoder = (address: PostalAddress) => Promise<GeocodedPosition | null>

/** The answer of the Géoplateforme and of the addok servers before it: GeoJSON with a score and a kind. */
const answer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.object({ score: z.number(), type: z.string(), citycode: z.string().optional() }),
    }),
  ),
})

/** Below this the national geocoder's own documentation advises to look at the answer. */
const LOWEST_SCORE = 0.5
const PRECISION_OF: Readonly<Record<string, Precision>> = {
  housenumber: 'adresse',
  street: 'rue',
  locality: 'rue',
}

/**
 * A geocoder that speaks the national API (`…/search?q=&citycode=&limit=1`). Only an address in the commune asked for is
 * believed; a request longer than `timeoutMs` fails.
 */
export function httpGeocoder(searchUrl: string, timeoutMs: number): Geocoder {
  return async ({ adresse, codePostal, codeCommune, commune }) => {
    const url = new URL(searchUrl)
    url.searchParams.set('q', [adresse, codePostal, commune].filter(Boolean).join(' ').slice(0, 200))
    url.searchParams.set('citycode', codeCommune)
    url.searchParams.set('limit', '1')
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
    if (!response.ok) throw new Error(`geocoder: ${response.status}`)
    const best = answer.parse(await response.json()).features[0]
    if (!best || best.properties.score < LOWEST_SCORE) return null
    if (best.properties.citycode !== undefined && best.properties.citycode !== codeCommune) return null
    const precision = PRECISION_OF[best.properties.type]
    const [lon, lat] = best.geometry.coordinates
    return precision ? { lon: Number(lon.toFixed(6)), lat: Number(lat.toFixed(6)), precision } : null
  }
}
