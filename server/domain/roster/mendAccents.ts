/** Letters of the upper half of Windows-1252 (0x80–0x9f) and of Mac OS Roman (0x80–0xff), as the WHATWG Encoding Standard has them. */
export const WINDOWS_UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const MAC =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

/** The upper half of code page 850 (Microsoft's table, cp850). */
export const DOS_UPPER =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

/**
 * A text whose accents another encoding has spoiled: UTF-8 read as Windows-1252 (« Ã© ») or as Mac Roman (« √© »), Mac Roman read
 * as Windows-1252 (« Ž » for « é »), or bytes that are no letter at all.
 */
const GARBLED =
  /[ÃÂ][^\p{L}\s]|[ÃÂ]\u00a0|Ã[ƒŒŠŽœšžŸ]|â€|√[\p{L}\p{S}\p{P}\u00a0]|¬[´ª∞†]|[\u0080-\u009f\ufffd]|(?<=\p{L})[Žˆƒ‡™](?=\p{Ll})|(?<=\p{Ll})[ŠŒ](?=\p{Ll})|(?<=\p{Ll})[Žˆ](?!\p{L})/u

/** Whether the accents of a text are spoiled. */
export const isGarbled = (text: string): boolean => GARBLED.test(text)

/** What a spoiled text was before, when one reading undoes it whole; null when none does. */
export function mendAccents(text: string): string | null {
  const readings = [
    () => fromUtf8(bytesOf(text, windowsByte)),
    () => fromUtf8(bytesOf(text, macByte)),
    () =>
      bytesOf(text, windowsByte)
        .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : MAC[byte - 0x80]!))
        .join(''),
  ]
  for (const read of readings)
    try {
      const mended = read().normalize('NFC')
      if (mended !== text && !isGarbled(mended)) return mended
    } catch {
      // Not that one.
    }
  return null
}

const LATIN = Array.from({ length: 128 }, (_, k) => WINDOWS_UPPER[k] ?? String.fromCharCode(0x80 + k)).join(
  '',
)
const BY_BYTE = [LATIN, MAC, DOS_UPPER]

/** All that a short text may have been before one encoding was read as another: to be held against words that are known, never believed alone. */
export function* readingsOf(text: string): Generator<string> {
  for (const wrong of BY_BYTE) {
    const bytes = [...text].map((letter) =>
      letter < '\u0080' ? letter.charCodeAt(0) : wrong.includes(letter) ? 0x80 + wrong.indexOf(letter) : -1,
    )
    if (bytes.includes(-1)) continue
    for (const right of BY_BYTE)
      if (right !== wrong)
        yield bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : right[byte - 0x80]!)).join('')
    try {
      yield fromUtf8(bytes)
    } catch {
      // Not that one.
    }
  }
}

/** The byte of a letter in Windows-1252; above 255 where it has none. */
export const windowsByte = (letter: string): number => {
  const at = WINDOWS_UPPER.indexOf(letter)
  return at >= 0 ? 0x80 + at : letter.charCodeAt(0)
}
/** The same in Mac OS Roman. */
export const macByte = (letter: string): number => {
  const at = MAC.indexOf(letter)
  return at >= 0 ? 0x80 + at : letter.charCodeAt(0)
}

function bytesOf(text: string, byteOf: (letter: string) => number): readonly number[] {
  return [...text].map((letter) => {
    const byte = letter.length === 1 ? byteOf(letter) : 0x100
    if (byte > 0xff) throw new RangeError('no such letter in that encoding')
    return byte
  })
}

const fromUtf8 = (bytes: readonly number[]): string =>
  decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
