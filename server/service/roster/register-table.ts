import type { RosterField } from '../../domain/roster/cabinet-columns.ts'
import { draftCells } from '../../domain/registers/draftCells.ts'
import {
  finessPoint,
  finessRow,
  finessSite,
  isCareHouse,
  isFinessHeader,
} from '../../domain/registers/finessSite.ts'
import { problem, type Problem } from '../../domain/roster/problems.ts'
import type { OpenTable, TableLine } from './table.ts'

/** What the register can say, and the nurse time, which a steward completes. Of a status it says nothing. */
const HEADER: readonly RosterField[] = [
  ...(['nom', 'adresse', 'code_postal', 'commune', 'code_commune', 'lon', 'lat', 'etp'] as const),
  ...(['telephone', 'finess', 'siret'] as const),
]

/**
 * The national register of establishments read as a draft of a roster: under our columns, other kinds of establishments set aside.
 * Any other table is given back as it is.
 */
export function registerAsRoster(table: OpenTable): {
  readonly table: OpenTable
  readonly remarks: readonly Problem[]
} {
  if (!isFinessHeader(table.header)) return { table, remarks: [] }
  return {
    table: { ...table, header: HEADER, lines: drafted(table) },
    remarks: [problem('register-read', null)],
  }
}

async function* drafted({ header, lines }: OpenTable): AsyncGenerator<TableLine> {
  for await (const line of lines) {
    if (line.broken !== null) {
      yield line
      continue
    }
    const row = finessRow(header, line.values)
    const point = finessPoint(row)
    const cells = draftCells({ ...finessSite(row), lon: point?.x ?? null, lat: point?.y ?? null })
    const tooWide = line.values.slice(header.length)
    yield {
      ...line,
      values: [...HEADER.map((field) => cells[field] ?? ''), ...tooWide],
      ...(!isCareHouse(row) && { aside: 'kind' as const }),
    }
  }
}
