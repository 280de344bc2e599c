import type { Circonscription, Commune, Niveau, PartCirconscription } from '../model.ts'

/**
 * Which communes make up the areas of one level: those of area a are `commune[start[a]]` to `commune[start[a + 1]]`,
 * each with the `share` of its people living there (1 but for communes split between circonscriptions).
 */
export interface Membership {
  readonly niveau: Niveau
  /** Ascending by code unit. */
  readonly codes: readonly string[]
  readonly start: Int32Array
  readonly commune: Int32Array
  readonly share: Float64Array
}

/** Links come in the order of communes, so that an area lists its communes ascending. */
interface Link {
  readonly area: string
  readonly commune: number
  readonly share: number
}

/** The membership of every level over `communes` (sorted); circonscriptions without figures are left out. */
export function memberships(
  communes: readonly Commune[],
  parts: readonly PartCirconscription[],
  circonscriptions: readonly Circonscription[],
): Readonly<Record<Niveau, Membership>> {
  const index = new Map(communes.map(({ code }, i) => [code, i]))
  const whole = (area: (commune: Commune) => string): Link[] =>
    communes.map((commune, i) => ({ area: area(commune), commune: i, share: 1 }))
  const shares = parts.flatMap(({ codeCommune, circonscription, part }): Link[] => {
    const commune = index.get(codeCommune)
    return commune === undefined || !(part > 0) ? [] : [{ area: circonscription, commune, share: part }]
  })
  shares.sort((a, b) => a.commune - b.commune)
  const withFigures = circonscriptions.filter(({ statut }) => statut === 'figures').map(({ code }) => code)
  return {
    commune: membership(
      'commune',
      whole(({ code }) => code),
    ),
    circonscription: membership('circonscription', shares, withFigures),
    departement: membership(
      'departement',
      whole(({ departement }) => departement),
    ),
    region: membership(
      'region',
      whole(({ region }) => region),
    ),
    france: membership(
      'france',
      whole(() => 'FR'),
    ),
  }
}

function membership(niveau: Niveau, links: readonly Link[], also: readonly string[] = []): Membership {
  const codes = [...new Set([...links.map(({ area }) => area), ...also])].sort()
  const at = new Map(codes.map((code, a) => [code, a]))
  const start = new Int32Array(codes.length + 1)
  for (const { area } of links) start[at.get(area)! + 1]!++
  for (let a = 0; a < codes.length; a++) start[a + 1]! += start[a]!
  const next = start.slice()
  const commune = new Int32Array(links.length)
  const share = new Float64Array(links.length)
  for (const link of links) {
    const k = next[at.get(link.area)!]!++
    commune[k] = link.commune
    share[k] = link.share
  }
  return { niveau, codes, start, commune, share }
}
