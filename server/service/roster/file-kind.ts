import { HEAD_ROWS, headerScore } from '../../domain/roster/columns.ts'
import { problem, type Problem } from '../../domain/roster/problems.ts'
import { encodedOnce, encodingOf, fromDos, type Encoding } from './encoding.ts'
import { isHsds } from './open-hsds.ts'
import { RosterFileError } from './roster-file-error.ts'

/** What a roster file is, from its bytes; the name's extension is not trusted. `remarks`: what reading it so supposes. */
export type FileKind =
  | { readonly format: 'xlsx' | 'ods' | 'xls' | 'hsds'; readonly remarks: readonly Problem[] }
  | {
      readonly format: 'csv'
      /** What is to be read: the file, or its text encoded anew where no decoder of the platform reads it. */
      readonly bytes: Buffer
      readonly encoding: Exclude<Encoding['label'], 'ibm850'>
      readonly delimiter: string
      readonly remarks: readonly Problem[]
    }

/** Ten times a roster of the whole country. */
export const LARGEST_FILE = 32 * 1024 * 1024
const SAMPLE = 64 * 1024
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
/** The compound file of Excel 97–2003, and of every workbook that a password protects. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const OPEN_DOCUMENT = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet'

/** Tells CSV from workbooks: XLSX, ODS, XLS, the HTML or XML tables that web tools save as .xls, and packages of HSDS. */
export function fileKind(bytes: Buffer): FileKind {
  if (bytes.length === 0) throw new RosterFileError([problem('file-empty', null)])
  if (bytes.length > LARGEST_FILE)
    throw new RosterFileError([problem('file-too-large', null, null, `${LARGEST_FILE / 1024 / 1024} Mo`)])
  if (bytes.subarray(0, 4).equals(ZIP) && isHsds(bytes))
    return { format: 'hsds', remarks: [problem('hsds-read', null)] }
  if (bytes.subarray(0, 4).equals(ZIP))
    return {
      format: bytes.subarray(30, 120).toString('latin1').startsWith(OPEN_DOCUMENT) ? 'ods' : 'xlsx',
      remarks: [],
    }
  if (bytes.subarray(0, 8).equals(COMPOUND)) return { format: 'xls', remarks: [] }
  const found = encodingOf(bytes)
  const dos = found.label === 'ibm850' ? fromDos(bytes) : null
  const once = found.label === 'utf-8' && found.wrong === null ? encodedOnce(bytes) : null
  const text = dos ?? once ?? bytes
  const encoding = found.label === 'ibm850' ? 'utf-8' : found.label
  const sample = new TextDecoder(encoding).decode(text.subarray(0, SAMPLE))
  if (/^\s*<(?:[\s\S]*<table\b|\?xml[\s\S]*schemas-microsoft-com:office:spreadsheet)/i.test(sample))
    return { format: 'xls', remarks: [] }
  if (!encoding.startsWith('utf-16') && bytes.subarray(0, SAMPLE).includes(0))
    throw new RosterFileError([problem('file-not-a-table', null, null, 'octets nuls')])
  return {
    format: 'csv',
    bytes: text,
    encoding,
    delimiter: delimiterOf(sample),
    remarks: once ? [problem('read-encoded-twice', null)] : remarksOn(found),
  }
}

function remarksOn({ label, wrong }: Encoding): readonly Problem[] {
  if (label === 'macintosh') return [problem('read-as-mac', null)]
  if (label === 'ibm850') return [problem('read-as-dos', null)]
  if (!wrong) return []
  const { count, line, column, byte } = wrong
  const more = count > 1 ? ` (et ${count - 1} autres)` : ''
  const where = `ligne ${line}, colonne ${column}, l’octet ${byte.toString(16).toUpperCase()}${more}`
  return [problem('wrong-bytes', null, null, where)]
}

/** The separator that a `sep=` line says, else the one that cuts a row into a header, else into most columns. */
function delimiterOf(sample: string): string {
  const lines = sample
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, HEAD_ROWS)
  const said = /^"?sep=(.)"?\s*$/i.exec(lines[0] ?? '')?.[1]
  if (said) return said
  const score = (mark: string): number =>
    Math.max(0, ...lines.map((line) => headerScore(line.split(mark).map((name) => name.replace(/"/g, '')))))
  const count = (mark: string): number => (lines[0] ?? '').split(mark).length
  return [';', ',', '\t', '|'].reduce((best, mark) =>
    score(mark) > score(best) || (score(mark) === score(best) && count(mark) > count(best)) ? mark : best,
  )
}
