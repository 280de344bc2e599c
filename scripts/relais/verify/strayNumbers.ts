import type { Citation } from '../../../server/service/citation/makeCitation.ts'

/** What sentences count without any figure: the share of the draws, the least count told, the age of GPs, « of 100 ». */
const CONSTANTS = [90, 11, 65, 100, 300_000]

/** `1 200`, `1,200` in English, `27,4 %`: a number and how many decimals it was written with. */
const NUMBER = /\d{1,3}(?:[\s\u00A0\u202F]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)*/g

/**
 * The numbers of a quotation's sentences that none of its own figures, ranks, dates or names gives: for sentences that no
 * release here can word again, a changed digit is such a number.
 */
export function strayNumbers(citation: Citation): string[] {
  const { figures, rank, phrases, code, nom, asOf } = citation
  const values = [
    ...CONSTANTS,
    ...figures.flatMap(({ value, low, high }) => [value, low, high]),
    ...[rank?.rank, rank?.low, rank?.high, rank?.of],
  ].filter((value) => value !== null && value !== undefined)
  const texts = new Set(
    [code, nom, asOf, ...figures.map(({ vintage }) => vintage ?? '')].flatMap(
      (text) => text.match(/\d+/g)?.map(Number) ?? [],
    ),
  )
  const isOwn = (number: number, decimals: number): boolean => {
    const half = 0.5 * 10 ** -decimals + 1e-9
    return (
      texts.has(number) ||
      values.some((value) => Math.abs(value - number) <= half || Math.abs(100 * value - number) <= half)
    )
  }
  return phrases.flatMap(({ id, fr, en }) =>
    (
      [
        ['fr', fr],
        ['en', en],
      ] as const
    ).flatMap(([locale, text]) =>
      (text.match(NUMBER) ?? [])
        .filter((written) => {
          const plain =
            locale === 'fr' ? written.replace(/\s/g, '').replace(',', '.') : written.replaceAll(',', '')
          return !isOwn(Number(plain), plain.split('.')[1]?.length ?? 0)
        })
        .map((written) => `phrase ${id} (${locale}): ${written} is no figure of this citation`),
    ),
  )
}
