import { stringify } from 'csv-stringify/sync'
import type { EndpointName } from '../../contract/endpoints.ts'
import type { importCabinets, listCabinets, listTerritoires, OutputOf } from '../../contract/index.ts'
import { INDICATEURS } from '../../domain/situation.ts'
import type { Writer } from '../serve.ts'
import { reportCsv } from '../../service/roster/report-csv.ts'

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

const ROWS: Partial<Record<EndpointName, (output: never) => Row[]>> = {
  listTerritoires: areaRows,
  listCabinets: cabinetRows,
}

/** Rows written at once: some tens of milliseconds. */
const SLICE = 250

/** A cell that a spreadsheet would run as a formula gets a quote in front; numbers stay numbers. */
const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/**
 * CSV as RFC 4180 has it: UTF-8 without a mark, comma, decimal point, header line. (French spreadsheets open it by
 * « Données → À partir d'un fichier texte »; a machine needs no explanation.)
 */
export const csvWriter: Writer = {
  type: 'text/csv; charset=utf-8; header=present',
  *write(name, output) {
    // Read by people in a spreadsheet, not by machines.
    if (name === 'importCabinets') return yield reportCsv(output as OutputOf<typeof importCabinets>)
    const { items, ...rest } = output as { readonly items: readonly unknown[] }
    for (let from = 0; from === 0 || from < items.length; from += SLICE) {
      const rows = ROWS[name]!({ ...rest, items: items.slice(from, from + SLICE) } as never)
      yield stringify(rows, { header: from === 0, record_delimiter: 'windows', cast: { string: inert } })
    }
  },
}
