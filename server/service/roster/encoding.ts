import { DOS_UPPER, macByte, windowsByte } from '../../domain/roster/mendAccents.ts'

/** How the bytes of a text are read; `wrong`: bytes of a UTF-8 text that are no character, the first by its place. */
export interface Encoding {
  readonly label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15' | 'macintosh' | 'ibm850'
  readonly wrong: {
    readonly count: number
    readonly line: number
    readonly column: number
    readonly byte: number
  } | null
}

/** é è à ç ê ô î É ’ œ as Mac OS Roman writes them, where Windows-1252 has hardly a letter. */
const MAC_LETTERS = new Set([
  0x8e, 0x8f, 0x88, 0x8d, 0x90, 0x99, 0x94, 0x95, 0x9d, 0x9e, 0x89, 0x91, 0x83, 0xd5, 0xcf,
])
/** The same letters as Windows-1252 writes them. */
const WINDOWS_LETTERS = new Set([
  0xe0, 0xe2, 0xe7, 0xe8, 0xe9, 0xea, 0xeb, 0xee, 0xef, 0xf4, 0xf9, 0xfb, 0xc0, 0xc7, 0xc8, 0xc9, 0xca, 0x92,
  0x9c,
])
/** é è à ç ê ô î ï ë â û ù as DOS (code page 850) writes them, where Windows-1252 has marks that stand beside words, not in them. */
const DOS_LETTERS = new Set([0x82, 0x8a, 0x85, 0x87, 0x88, 0x93, 0x8c, 0x8b, 0x89, 0x83, 0x96, 0x97])
const isAsciiLetter = (byte: number | undefined): boolean =>
  byte !== undefined && /[a-z]/i.test(String.fromCharCode(byte))

/**
 * Tells UTF-16 (by its mark, or by every second byte being none), UTF-8 (with or without mark; a few wrong bytes among many good
 * letters do not make it another), Mac Roman, DOS, Latin-9 and Windows-1252, which contains Latin-1.
 */
export function encodingOf(bytes: Buffer): Encoding {
  const plain = (label: Encoding['label']): Encoding => ({ label, wrong: null })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return plain('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return plain('utf-16be')
  if (bytes.length >= 4 && bytes[1] === 0 && bytes[3] === 0 && bytes[0] !== 0) return plain('utf-16le')
  if (bytes.length >= 4 && bytes[0] === 0 && bytes[2] === 0 && bytes[1] !== 0) return plain('utf-16be')
  const { letters, count, first } = scanUtf8(bytes)
  if (count === 0) return plain('utf-8')
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  if (marked || letters > count)
    return { label: 'utf-8', wrong: { count, byte: bytes[first]!, ...placeOf(bytes, first) } }
  let [mac, windows, dos, ligatures] = [0, 0, 0, 0]
  bytes.forEach((byte, at) => {
    if (byte < 0x80) return
    if (MAC_LETTERS.has(byte) && isAsciiLetter(bytes[at - 1])) mac++
    if (WINDOWS_LETTERS.has(byte)) windows++
    if (DOS_LETTERS.has(byte) && isAsciiLetter(bytes[at - 1])) dos++
    // Œ and œ of Latin-9 are the quarter and the half of Windows.
    if ((byte === 0xbc || byte === 0xbd) && isAsciiLetter(bytes[at + 1])) ligatures++
  })
  if (dos > mac && dos > windows) return plain('ibm850')
  if (mac > windows) return plain('macintosh')
  return plain(ligatures > 0 ? 'iso-8859-15' : 'windows-1252')
}

/** Good sequences of several bytes, wrong bytes, and where the first wrong one is (Unicode 15, table 3-7, shortest forms). */
function scanUtf8(bytes: Buffer): {
  readonly letters: number
  readonly count: number
  readonly first: number
} {
  let [letters, count, first] = [0, 0, -1]
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at]!
    if (lead < 0x80) {
      at++
      continue
    }
    const more =
      lead >= 0xc2 && lead <= 0xdf ? 1 : (lead & 0xf0) === 0xe0 ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0
    let good = more > 0 && at + more < bytes.length
    for (let k = 1; good && k <= more; k++) good = (bytes[at + k]! & 0xc0) === 0x80
    if (good && lead === 0xe0 && bytes[at + 1]! < 0xa0) good = false
    if (good) {
      letters++
      at += more + 1
    } else {
      if (first < 0) first = at
      count++
      at++
    }
  }
  return { letters, count, first }
}

/** A text of DOS as UTF-8, which every reader knows. */
export const fromDos = (bytes: Buffer): Buffer =>
  Buffer.from(Array.from(bytes.toString('latin1'), (letter) => dosLetter(letter)).join(''))

const dosLetter = (letter: string): string =>
  letter < '\u0080' ? letter : DOS_UPPER[letter.charCodeAt(0) - 0x80]!

/**
 * The UTF-8 inside a text that was encoded twice, read as Windows or Macintosh in between; null where it was not: every letter must
 * go back to one byte, and all of them be UTF-8 again, which no text written well does by chance.
 */
export function encodedOnce(bytes: Buffer): Buffer | null {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '')
  for (const byteOf of [windowsByte, macByte]) {
    const once = Buffer.alloc(text.length)
    let whole = true
    for (let at = 0; whole && at < text.length; at++) {
      const byte = text.charCodeAt(at) < 0x80 ? text.charCodeAt(at) : byteOf(text[at]!)
      whole = byte <= 0xff
      once[at] = byte
    }
    if (!whole) continue
    const { letters, count } = scanUtf8(once)
    if (letters > 0 && count === 0) return once
  }
  return null
}

/** Line and column of a byte as a person counts them, in characters from 1. */
function placeOf(bytes: Buffer, at: number): { readonly line: number; readonly column: number } {
  const before = bytes
    .subarray(0, at)
    .toString('utf8')
    .replace(/^\ufeff/, '')
  const lines = before.split(/\r\n|\r|\n/)
  return { line: lines.length, column: [...lines.at(-1)!].length + 1 }
}
