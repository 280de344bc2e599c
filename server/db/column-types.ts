import pg from 'pg'

const { DATE, INT8, NUMERIC, TIMESTAMPTZ } = pg.types.builtins

/** `2026-01-06 18:00:00.5+00` (every session speaks UTC) as the ISO instant `2026-01-06T18:00:00.500Z`. */
const toInstant = (text: string): string =>
  new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString()

/**
 * How columns become plain values: days stay `YYYY-MM-DD` (a Date would move them by the machine's time zone), instants are ISO
 * text in UTC, counts and numerics are numbers.
 */
export const columnTypes = {
  getTypeParser(oid: number, format: string): (text: string) => unknown {
    switch (oid) {
      case DATE:
        return (text) => text
      case TIMESTAMPTZ:
        return toInstant
      case INT8:
      case NUMERIC:
        return Number
      default:
        return pg.types.getTypeParser(oid, format as 'text')
    }
  },
}
