import { isoDate, type PageData } from '../../contract/index.ts'
import { pairedVerdict, viewsOf } from '../../country/views/paired.ts'
import type { HandlerDeps } from '../deps.ts'
import type { KnownDays } from '../known-days.ts'
import { isDecoupage, type AnyNiveau, type Niveau } from '../../domain/model.ts'
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
    niveau,
    code,
    known: { validFrom, validTo },
    asked,
  }: {
    readonly niveau: AnyNiveau
    readonly code: string
    readonly known: KnownDays
    readonly asked: string | undefined
  },
): Promise<Changes> {
  const question = questions
    .filter(({ circonscription }) => niveau === 'circonscription' && circonscription === code)
    .flatMap(({ date }) => date ?? [])
    .sort()
    .at(-1)
  // Without a question, since the payments stopped: the day on which what is told of the cabinets begins.
  const since = asked?.trim() || question || validFrom
  const none = { since, then: null, verdicts: {}, nearest: null, validFrom }
  if (!isoDate.safeParse(since).success) return { ...none, error: 'not-a-day' }
  if (since > validTo) return { ...none, error: 'to-come', nearest: validTo }
  if (since < validFrom) return { ...none, error: 'too-early', nearest: validFrom }
  return {
    ...none,
    error: null,
    verdicts: isDecoupage(niveau) ? {} : await verdictsOf(atlas.views, niveau, code, since, today()),
    then: await handlers.getTerritoire({ niveau, code, asOf: since }),
  }
}

/** How far each figure of an area differs between two days. */
async function verdictsOf(
  known: HandlerDeps['atlas']['views'],
  niveau: Niveau,
  code: string,
  since: string,
  today: string,
): Promise<Changes['verdicts']> {
  const [then, now] = await viewsOf(known, today, [since, today])
  const index = now.indexOf[niveau].get(code)
  if (index === undefined) return {}
  const [a, b] = [then, now].map((view) => ({ view, niveau, index }) as const)
  return Object.fromEntries(INDICATEURS.map((indicator) => [indicator, pairedVerdict(indicator, a!, b!)]))
}
