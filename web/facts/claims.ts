import type { Locale } from '../../server/contract/locale.ts'
import type { PageData } from '../../server/contract/pages.ts'
import { date, number, typography } from '../ui/format.ts'
import { groupBy } from '../../server/domain/groupBy.ts'
import { t } from './figures-words.ts'

export type Claim = PageData['chiffres']['chiffres'][number]

/** A claim as it can be read: `plus de 2 000 personnes`, `27 mars 2026`, `2004`. */
export function sentenceOf(locale: Locale, { operateur, valeur, unite }: Claim): string {
  const w = t(locale)
  const isDate = /^\d{4}(-\d{2}){1,2}$/.test(valeur) || (unite === null && /^\d{4}$/.test(valeur))
  const decimals = /^\d+(?:\.(\d+))?$/.exec(valeur)
  const value = isDate
    ? date(locale, valeur)
    : decimals
      ? number(locale, Number(valeur), decimals[1]?.length ?? 0)
      : valeur
  const operator = operateur === null ? '' : (w.operator[operateur] ?? operateur)
  const unit = unite === null ? '' : (w.unit[unite] ?? unite)
  return typography(locale, [operator, value, unit].filter(Boolean).join(' '))
}

/** Claims by quantity, those whose sources contradict each other apart from the others. */
export function sortClaims(claims: readonly Claim[]): {
  disagree: [string, Claim[]][]
  agree: [string, Claim[]][]
} {
  const groups = [...groupBy(claims, ({ quantite }) => quantite)]
  const contradicts = ([, members]: [string, Claim[]]): boolean =>
    new Set(members.map((claim) => sentenceOf('fr', claim))).size > 1
  return { disagree: groups.filter(contradicts), agree: groups.filter((one) => !contradicts(one)) }
}
