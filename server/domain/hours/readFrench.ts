import { mergeSlots } from './mergeSlots.ts'
import { isTimed, type DayHours, type Slot, type WeekHours } from './model.ts'
import { wordsOf, type Word } from './words.ts'

/** Noon ends a morning; one that ends within the hour after it is a morning still. */
const [NOON, LATE_NOON] = [720, 780]

interface Group {
  readonly days: readonly number[]
  readonly slots: readonly Slot[]
  readonly closed: boolean
}

/**
 * Reads hours as French cabinets write them: « lun-ven 9h-12h30 14h-17h », « mardi et jeudi après-midi », « fermé le mercredi ».
 * Null when a single word is not understood, or when two parts contradict: nothing is guessed.
 */
export function readFrench(text: string): WeekHours | null {
  const words = wordsOf(text)
  if (!words || words.length === 0) return null
  const read = new Reader(words)
  return read.whole() ? read.week() : null
}

/** Takes the words one by one; whatever does not fit ends the reading. */
class Reader {
  #at = 0
  #days: number[] | null = null
  #slots: Slot[] = []
  #closed = false
  #timesFirst = false
  #appointment = false
  #holidaysClosed = false
  readonly #groups: Group[] = []
  private readonly words: readonly Word[]

  constructor(words: readonly Word[]) {
    this.words = words
  }

  whole(): boolean {
    for (; this.#at < this.words.length; this.#at++) if (!this.#take(this.words[this.#at]!)) return false
    return this.#flush() && (this.#groups.length > 0 || this.#appointment)
  }

  #take(word: Word): boolean {
    switch (word.kind) {
      case 'day':
      case 'days':
        return this.#takeDays(word)
      case 'time':
        return this.#takeTime(word)
      case 'part':
        return this.#takePart(word.part)
      case 'closed':
      case 'except':
        return this.#takeClosed(word.kind)
      case 'holidays':
        return this.#takeHolidays()
      case 'appointment':
        return (this.#appointment = true)
      case 'open':
        return !this.#closed || this.#flush()
      case 'stop':
        return this.#days === null || this.#flush()
      case 'to':
        return false
      default:
        return true
    }
  }

  /** « fermé les jours fériés », « dimanche et jours fériés : fermé », « 9h-12h, jours fériés fermé »: the hours before are of other days. */
  #takeHolidays(): boolean {
    const closedNext = !this.#closed && this.words[this.#at + 1]?.kind === 'closed'
    if (closedNext && this.#slots.length > 0 && !this.#flush()) return false
    this.#holidaysClosed = this.#closed || closedNext
    return this.#holidaysClosed
  }

  #takeDays(word: Extract<Word, { kind: 'day' | 'days' }>): boolean {
    if (!this.#timesFirst && this.#slots.length > 0 && !this.#flush()) return false
    const days = word.kind === 'days' ? word.days : this.#dayRun(word.day)
    this.#days = [...(this.#days ?? []), ...days]
    return true
  }

  /** `lundi`, or `lundi au vendredi`. */
  #dayRun(first: number): readonly number[] {
    const [to, last] = this.words.slice(this.#at + 1, this.#at + 3)
    if (to?.kind !== 'to' || last?.kind !== 'day') return [first]
    this.#at += 2
    return Array.from({ length: ((last.day - first + 7) % 7) + 1 }, (_, k) => (first + k) % 7)
  }

  #takeTime(from: Extract<Word, { kind: 'time' }>): boolean {
    if (this.#closed) return false
    const [to, until] = this.words.slice(this.#at + 1, this.#at + 3)
    if (to?.kind !== 'to' || until?.kind !== 'time' || (from.bare && until.bare)) return false
    if (from.minutes >= until.minutes) return false
    if (this.#days === null) {
      if (this.#groups.length > 0 && !this.#timesFirst) return false
      this.#timesFirst = true
    } else if (this.#timesFirst && !this.#flush()) return false
    // « matin : 9 h–12 h »: the hours say which part.
    if (this.words[this.#at - 1]?.kind === 'part' || this.#beforeFrom() === 'part') this.#slots.pop()
    this.#slots.push({ from: from.minutes, to: until.minutes })
    this.#at += 2
    return true
  }

  #beforeFrom(): Word['kind'] | undefined {
    return this.words[this.#at - 1]?.kind === 'from' ? this.words[this.#at - 2]?.kind : undefined
  }

  #takePart(part: 'morning' | 'afternoon' | 'day'): boolean {
    if (this.#timesFirst && this.#days !== null && !this.#flush()) return false
    if (this.words[this.#at - 1]?.kind === 'time') return true
    if (this.#days === null) this.#timesFirst = true
    this.#slots.push({ part })
    return true
  }

  #takeClosed(kind: 'closed' | 'except'): boolean {
    const before = this.words[this.#at - 1]?.kind
    if (
      kind === 'closed' &&
      this.#slots.length === 0 &&
      (before === 'day' || before === 'days' || before === 'holidays')
    ) {
      this.#closed = true
      return this.#flush()
    }
    if (!this.#flush()) return false
    this.#closed = true
    return true
  }

  /** Ends what is said of some days. */
  #flush(): boolean {
    const [days, slots, closed] = [this.#days, this.#slots, this.#closed]
    this.#days = null
    this.#slots = []
    this.#closed = false
    // Hours of no day; a closure may be that of public holidays alone.
    if (days === null) return slots.length === 0 && (!closed || this.#holidaysClosed)
    this.#groups.push({ days, slots: slots.length > 0 || closed ? slots : [{ part: 'day' }], closed })
    return true
  }

  week(): WeekHours | null {
    const opens = this.#groups.some(({ closed }) => !closed)
    const days: DayHours[] = []
    for (let day = 0; day < 7; day++) {
      const own = this.#groups.filter((group) => group.days.includes(day))
      const open = mergeSlots(own.flatMap(({ closed, slots }) => (closed ? [] : slots)))
      const left = open && own.filter(({ closed }) => closed).reduce(withoutPart, open)
      if (left === null) return null
      // Who names the days of opening means no other; who names closed days says nothing of the others.
      days.push(opens || own.length > 0 ? left : null)
    }
    return { days, byAppointment: this.#appointment, closedOnHolidays: this.#holidaysClosed }
  }
}

/** The slots of a day without a closed part of it; null when they do not tell where that part ends. */
function withoutPart(open: readonly Slot[] | null, { slots }: Group): readonly Slot[] | null {
  const [closed] = slots
  if (open === null || closed === undefined || open.length === 0) return open && []
  if (isTimed(closed) || closed.part === 'day' || slots.length > 1) return []
  const half = closed.part
  if (open.some((slot) => isTimed(slot) && slot.from < NOON && slot.to > LATE_NOON)) return null
  const stays = (slot: Slot): boolean =>
    isTimed(slot) ? slot.from < NOON === (half === 'afternoon') : slot.part !== half
  const rest = open.filter(stays)
  return rest.map((slot) =>
    !isTimed(slot) && slot.part === 'day'
      ? { part: half === 'afternoon' ? ('morning' as const) : ('afternoon' as const) }
      : slot,
  )
}
