import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { Territoire } from './types.ts'
import type { getCarte } from '../../../server/contract/sheet.ts'
import { NO_DATA } from '../../../server/domain/figure.ts'
import { INDICATEURS, type Indicateur } from '../../../server/domain/situation.ts'

/** One level, column by column, as `/api/v1/carte/{niveau}` answers it. */
export type Colonnes = OutputOf<typeof getCarte>

const LETTRE = { ok: 'o', suppressed: 's', 'not-calculated': 'c', 'not-applicable': 'n' } as const
const LABEL = { eleve: 'e', faible: 'f', indetermine: 'i' } as const

/** The API's letter of a figure; `p` when it is hidden only to protect another, `a` when its source has none. */
function lettre(figure: Territoire['figures'][number] | undefined): string {
  if (!figure) return LETTRE['not-applicable']
  if (figure.rounded === NO_DATA) return 'a'
  return figure.status === 'suppressed' && figure.rounded !== '< 11' ? 'p' : LETTRE[figure.status]
}

/** The departements that came with the page, turned to the same columns: the table is there before any request. */
export function colonnesDepuis(
  items: readonly Territoire[],
  provenance: Pick<Colonnes, 'run' | 'asOf' | 'demonstration'>,
): Colonnes {
  const figures = items.map((item) => new Map(item.figures.map((figure) => [figure.indicator, figure])))
  const column = <T>(pick: (indicateur: Indicateur, row: number) => T) =>
    Object.fromEntries(
      INDICATEURS.map((indicateur) => [indicateur, items.map((_, row) => pick(indicateur, row))]),
    ) as Record<Indicateur, T[]>
  const states = column((indicateur, row) => lettre(figures[row]!.get(indicateur)))
  return {
    niveau: items[0]?.niveau ?? 'departement',
    codes: items.map((item) => item.code),
    noms: items.map((item) => item.nom),
    departements: items.map((item) => item.departement),
    regions: items.map((item) => item.region),
    values: column((indicateur, row) => figures[row]!.get(indicateur)?.value ?? null),
    lows: column((indicateur, row) => figures[row]!.get(indicateur)?.low ?? null),
    highs: column((indicateur, row) => figures[row]!.get(indicateur)?.high ?? null),
    states: Object.fromEntries(INDICATEURS.map((id) => [id, states[id].join('')])) as Record<
      Indicateur,
      string
    >,
    labels: items
      .map(
        (item) =>
          LABEL[item.ranks.find((rank) => rank.indicator === 'risque')?.label ?? ('' as 'eleve')] ?? '-',
      )
      .join(''),
    zonages: null,
    ...provenance,
  }
}
