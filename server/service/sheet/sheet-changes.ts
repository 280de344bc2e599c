import { isoDate, type PageData } from '../../contract/index.ts'
import { pairedVerdict, viewsOf } from '../../country/views/paired.ts'
import type { HandlerDeps } from '../deps.ts'
import type { KnownDays } from '../known-days.ts'
import { INDICATEURS } from '../../domain/situation.ts'
import type { Handlers } from '../../contract/handlers.ts'

type Changes = PageData['circonscription']['changes']

/**
 * The sheet on an earlier day: the one asked for, or that of the newest dated question about it. A day that is none, or
 * is yet to come, says so instead of showing another.
 */
export async function changesOf(
  handlers: Handlers,
  { atlas, facts: { questions }, today }: Pick<HandlerDeps, 'atlas' | 'facts' | 'today'>,
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
  // Without a question, since the payments stopped: the day on which what is told of the cabinets begins.
  const since = asked?.trim() || question || validFrom
  const none = { since, then: null, verdicts: {}, nearest: null, validFrom }
  if (!isoDate.safeParse(since).success) return { ...none, error: 'not-a-day' }
  if (since > validTo) return { ...none, error: 'to-come', nearest: validTo }
  if (since < validFrom) return { ...none, error: 'too-early', nearest: validFrom }
  const views = await viewsOf(atlas.views, today(), [since, today()])
  const index = views[0].indexOf.circonscription.get(code)!
  const [a, b] = views.map((view) => ({ view, niveau: 'circonscription', index }) as const)
  return {
    ...none,
    error: null,
    verdicts: Object.fromEntries(
      INDICATEURS.map((indicator) => [indicator, pairedVerdict(indicator, a!, b!)]),
    ),
    then: await handlers.getTerritoire({ niveau: 'circonscription', code, asOf: since }),
  }
}
