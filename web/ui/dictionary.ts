import type { Locale } from '../../server/contract/locale.ts'
import { typography } from './format.ts'

/** Sets French typography over every string of a branch, and over what its functions answer. */
function set<T>(locale: Locale, branch: T): T {
  if (typeof branch === 'string') return typography(locale, branch) as T
  if (typeof branch === 'function')
    return ((...values: unknown[]) => set(locale, branch(...values) as unknown)) as T
  if (Array.isArray(branch)) return branch.map((item) => set(locale, item as unknown)) as T
  if (branch !== null && typeof branch === 'object')
    return Object.fromEntries(Object.entries(branch).map(([key, value]) => [key, set(locale, value)])) as T
  return branch
}

/** The words of a page in both languages; a word missing in English does not compile. */
export function dictionary<T>(words: { readonly fr: T; readonly en: NoInfer<T> }): (locale: Locale) => T {
  const ready = { fr: set('fr', words.fr), en: words.en }
  return (locale) => ready[locale]
}
