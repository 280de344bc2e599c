import { stringify } from 'csv-stringify/sync'
import type { EndpointName } from '../../contract/endpoints.ts'
import type { getObjectif, importCabinets, OutputOf } from '../../contract/index.ts'
import {
  areaRows,
  cabinetRows,
  namedRows,
  placementRows,
  questionRows,
  scenarioRows,
  seatRows,
  type Row,
} from '../../service/rows.ts'
import { inert } from '../../service/inert.ts'
import { goalItems, goalRows } from '../../service/goal/rows.ts'
import type { Writer } from '../serve.ts'
import { reportCsv } from '../../service/roster/report-csv.ts'

const ROWS: Partial<Record<EndpointName, (output: never) => Row[]>> = {
  listTerritoires: areaRows,
  getTerritoire: areaRows,
  listCabinets: cabinetRows,
  listScenariosNommes: namedRows,
  listQuestions: questionRows,
  listCirconscriptions: seatRows,
  listScenarioTerritoires: scenarioRows,
  listPlacements: placementRows,
  getObjectif: goalRows,
}

/** An answer that is no list, with the items that its rows are written from. */
const listOf = (name: EndpointName, output: unknown): unknown =>
  name === 'getTerritoire'
    ? { ...(output as object), items: [output] }
    : name === 'getObjectif'
      ? { ...(output as object), items: goalItems(output as OutputOf<typeof getObjectif>) }
      : output

/** Rows written at once: some tens of milliseconds. */
const SLICE = 250

/**
 * CSV as RFC 4180 has it: UTF-8 without a mark, comma, decimal point, header line. (French spreadsheets open it by
 * « Données → À partir d'un fichier texte »; a machine needs no explanation.)
 */
export const csvWriter: Writer = {
  type: 'text/csv; charset=utf-8; header=present',
  *write(name, output) {
    // Read by people in a spreadsheet, not by machines.
    if (name === 'importCabinets') return yield reportCsv(output as OutputOf<typeof importCabinets>)
    const listed = listOf(name, output)
    const { items, ...rest } = listed as { readonly items: readonly unknown[] }
    for (let from = 0; from === 0 || from < items.length; from += SLICE) {
      const rows = ROWS[name]!({ ...rest, items: items.slice(from, from + SLICE) } as never)
      yield stringify(rows, { header: from === 0, record_delimiter: 'windows', cast: { string: inert } })
    }
  },
}
