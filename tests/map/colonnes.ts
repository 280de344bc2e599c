import { INDICATEURS } from '../../server/domain/situation.ts'
import type { Colonnes } from '../../web/carte/donnees/colonnes.ts'
import type { NiveauCarte } from '../../web/carte/etat.ts'

interface Ligne {
  readonly code: string
  readonly nom: string
  readonly region: string
  readonly risque: number | null
  /** Letter of the state when there is no risk; `o` otherwise. */
  readonly etat?: string
  readonly bas?: number
  readonly haut?: number
}

/** Columns of a level that only know the risk; every other indicator repeats it. */
export function colonnes(niveau: NiveauCarte, lignes: readonly Ligne[]): Colonnes {
  const partout = <T>(valeur: T) =>
    Object.fromEntries(INDICATEURS.map((id) => [id, valeur])) as Record<(typeof INDICATEURS)[number], T>
  return {
    niveau,
    codes: lignes.map(({ code }) => code),
    noms: lignes.map(({ nom }) => nom),
    departements: lignes.map(({ code }) => (code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2))),
    regions: lignes.map(({ region }) => region),
    values: partout(lignes.map(({ risque }) => risque)),
    lows: partout(lignes.map(({ bas }) => bas ?? null)),
    highs: partout(lignes.map(({ haut }) => haut ?? null)),
    states: partout(lignes.map(({ etat }) => etat ?? 'o').join('')),
    labels: '-'.repeat(lignes.length),
    zonages: null,
    run: 'test',
    asOf: '2026-10-01',
    demonstration: true,
  }
}
