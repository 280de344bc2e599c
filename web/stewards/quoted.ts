import type { Locale } from '../../server/contract/locale.ts'

/** Somebody's words between the quotation marks of the language. */
export const quoted = (locale: Locale, text: string): string =>
  locale === 'fr' ? `«\u202F${text}\u202F»` : `“${text}”`
