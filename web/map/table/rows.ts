import { plainText } from '../../../server/domain/plainText.ts'
import type { Classe } from '../data/class.ts'
import type { Colonnes } from '../data/columns.ts'
import type { Perimetre, Tri } from '../state.ts'

/** Text as it is compared: `plainText` with "st" as "saint". */
export const plie = (texte: string): string => plainText(texte).replace(/\bst(e?)\b/g, 'saint$1')

interface Index {
  readonly plies: readonly string[]
  /** Place of each row in the alphabet. */
  readonly alphabet: Uint32Array
}
const index = new WeakMap<Colonnes, Index>()

/** What search and sorting by name need, made once per level: comparing 35,000 names anew at each click takes 200 ms. */
function indexDe(colonnes: Colonnes): Index {
  const connu = index.get(colonnes)
  if (connu) return connu
  const plies = colonnes.noms.map(plie)
  const ordre = plies.map((_, rang) => rang)
  ordre.sort((a, b) => (plies[a]! < plies[b]! ? -1 : plies[a]! > plies[b]! ? 1 : a - b))
  const alphabet = new Uint32Array(plies.length)
  ordre.forEach((rang, place) => (alphabet[rang] = place))
  const neuf = { plies, alphabet }
  index.set(colonnes, neuf)
  return neuf
}

/** What a reader asks of the table. */
export interface Demande {
  readonly recherche: string
  /** Legend classes kept; empty: all, areas without figure included. */
  readonly classes: readonly number[]
  readonly perimetre: Perimetre | null
  readonly tri: Tri
  /** What else a row must be; absent: nothing. */
  readonly garde?: (rang: number) => boolean
  /** How many first rows are kept; absent or null: all. */
  readonly premiers?: number | null
  /** Difference between the two days compared, by row; absent when none are. */
  readonly ecart?: (rang: number) => number | null
  /** What areas held against a goal are sorted by, by row; absent when they are not. */
  readonly objectif?: (cle: 'manquent' | 'part', rang: number) => number | null
}

/** Is row `rang` inside the perimeter? */
export function dansPerimetre(colonnes: Colonnes, rang: number, perimetre: Perimetre | null): boolean {
  // Groups of one's own lie in no one département.
  if (!perimetre || colonnes.niveau === 'groupes') return true
  const code =
    perimetre.genre === 'region'
      ? colonnes.regions[rang]
      : (colonnes.departements[rang] ?? colonnes.codes[rang])
  return code != null && perimetre.codes.includes(code)
}

/**
 * Rows to show, in order, as positions in the columns. Rows without a value come last whatever the direction; ties keep
 * the order of the alphabet.
 */
export function rangees(colonnes: Colonnes, classes: ArrayLike<Classe>, demande: Demande): Uint32Array {
  const { plies, alphabet } = indexDe(colonnes)
  const cherche = plie(demande.recherche)
  const code = demande.recherche.trim().toUpperCase()
  const gardees = new Set(demande.classes)
  const rows: number[] = []
  for (let rang = 0; rang < plies.length; rang++) {
    if (gardees.size && !gardees.has(classes[rang]!)) continue
    if (!dansPerimetre(colonnes, rang, demande.perimetre)) continue
    if (demande.garde && !demande.garde(rang)) continue
    if (cherche && !` ${plies[rang]!}`.includes(` ${cherche}`) && !colonnes.codes[rang]!.startsWith(code))
      continue
    rows.push(rang)
  }
  const sens = demande.tri.sens === 'asc' ? 1 : -1
  if (demande.tri.cle === 'nom') rows.sort((a, b) => sens * (alphabet[a]! - alphabet[b]!))
  else rows.sort(parValeur(valeursDe(colonnes, demande), sens, alphabet))
  return Uint32Array.from(demande.premiers ? rows.slice(0, demande.premiers) : rows)
}

/** What rows are sorted by; names sort otherwise. */
function valeursDe(colonnes: Colonnes, { tri: { cle }, ecart, objectif }: Demande): Valeurs {
  if (cle === 'nom') return []
  if (cle === 'ecart') return ecart ? colonnes.codes.map((_, rang) => ecart(rang)) : []
  if (cle === 'manquent' || cle === 'part')
    return objectif ? colonnes.codes.map((_, rang) => objectif(cle, rang)) : []
  return colonnes.values[cle] ?? []
}
type Valeurs = readonly (number | null)[]

function parValeur(values: Valeurs, sens: 1 | -1, alphabet: Uint32Array) {
  return (a: number, b: number): number => {
    const x = values[a]
    const y = values[b]
    if (x == null || y == null) return x == null ? (y == null ? alphabet[a]! - alphabet[b]! : 1) : -1
    return sens * (x - y) || alphabet[a]! - alphabet[b]!
  }
}
