import { RegisterFileError } from './register-file-error.ts'

const LINE_FEED = 0x0a
/** No line of a register is near it: a file without line feeds is not read into memory. */
const LONGEST_LINE = 1024 * 1024

/** One line where it stands among the bytes that were read: `end` is past its last one, line feed and carriage return left out. */
export type TakeLine = (bytes: Buffer, start: number, end: number) => void

/** Hands the lines of a long text over one by one, in bounded memory; others are answered between two pieces. @throws RegisterFileError when one is endless. */
export async function cutLines(chunks: AsyncIterable<Buffer>, take: TakeLine): Promise<void> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let start = 0
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      take(bytes, start, withoutReturn(bytes, start, end))
      start = end + 1
    }
    if (bytes.length - start > LONGEST_LINE) throw new RegisterFileError('not-a-register')
    // A copy: a view would keep the whole piece.
    rest = Buffer.from(bytes.subarray(start))
  }
  if (rest.length > 0) take(rest, 0, withoutReturn(rest, 0, rest.length))
}

const withoutReturn = (bytes: Buffer, start: number, end: number): number =>
  end > start && bytes[end - 1] === 0x0d ? end - 1 : end
