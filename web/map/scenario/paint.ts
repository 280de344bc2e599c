import { INDICATORS } from '../../../server/domain/indicators.ts'
import type { MinutesBefore } from '../../../server/domain/scenario/player.ts'
import type { PublicScenario } from '../../../server/domain/scenario/publicScenario.ts'
import type { Locale } from '../../../server/contract/locale.ts'
import type { LevelColumns } from '../data/columns.ts'
import { number } from '../../ui/format.ts'
import { classOf, NOT_APPLICABLE, type MapClass } from '../data/class.ts'
import { divergingBounds, type LegendWords, type Painting } from '../data/painting.ts'
import { classWords } from '../../../server/domain/legend/class-words.ts'
import { DIVERGENTE, rampe } from '../../../server/domain/legend/ramps.ts'
import { isDecoupage, type Decoupage } from '../../../server/domain/model.ts'
import type { Across } from './across.svelte.ts'
import { t } from './words.ts'
import { t as tComparison } from './comparison-words.ts'

/** What the map may show of a scenario; minutes are to the nearest open cabinet, mean of the area. */
export const DISPLAYS = ['indicateur', 'avant', 'apres', 'ecart'] as const
/** What it may show besides when another scenario is compared: its minutes after, and these less the first one's. */
export const COMPARED_DISPLAYS = ['autre', 'difference'] as const
export type Display = (typeof DISPLAYS)[number] | (typeof COMPARED_DISPLAYS)[number]

/** A scenario played, and the minutes before anything closed. */
export interface Played {
  readonly result: PublicScenario
  readonly before: MinutesBefore
  /** The level on the map where it cuts across the constituencies and has come. */
  readonly across: Across | null
}

/** Bounds of the classes of minutes lost; the first class is « none ». */
const LOSSES = [0.05, 2, 5, 10]
const DIFFERENCES = divergingBounds([1, 5, 10])
const BOUNDS = INDICATORS['minutes-active'].classes.slice(1, -1)

/** The colours of a scenario on the map: the same ramp as the minutes to the nearest active cabinet. */
export function paint(
  locale: Locale,
  display: Exclude<Display, 'indicateur'>,
  played: Played,
  other: Played | null,
  sources: readonly string[],
): Painting {
  const read = reading(display, played, other ?? played)
  const { title, lines } = wordsOf(locale, display)
  const shown = (niveau: LevelColumns['niveau'], code: string): Shown =>
    niveau === 'commune' || niveau === 'circonscription' || niveau === 'departement' || isDecoupage(niveau)
      ? read(niveau, code)
      : NOTHING
  return {
    kind: 'scenario',
    legend: {
      title,
      lines,
      sources,
      figure: (niveau, code) => {
        const { mapClass, minutes } = shown(niveau, code)
        if (minutes === null) return lines[mapClass] ?? '–'
        const sign = display === 'avant' || display === 'apres' || display === 'autre' ? '' : signOf(minutes)
        return `${sign}${number(locale, Math.abs(minutes), 1)} min`
      },
    },
    colours: (theme) => (display === 'difference' ? DIVERGENTE[theme] : rampe('minutes-active', theme)),
    hatched: () => () => false,
    classes: ({ niveau, codes }) => Int8Array.from(codes, (code) => shown(niveau, code).mapClass),
  }
}

/** The class of an area, and its minutes where they are a number. */
interface Shown {
  readonly mapClass: MapClass
  readonly minutes: number | null
}
const NOTHING: Shown = { mapClass: NOT_APPLICABLE, minutes: null }
const signOf = (minutes: number): string => (minutes > 0 ? '+' : minutes < 0 ? '−' : '')

/** Minutes of an area; null: no cabinet in reach; undefined: no such area. */
type Minutes = number | null | undefined

/** What a choice shows of an area. */
function reading(
  display: Exclude<Display, 'indicateur'>,
  played: Played,
  other: Played,
): (niveau: PlayedNiveau, code: string) => Shown {
  const [one, both] = [minutesOf(played), minutesOf(other)]
  switch (display) {
    case 'avant':
      return (niveau, code) => duration(one.before(niveau, code))
    case 'apres':
      return (niveau, code) => duration(one.after(niveau, code))
    case 'autre':
      return (niveau, code) => duration(both.after(niveau, code))
    case 'ecart':
      return (niveau, code) => loss(one.before(niveau, code), one.after(niveau, code))
    case 'difference':
      return (niveau, code) => difference(one.after(niveau, code), both.after(niveau, code))
  }
}

function duration(minutes: Minutes): Shown {
  if (minutes === undefined) return NOTHING
  return { mapClass: minutes === null ? BOUNDS.length : classOf(minutes, BOUNDS), minutes }
}

function loss(before: Minutes, after: Minutes): Shown {
  if (after === undefined) return NOTHING
  if (before == null) return { mapClass: 0, minutes: null }
  if (after === null) return { mapClass: LOSSES.length, minutes: null }
  return { mapClass: classOf(after - before, LOSSES), minutes: after - before }
}

function difference(one: Minutes, both: Minutes): Shown {
  if (one === undefined || both === undefined) return NOTHING
  if (one === both) return { mapClass: DIFFERENCES.length / 2, minutes: one === null ? null : 0 }
  if (one === null) return { mapClass: 0, minutes: null }
  if (both === null) return { mapClass: DIFFERENCES.length, minutes: null }
  return { mapClass: classOf(both - one, DIFFERENCES), minutes: both - one }
}

function wordsOf(
  locale: Locale,
  display: Exclude<Display, 'indicateur'>,
): Pick<LegendWords, 'title' | 'lines'> {
  const w = t(locale)
  const c = tComparison(locale)
  if (display === 'ecart') return { title: w.differenceLegend, lines: w.differences }
  if (display === 'difference') return { title: c.legend, lines: c.classes }
  const title = display === 'autre' ? c.displays.autre : w.displays[display]
  return {
    title: `${w.minutesLegend} (${title})`,
    lines: Array.from({ length: BOUNDS.length + 1 }, (_, k) =>
      classWords(locale, 'minutes-active', BOUNDS, k),
    ),
  }
}

type PlayedNiveau = keyof MinutesBefore | Decoupage

function minutesOf({ result, before, across }: Played) {
  const { levels, communes } = result
  const changed = {
    commune: read(communes.codes, communes.minutesAfter),
    circonscription: read(levels.circonscription.codes, levels.circonscription.minutesAfter),
    departement: read(levels.departement.codes, levels.departement.minutesAfter),
  }
  const known = {
    commune: read(before.commune.codes, before.commune.minutes),
    circonscription: read(before.circonscription.codes, before.circonscription.minutes),
    departement: read(before.departement.codes, before.departement.minutes),
  }
  const acrossMinutes = {
    changed: read(
      across?.items.map(({ code }) => code) ?? [],
      across?.items.map(({ minutesAfter }) => minutesAfter) ?? [],
    ),
    known: read(across?.avant?.codes ?? [], across?.avant?.minutes ?? []),
  }
  const after = (niveau: PlayedNiveau) => (isDecoupage(niveau) ? acrossMinutes.changed : changed[niveau])
  const beforeOf = (niveau: PlayedNiveau) => (isDecoupage(niveau) ? acrossMinutes.known : known[niveau])
  return {
    before: (niveau: PlayedNiveau, code: string): Minutes => beforeOf(niveau).get(code),
    after: (niveau: PlayedNiveau, code: string): Minutes =>
      after(niveau).has(code) ? after(niveau).get(code) : beforeOf(niveau).get(code),
  }
}

const read = (
  codes: readonly string[],
  minutes: readonly (number | null)[],
): ReadonlyMap<string, number | null> => new Map(codes.map((code, k) => [code, minutes[k]!]))
