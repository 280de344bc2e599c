import { INDICATEURS } from '../../server/domain/situation.ts'
import type { LevelColumns } from '../../web/map/data/columns.ts'
import type { MapNiveau } from '../../web/map/state.ts'

interface Line {
  readonly code: string
  readonly nom: string
  readonly region: string
  readonly risque: number | null
  /** Letter of the state when there is no risk; `o` otherwise. */
  readonly state?: string
  readonly low?: number
  readonly high?: number
}

/** Columns of a level that only know the risk; every other indicator repeats it. */
export function columns(niveau: MapNiveau, lines: readonly Line[]): LevelColumns {
  const everywhere = <T>(value: T) =>
    Object.fromEntries(INDICATEURS.map((id) => [id, value])) as Record<(typeof INDICATEURS)[number], T>
  return {
    niveau,
    codes: lines.map(({ code }) => code),
    noms: lines.map(({ nom }) => nom),
    departements: lines.map(({ code }) => (code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2))),
    regions: lines.map(({ region }) => region),
    values: everywhere(lines.map(({ risque }) => risque)),
    lows: everywhere(lines.map(({ low }) => low ?? null)),
    highs: everywhere(lines.map(({ high }) => high ?? null)),
    states: everywhere(lines.map(({ state }) => state ?? 'o').join('')),
    operators: {},
    labels: '-'.repeat(lines.length),
    zonages: null,
    run: 'test',
    method: 2,
    asOf: '2026-10-01',
    demonstration: true,
  }
}
