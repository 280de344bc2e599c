import { createUnproject } from '../../country/package/unproject.ts'
import { encodingOf } from '../roster/encoding.ts'
import { readCsvRows } from '../roster/read-csv-rows.ts'
import {
  finessRow,
  isFinessHeader,
  locatedFinessSite,
  STOCK_COLUMNS,
  type FinessRow,
} from '../../domain/registers/finessSite.ts'
import type { RegisterSite } from '../../domain/registers/register-site.ts'
import { RegisterFileError } from './register-file-error.ts'

/** What the register says of the establishments that were asked for. */
export interface FinessReading {
  readonly sites: readonly RegisterSite[]
  /** Establishments in the file. */
  readonly lines: number
}

/**
 * The establishments of the register of establishments that `keep` wants, in UTF-8 or ISO-8859-1: with a header as since September
 * 2026 (a line an establishment), or without one as before (`structureet` and `geolocalisation` lines). Points are converted from
 * the system that the row names, and left out when it is another than the place’s.
 * @throws RegisterFileError when the file is neither.
 */
export async function readFiness(bytes: Buffer, keep: (row: FinessRow) => boolean): Promise<FinessReading> {
  const unproject = await createUnproject()
  const kept = new Map<string, FinessRow>()
  let names: readonly string[] | null = null
  let lines = 0
  const { label } = encodingOf(bytes)
  for await (const { values } of readCsvRows(bytes, {
    // The register never was one of DOS.
    ...{ delimiter: ';', encoding: label === 'ibm850' ? 'windows-1252' : label },
  })) {
    const [first = '', id = '', x = '', y = '', source = ''] = values
    if (names === null && isFinessHeader(values)) names = values
    else if (first === 'geolocalisation') {
      const row = kept.get(id)
      if (row) kept.set(id, { ...row, coordxet: x, coordyet: y, sourcecoordet: source })
    } else if (first === 'structureet' || names !== null) {
      lines++
      const row = finessRow(first === 'structureet' ? STOCK_COLUMNS : names!, values)
      if (row.nofinesset && keep(row)) kept.set(row.nofinesset, row)
    } else if (first !== 'finess') throw new RegisterFileError('not-a-register')
  }
  if (lines === 0) throw new RegisterFileError('empty')
  return { sites: [...kept.values()].map((row) => locatedFinessSite(row, unproject)), lines }
}
