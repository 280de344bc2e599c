import type { listCabinets, listTerritoires, OutputOf } from '../contract/index.ts'
import { INDICATEURS } from '../domain/situation.ts'

export type Cell = string | number | boolean | null
export type Row = Readonly<Record<string, Cell>>

/**
 * One row an area: each figure takes its value, bounds and status, so that a hidden value says why it is empty. Every
 * row has every column, for the header is that of the first.
 */
export function areaRows({ items, run, asOf, demonstration }: OutputOf<typeof listTerritoires>): Row[] {
  return items.map(({ niveau, code, nom, departement, region, explication, figures, ranks }) => {
    const byIndicator = new Map(figures.map((figure) => [figure.indicator, figure]))
    const rank = ranks.find(({ indicator }) => indicator === 'risque')
    return {
      niveau,
      code,
      nom,
      departement,
      region,
      explication,
      ...Object.fromEntries(
        INDICATEURS.flatMap((indicator): [string, Cell][] => {
          const figure = byIndicator.get(indicator)
          return [
            [indicator, figure?.value ?? null],
            [`${indicator}.low`, figure?.low ?? null],
            [`${indicator}.high`, figure?.high ?? null],
            [`${indicator}.status`, figure?.status ?? null],
            [`${indicator}.vintage`, figure?.vintage ?? null],
            [`${indicator}.rounded`, figure?.rounded ?? null],
          ]
        }),
      ),
      'risque.rank': rank?.rank ?? null,
      'risque.rank_low': rank?.low ?? null,
      'risque.rank_high': rank?.high ?? null,
      'risque.label': rank?.label ?? null,
      sources: [...new Set(figures.flatMap(({ sources }) => sources))].join(';'),
      asOf,
      run,
      demonstration,
    }
  })
}

/** One row a cabinet, its status column by column. */
export function cabinetRows({ items, run, asOf }: OutputOf<typeof listCabinets>): Row[] {
  return items.map(({ status, ...cabinet }) => ({
    ...cabinet,
    ...Object.fromEntries(Object.entries(status).map(([name, value]) => [`status.${name}`, value])),
    asOf,
    run,
  }))
}
