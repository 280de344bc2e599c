import { sharedOut, writtenTotal, type NationalTotal } from '../../server/domain/national-total.ts'
import { dictionary } from './dictionary.ts'

/** What stands beside every figure that rests on the national total, and the way to the other one. */
export const t = dictionary({
  fr: {
    total: (total: NationalTotal) => `Estimation ${sharedOut('fr', total)}`,
    totalOf: (names: string, total: NationalTotal) => `${names} : estimation ${sharedOut('fr', total)}`,
    asOf: (day: string) => `\u202F; situation au ${day}`,
    other: (total: NationalTotal) => `Répartir ${writtenTotal('fr', total)}`,
    why: 'Pourquoi ce total est contesté',
  },
  en: {
    total: (total: NationalTotal) => `Estimated ${sharedOut('en', total)}`,
    totalOf: (names: string, total: NationalTotal) => `${names}: estimated ${sharedOut('en', total)}`,
    asOf: (day: string) => `; situation on ${day}`,
    other: (total: NationalTotal) => `Share out ${writtenTotal('en', total)}`,
    why: 'Why this total is disputed',
  },
})
