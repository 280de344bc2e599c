import type { Atlas } from '../../country/atlas.ts'
import type { Territory } from '../../country/land/territories.ts'
import type { Cabinet } from '../../domain/model.ts'

type Note = NonNullable<Territory['note']>

/** Cabinets of one approximate place, and the circonscriptions in which each of them counts. */
interface Straddling {
  readonly nom: string
  readonly codes: readonly string[]
  cabinets: number
}

/** More circonscriptions than these are counted, not named: a cabinet of "Paris" is in one of eighteen. */
const MOST_NAMED = 4

/** By circonscription, made once for a roster. */
const made = new WeakMap<readonly Cabinet[], ReadonlyMap<string, readonly Straddling[]>>()

/**
 * Which cabinets of a circonscription are counted in others too, because only their arrondissement or split commune is known; null
 * when none is. Without it nobody could tell why its circonscriptions have more cabinets than a département.
 */
export function straddling(
  atlas: Pick<Atlas, 'cabinets' | 'circonscriptionsOf' | 'placeKnown'>,
  { niveau, code }: Pick<Territory, 'niveau' | 'code'>,
): Note | null {
  if (niveau !== 'circonscription') return null
  const all = made.get(atlas.cabinets) ?? straddlingOf(atlas)
  made.set(atlas.cabinets, all)
  const own = all.get(code)
  if (!own) return null
  const told = (of: (one: Straddling, codes: string) => string): string =>
    own.map((one) => of(one, one.codes.length > MOST_NAMED ? '' : one.codes.join(', '))).join(' ; ')
  return {
    fr: `Cabinets à cheval, dont seuls l’arrondissement ou la commune sont connus : ${told(
      ({ nom, cabinets, codes }, named) =>
        `${nom}, ${cabinets} ${cabinets === 1 ? 'compté' : 'comptés chacun'} dans ${codes.length} circonscriptions${named && ` (${named})`}`,
    )}. Le département et la France les comptent une fois.`,
    en: `Practices across a border, of which only the arrondissement or commune is known: ${told(
      ({ nom, cabinets, codes }, named) =>
        `${nom}, ${cabinets} counted ${cabinets === 1 ? '' : 'each '}in ${codes.length} constituencies${named && ` (${named})`}`,
    ).replaceAll(' ; ', '; ')}. The département and France count them once.`,
  }
}

function straddlingOf({
  cabinets,
  circonscriptionsOf,
  placeKnown,
}: Pick<Atlas, 'cabinets' | 'circonscriptionsOf' | 'placeKnown'>): ReadonlyMap<string, Straddling[]> {
  const places = new Map<string, Straddling>()
  for (const cabinet of cabinets) {
    const codes = circonscriptionsOf(cabinet)
    const place = codes.length > 1 ? placeKnown(cabinet) : null
    if (place === null) continue
    const known = places.get(place.code) ?? { nom: place.nom, codes, cabinets: 0 }
    known.cabinets++
    places.set(place.code, known)
  }
  const byCode = new Map<string, Straddling[]>()
  for (const [, place] of [...places].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const code of place.codes) byCode.set(code, [...(byCode.get(code) ?? []), place])
  return byCode
}
