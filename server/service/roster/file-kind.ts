import { problem } from '../../domain/roster/problems.ts'
import { RosterFileError } from './roster-file-error.ts'

/** What a roster file is, from its bytes; the name's extension is not trusted. */
export type FileKind =
  | { readonly format: 'xlsx' }
  | {
      readonly format: 'csv'
      readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1252'
      readonly delimiter: string
    }

/** Ten times a roster of the whole country. */
export const LARGEST_FILE = 32 * 1024 * 1024
const SAMPLE = 64 * 1024

/** Tells CSV (UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252, which contains Latin-1) from a workbook. */
export function fileKind(bytes: Buffer): FileKind {
  if (bytes.length === 0) throw new RosterFileError([problem('file-empty', null)])
  if (bytes.length > LARGEST_FILE)
    throw new RosterFileError([problem('file-too-large', null, null, `${LARGEST_FILE / 1024 / 1024} Mo`)])
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return { format: 'xlsx' }
  const encoding = encodingOf(bytes)
  const sample = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE))
  if (encoding !== 'utf-16le' && bytes.subarray(0, SAMPLE).includes(0))
    throw new RosterFileError([problem('file-not-a-table', null, null, 'octets nuls')])
  return { format: 'csv', encoding, delimiter: delimiterOf(sample) }
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'windows-1252' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    for (let at = 0; at < bytes.length; at += SAMPLE)
      decoder.decode(bytes.subarray(at, at + SAMPLE), { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** The separator that cuts the header into most columns: names hold none of them. */
function delimiterOf(sample: string): string {
  const header =
    sample
      .replace(/^\ufeff/, '')
      .split(/\r\n|\r|\n/)
      .find((line) => line.trim() !== '') ?? ''
  const count = (mark: string): number => header.split(mark).length
  return [';', ',', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}
