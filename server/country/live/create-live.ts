import { LRUCache } from 'lru-cache'
import { hashOfCabinets, type Atlas } from '../atlas.ts'
import type { Database } from '../../db/database.ts'
import { findKnowledge } from '../../db/queries/roster/findKnowledge.ts'
import { listCabinets } from '../../db/queries/roster/listCabinets.ts'
import { listCabinetsKnownAt } from '../../db/queries/roster/listCabinetsKnownAt.ts'
import { listEventsKnownAt } from '../../db/queries/events/listEventsKnownAt.ts'
import { listEvents } from '../../db/queries/events/listEvents.ts'
import { listNews, type News } from '../../db/queries/events/listNews.ts'
import { listIntakes } from '../../db/queries/intake/listIntakes.ts'
import { groupBy } from '../../domain/groupBy.ts'
import type { IntakeStatement } from '../../domain/intake/intake.ts'
import type { StatusEvent } from '../../domain/model.ts'
import { onNetworks } from '../../domain/travel/onNetworks.ts'
import type { Facts, Runs } from '../facts/facts.ts'
import { factsOf } from '../facts/facts-of.ts'
import type { CurrentPackage } from '../package/package.ts'
import { findRoster } from '../../db/queries/roster/findRoster.ts'
import { createKeptRuns, createRuns, type KeptRuns, type RunSetting } from '../runs/runs.ts'
import { holds } from '../../holdings.ts'
import { inRounds } from '../../in-rounds.ts'
import { following } from './following.ts'
import { withNews } from './with-news.ts'

/** What has changed: the cabinets themselves, what is known of their statuses, the intervals of today's figures, or the day. */
type Change = 'roster' | 'statuses' | 'intervals' | 'day'

/** What the server answers from. */
interface Answers {
  readonly atlas: Atlas
  readonly runs: Runs
  readonly facts: Facts
}

/** What the server answers from, kept true to the database: each value is the current one whenever it is asked. */
export interface Live extends Answers {
  /** The answers as they are at this moment, which a later change of the roster replaces. */
  readonly current: () => Answers
  readonly now: () => Date
  /** What was said of new patients at a cabinet, in the order of recording. */
  readonly intakes: (cabinetId: string) => readonly IntakeStatement[]
  /** A text that changes with these statements. */
  readonly intakesRevision: () => string
  /** What answered at an ISO instant: the roster then in force, and what had been recorded of it. */
  readonly knownAt: (instant: string) => Promise<Pick<Answers, 'atlas' | 'runs'>>
  /** Takes what has been written since; once it resolves every answer rests on it. */
  readonly refresh: () => Promise<void>
  /** Tells every change after it can be seen; returns how to stop listening. */
  readonly onChange: (listener: (change: Change) => void) => () => void
  readonly tell: (change: Change) => void
}

/** Past states kept: each shares the land, and the allocation when the cabinets are the same. */
const KEPT_PAST = 3

/** No event has a number above it. */
const FROM_NOW_ON = { event: Number.MAX_SAFE_INTEGER, retraction: Number.MAX_SAFE_INTEGER }

const allocationOf = ({ current }: Live): unknown => current().atlas.views.allocation
const daysOf = ({ current }: Live): unknown => current().atlas.views.kept()

/** Follows the database with an atlas drawn from it at `revision`. */
export async function createLive({
  database: { knex, noteWritten },
  currentPackage,
  atlas: first,
  revision,
  setting,
  keptRuns: kept = createKeptRuns(),
  now = () => new Date(),
}: {
  readonly database: Pick<Database, 'knex' | 'noteWritten'>
  readonly currentPackage: CurrentPackage
  readonly atlas: Atlas
  /** `findRosterRevision` before the atlas's inputs were read. */
  readonly revision: string
  readonly setting: RunSetting
  /** Where calculations are found again, also by who follows another package in this process. */
  readonly keptRuns?: KeptRuns
  readonly now?: () => Date
}): Promise<Live> {
  let seen = revision
  const draw = async (atlas: Atlas): Promise<Answers> => ({
    atlas,
    runs: createRuns(atlas, knex, setting, now, kept),
    facts: factsOf(currentPackage().reference, await findRoster(knex)),
  })
  let current = await draw(first)
  /** What `current` rests on: only what is written after it need be read. */
  let known: (Pick<News, 'cabinets' | 'heads'> & { readonly events: readonly StatusEvent[] }) | null = null
  const atStart = await listNews(knex, FROM_NOW_ON)
  // The atlas may hold what was written since the database was opened: a standby must have it too.
  await noteWritten()
  // Nothing was written while the atlas was drawn: it holds all there is.
  if (atStart?.revision === revision) known = { ...atStart, events: first.everyEvent() }
  let intakesOf: ReadonlyMap<string, readonly IntakeStatement[]> = new Map()
  let intakesKnown = ''
  const takeIntakes = async ({ cabinets, intakes }: Pick<News, 'cabinets' | 'intakes'>): Promise<void> => {
    // Another roster may hold as many.
    const state = `${cabinets}-${intakes}`
    if (state === intakesKnown) return
    intakesOf = groupBy(await listIntakes(knex), ({ cabinetId }) => cabinetId)
    intakesKnown = state
  }
  if (atStart) await takeIntakes(atStart)
  const listeners = new Set<(change: Change) => void>()
  const tell = (change: Change): void => {
    for (const listener of listeners) listener(change)
  }

  const readWhole = async (news: News): Promise<Change> => {
    const recorded = await listEvents(knex)
    const events = recorded.map(({ sequence: _, ...event }) => event)
    const { atlas } = current
    const cabinets = onNetworks(await listCabinets(knex), atlas.communes)
    const change: Change = hashOfCabinets(cabinets) === atlas.cabinetsHash ? 'statuses' : 'roster'
    if (change === 'statuses') atlas.useEvents(events)
    else current = await draw(await atlas.withRoster(cabinets, events))
    // The list may be younger than the news.
    const heads = { ...news.heads, event: Math.max(news.heads.event, recorded.at(-1)?.sequence ?? 0) }
    // Last: what could not be drawn is still to be taken.
    known = { cabinets: news.cabinets, heads, events }
    return change
  }
  const takeNews = (news: News): Change | null => {
    const events = known?.cabinets === news.cabinets ? withNews(known.events, known.heads.event, news) : null
    if (!events) return null
    // Nothing but what was said of new patients: no figure rests on it.
    if (news.events.length > 0) current.atlas.useEvents(events)
    known = { cabinets: news.cabinets, heads: news.heads, events }
    return 'statuses'
  }
  const take = async (): Promise<void> => {
    // Read first: what is written from here on has another revision, and is taken by the next refresh.
    const news = await listNews(knex, known?.heads ?? FROM_NOW_ON)
    if (!news || news.revision === seen) return
    // Before anybody is shown it: what is read beside memory must hold it too.
    await noteWritten()
    await takeIntakes(news)
    const change = takeNews(news) ?? (await readWhole(news))
    seen = news.revision
    tell(change)
  }

  const past = new LRUCache<string, Promise<Pick<Answers, 'atlas' | 'runs'>>>({ max: KEPT_PAST })
  const remember = async (instant: string, roster: number): Promise<Pick<Answers, 'atlas' | 'runs'>> => {
    const cabinets = onNetworks(await listCabinetsKnownAt(knex, roster, instant), current.atlas.communes)
    const events = await listEventsKnownAt(knex, roster, instant)
    const atlas = await current.atlas.withRoster(cabinets, events)
    const expectsIntervals = atlas.views.analyst() !== null
    return { atlas, runs: createRuns(atlas, knex, { ...setting, expectsIntervals }, now, kept) }
  }
  const knownAt = async (instant: string): Promise<Pick<Answers, 'atlas' | 'runs'>> => {
    const knowledge = await findKnowledge(knex, instant)
    if (!knowledge) return current
    // Whatever the instant asked for, what was recorded by then is the same between two records.
    const known = past.get(knowledge.key) ?? remember(instant, knowledge.roster)
    past.set(knowledge.key, known)
    return known
  }

  const rounds = inRounds(take)
  const live: Live = {
    current: () => current,
    now,
    intakes: (cabinetId) => intakesOf.get(cabinetId) ?? [],
    intakesRevision: () => intakesKnown,
    knownAt,
    atlas: following(() => current.atlas),
    runs: following(() => current.runs),
    facts: following(() => current.facts),
    refresh: rounds.ask,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell,
  }
  holds('allocation', live, allocationOf)
  holds('days', live, daysOf)
  return live
}
