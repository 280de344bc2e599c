import type { AnyNiveau, Circonscription, Commune, Niveau, PartCirconscription } from '../model.ts'

/**
 * Which communes make up the areas of one level: those of area a are `commune[start[a]]` to `commune[start[a + 1]]`,
 * each with the `share` of its people living there (1 but for communes split between circonscriptions).
 */
export interface Membership {
  readonly niveau: AnyNiveau
  /** Ascending by code unit. */
  readonly codes: readonly string[]
  readonly start: Int32Array
  readonly commune: Int32Array
  readonly share: Float64Array
}

/** The membership of every level over `communes`, an allocation's; circonscriptions without figures are left out. */
export function memberships(
  communes: readonly Commune[],
  parts: readonly PartCirconscription[],
  circonscriptions: readonly Circonscription[],
): Readonly<Record<Niveau, Membership>> {
  const index = new Map(communes.map(({ code }, i) => [code, i]))
  const whole = (niveau: Niveau, area: (commune: Commune) => string): Membership =>
    membership(
      niveau,
      communes.map(area),
      communes.map((_, i) => i),
      communes.map(() => 1),
    )
  // In the order of communes, so that an area lists its communes ascending.
  const shares = parts
    .filter(({ codeCommune, part }) => part > 0 && index.has(codeCommune))
    .sort((a, b) => index.get(a.codeCommune)! - index.get(b.codeCommune)!)
  return {
    commune: whole('commune', ({ code, commune }) => commune ?? code),
    circonscription: membership(
      'circonscription',
      shares.map(({ circonscription }) => circonscription),
      shares.map(({ codeCommune }) => index.get(codeCommune)!),
      shares.map(({ part }) => part),
      circonscriptions.filter(({ statut }) => statut === 'figures').map(({ code }) => code),
    ),
    departement: whole('departement', ({ departement }) => departement),
    region: whole('region', ({ region }) => region),
    france: whole('france', () => 'FR'),
  }
}

/** The membership of a découpage: `areaOf` says the area of each commune; an arrondissement lies in that of its city. */
export const dividedBy = (
  niveau: AnyNiveau,
  communes: readonly Commune[],
  areaOf: (code: string) => string,
): Membership =>
  membership(
    niveau,
    communes.map(({ code, commune }) => areaOf(commune ?? code)),
    communes.map((_, i) => i),
    communes.map(() => 1),
  )

/** Sorts links (area, commune, share), given in the order of communes, by area; `also` are areas without any. */
function membership(
  niveau: AnyNiveau,
  area: readonly string[],
  commune: readonly number[],
  share: readonly number[],
  also: readonly string[] = [],
): Membership {
  const codes = [...new Set([...area, ...also])].sort()
  const index = new Map(codes.map((code, a) => [code, a]))
  const at = new Int32Array(area.length)
  const start = new Int32Array(codes.length + 1)
  for (let k = 0; k < area.length; k++) {
    at[k] = index.get(area[k]!)!
    start[at[k]! + 1]!++
  }
  for (let a = 0; a < codes.length; a++) start[a + 1]! += start[a]!
  const next = start.slice()
  const sorted = { commune: new Int32Array(area.length), share: new Float64Array(area.length) }
  for (let k = 0; k < area.length; k++) {
    const place = next[at[k]!]!++
    sorted.commune[place] = commune[k]!
    sorted.share[place] = share[k]!
  }
  return { niveau, codes, start, ...sorted }
}
