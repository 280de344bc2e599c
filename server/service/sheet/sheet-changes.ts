import { isoDate, type PageData } from '../../contract/index.ts'
import type { Facts } from '../../country/facts/facts.ts'
import type { KnownDays } from '../known-days.ts'
import type { Handlers } from '../../contract/handlers.ts'

type Changes = PageData['circonscription']['changes']

/**
 * The sheet on an earlier day: the one asked for, or that of the newest dated question about it. A day that is none, or
 * is yet to come, says so instead of showing another.
 */
export async function changesOf(
  handlers: Handlers,
  { questions }: Pick<Facts, 'questions'>,
  {
    code,
    known: { validFrom, validTo },
    asked,
  }: { readonly code: string; readonly known: KnownDays; readonly asked: string | undefined },
): Promise<Changes> {
  const question = questions
    .filter(({ circonscription }) => circonscription === code)
    .flatMap(({ date }) => date ?? [])
    .sort()
    .at(-1)
  const since = asked?.trim() || question || null
  if (since === null) return { since: '', error: null, then: null }
  if (!isoDate.safeParse(since).success) return { since, error: 'not-a-day', then: null }
  if (since > validTo) return { since, error: 'to-come', then: null }
  if (since < validFrom) return { since, error: 'too-early', then: null }
  return {
    since,
    error: null,
    then: await handlers.getTerritoire({ niveau: 'circonscription', code, asOf: since }),
  }
}
