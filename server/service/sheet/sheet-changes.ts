import { isoDate, type PageData } from '../../contract/index.ts'
import type { Facts } from '../../country/facts/facts.ts'
import type { Handlers } from '../../contract/handlers.ts'

type Changes = PageData['circonscription']['changes']

/** First day of which a situation can be told: before it no status was recorded, and the form says so. */
const FIRST_DAY = '2004-01-01'

/**
 * The sheet on an earlier day: the one asked for, or that of the newest dated question about it. A day that is none, or
 * is yet to come, says so instead of showing another.
 */
export async function changesOf(
  handlers: Handlers,
  { questions }: Pick<Facts, 'questions'>,
  {
    code,
    today,
    asked,
  }: { readonly code: string; readonly today: string; readonly asked: string | undefined },
): Promise<Changes> {
  const question = questions
    .filter(({ circonscription }) => circonscription === code)
    .flatMap(({ date }) => date ?? [])
    .sort()
    .at(-1)
  const since = asked?.trim() || question || null
  if (since === null) return { since: '', error: null, then: null }
  if (!isoDate.safeParse(since).success) return { since, error: 'not-a-day', then: null }
  if (since > today) return { since, error: 'to-come', then: null }
  if (since < FIRST_DAY) return { since, error: 'too-early', then: null }
  return {
    since,
    error: null,
    then: await handlers.getTerritoire({ niveau: 'circonscription', code, asOf: since }),
  }
}
