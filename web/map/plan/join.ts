import type { Map as CarteLibre } from 'maplibre-gl'
import type { NiveauCarte } from '../state.ts'
import { etatDe } from '../layers/surface.ts'

/** What the map must know of the areas of a level: their class, whether they are hatched, whether a filter sets them aside. */
export interface Jointure {
  readonly codes: readonly string[]
  readonly classes: ArrayLike<number>
  readonly trame: (rang: number) => boolean
  readonly ecarte: (rang: number) => boolean
  /** Whether an area is of the fifth with the highest risk. */
  readonly haut: (rang: number) => boolean
}

/** Areas told to the map between two frames: 35,000 at once would hold the page for a quarter of a second, and longer where all are in view. */
const PAR_IMAGE = 2000

/** One number an area, so that only what changed is told: class + 8, then three bits. */
const empreinte = (jointure: Jointure, rang: number): number =>
  ((jointure.classes[rang]! + 8) << 3) |
  (jointure.trame(rang) ? 1 : 0) |
  (jointure.ecarte(rang) ? 2 : 0) |
  (jointure.haut(rang) ? 4 : 0)

/** Joins figures to the tiles by feature-state, level by level; a newer call ends the one under way. */
export function jointures(carte: CarteLibre) {
  const dites = new Map<NiveauCarte, Map<string, number>>()
  const tours = new Map<NiveauCarte, number>()

  return async (niveau: NiveauCarte, jointure: Jointure): Promise<void> => {
    const tour = (tours.get(niveau) ?? 0) + 1
    tours.set(niveau, tour)
    const connues = dites.get(niveau) ?? new Map<string, number>()
    dites.set(niveau, connues)
    let faites = 0
    for (let rang = 0; rang < jointure.codes.length; rang++) {
      const id = jointure.codes[rang]!
      const neuve = empreinte(jointure, rang)
      if (connues.get(id) === neuve) continue
      connues.set(id, neuve)
      const [h, x, q] = [1, 2, 4].map((bit) => (neuve & bit) > 0)
      const cible = { ...etatDe(niveau), id }
      carte.setFeatureState(cible, { k: jointure.classes[rang]!, h, x, q })
      if (++faites % PAR_IMAGE === 0) {
        await new Promise(requestAnimationFrame)
        if (tours.get(niveau) !== tour) return
      }
    }
  }
}
