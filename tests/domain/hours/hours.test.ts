import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { availableTime, notAvailable } from '../../../server/domain/hours/availableTime.ts'
import { easter, holidayOn } from '../../../server/domain/hours/holidayOn.ts'
import { localTime } from '../../../server/domain/hours/localTime.ts'
import { isTimed, weekdayOf, type DayHours } from '../../../server/domain/hours/model.ts'
import { openingNow } from '../../../server/domain/hours/openingNow.ts'
import { readExceptions } from '../../../server/domain/hours/readExceptions.ts'
import { readHours } from '../../../server/domain/hours/readHours.ts'
import { writeOsm } from '../../../server/domain/hours/writeOsm.ts'

const clock = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
const written = (slots: DayHours): string =>
  slots === null
    ? '?'
    : slots.length === 0
      ? '-'
      : slots.map((slot) => (isTimed(slot) ? `${clock(slot.from)}>${clock(slot.to)}` : slot.part)).join('+')

const cases = readFileSync(new URL('read.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string])

test.each(cases)('« %s » is read as %s', (text, meaning) => {
  const read = readHours(text)
  const whole = meaning.replace(/(\S+) ×(\d)/g, (_, one: string, times: string) =>
    Array(Number(times)).fill(one).join(' '),
  )
  expect(
    read === null
      ? 'none'
      : [
          ...read.days.map(written),
          ...(read.byAppointment ? ['rdv'] : []),
          ...(read.closedOnHolidays ? ['feries'] : []),
        ].join(' '),
  ).toBe(whole)
})

test('whatever is written, reading ends, and a word that is not known makes it text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      readHours(text)
      readExceptions(text)
    }),
  )
  for (const [text, meaning] of cases)
    if (meaning !== 'none') expect(readHours(`${text} parfois`), text).toBeNull()
})

test('what is written in OpenStreetMap’s syntax is read back the same', () => {
  for (const [text] of cases) {
    const read = readHours(text)
    const osm = read && writeOsm(read)
    if (osm) expect(readHours(osm), osm).toEqual(read)
  }
})

test.each([
  ['fermé du 24/12/2026 au 02/01/2027', [['2026-12-24', '2027-01-02', '-']]],
  ['fermé le 15/08/2026', [['2026-08-15', '2026-08-15', '-']]],
  ['Fermé du 24 décembre au 2 janvier 2027', [['2026-12-24', '2027-01-02', '-']]],
  [
    'fermé les 24 et 31 décembre 2026',
    [
      ['2026-12-24', '2026-12-24', '-'],
      ['2026-12-31', '2026-12-31', '-'],
    ],
  ],
  [
    'congés du 1er au 15 août 2026 ; ouvert le 11/11/2026 de 9h à 12h',
    [
      ['2026-08-01', '2026-08-15', '-'],
      ['2026-11-11', '2026-11-11', '9:00>12:00'],
    ],
  ],
  ['ouvert le 14/07/2027', [['2027-07-14', '2027-07-14', '?']]],
  ['fermé du 24/12 au 02/01', null],
  ['fermé le 31/02/2026', null],
  ['fermé du 02/01/2027 au 24/12/2026', null],
  ['fermé pendant les vacances scolaires', null],
  ['24/12/2026', null],
])('the exception « %s »', (text, spans) => {
  const read = readExceptions(text)
  expect(read && read.map(({ start, end, slots }) => [start, end, written(slots)])).toEqual(spans)
})

describe('public holidays', () => {
  test('Easter Sunday by the tables of the Bureau des longitudes', () => {
    expect([2024, 2025, 2026, 2027, 2038, 2285].map(easter)).toEqual([
      ...['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25', '2285-03-22'],
    ])
  })

  test('eleven in the country, others where the law says so', () => {
    const ofYear = (departement: string): string[] =>
      Array.from({ length: 365 }, (_, day) =>
        new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
      ).filter((day) => holidayOn(day, departement) !== null)
    const country = ofYear('79')
    expect(country).toEqual([
      ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25'],
      ...['2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25'],
    ])
    const more = (departement: string): string[] =>
      ofYear(departement).filter((day) => !country.includes(day))
    for (const code of ['57', '67', '68']) expect(more(code)).toEqual(['2026-04-03', '2026-12-26'])
    expect(['971', '972', '973', '974', '976'].map(more)).toEqual([
      ...[['2026-05-27'], ['2026-05-22'], ['2026-06-10'], ['2026-12-20'], ['2026-04-27']],
    ])
  })
})

test('the clock of a place is that of the time zone database', () => {
  const zones = {
    '79': 'Europe/Paris',
    '2A': 'Europe/Paris',
    '971': 'America/Guadeloupe',
    '972': 'America/Martinique',
    '973': 'America/Cayenne',
    '974': 'Indian/Reunion',
    '976': 'Indian/Mayotte',
  }
  const at = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2040, 0, 1) })
  fc.assert(
    fc.property(fc.constantFrom(...Object.entries(zones)), at, ([departement, timeZone], instant) => {
      const parts = new Intl.DateTimeFormat('sv-SE', {
        ...{ timeZone, dateStyle: 'short', timeStyle: 'short' },
      }).format(instant)
      const { day, minutes } = localTime(instant, departement)
      expect(`${day} ${clock(minutes).padStart(5, '0')}`).toBe(parts)
    }),
  )
})

describe('what the hours say of a moment', () => {
  const read = (hours: string, exceptions = '') => ({
    week: readHours(hours),
    exceptions: exceptions === '' ? [] : readExceptions(exceptions),
  })
  const office = 'lundi au vendredi 9h-12h30 14h-17h'
  const at = (hours: string, day: string, time: string, exceptions?: string, departement = '79') => {
    const [h, m] = time.split(':').map(Number)
    return openingNow(read(hours, exceptions), { day, minutes: h! * 60 + m! }, departement)
  }

  test('a usual day, from before opening to after closing', () => {
    const kinds = ['8:59', '9:00', '12:29', '12:30', '16:59', '17:00'].map((time) => {
      const { kind } = at(office, '2026-11-30', time)
      return kind
    })
    expect(kinds).toEqual(['opens', 'open', 'open', 'opens', 'open', 'closed'])
    expect(at(office, '2026-11-30', '9:00')).toEqual({
      ...{ kind: 'open', day: '2026-11-30', byAppointment: false },
      ...{ until: 750, later: [{ from: 840, to: 1020 }] },
    })
    expect(at(office, '2026-12-04', '18:00')).toMatchObject({
      ...{ kind: 'closed', over: true, next: { day: '2026-12-07', at: 540 } },
    })
  })

  test('a closure wins over the week, and the next opening is after it', () => {
    const closed = 'fermé du 24/12/2026 au 03/01/2027'
    expect(at(office, '2026-12-28', '10:00', closed)).toMatchObject({
      ...{ kind: 'closed', over: false, next: { day: '2027-01-04', at: 540 } },
    })
  })

  test('a public holiday is never open, unless the cabinet says so of that day', () => {
    expect(at(office, '2026-11-11', '10:00')).toMatchObject({ kind: 'holiday', holiday: 'armistice-1918' })
    expect(at(office, '2026-11-11', '10:00', 'ouvert le 11/11/2026 9h-12h')).toMatchObject({
      ...{ kind: 'open', until: 720 },
    })
    expect(at(`${office}, fermé les jours fériés`, '2026-11-11', '10:00')).toMatchObject({
      ...{ kind: 'closed', next: { day: '2026-11-12' } },
    })
    // The day before, and a Saturday: neither is promised.
    expect(at(office, '2026-11-10', '18:00')).toMatchObject({ next: { day: '2026-11-12' } })
    expect(at(office, '2026-12-20', '10:00', undefined, '974')).toMatchObject({ kind: 'closed' })
    expect(at('tous les jours 9h-12h', '2026-12-20', '10:00', undefined, '974')).toMatchObject({
      ...{ kind: 'holiday', holiday: 'abolition-esclavage' },
    })
  })

  test('nothing is said where nothing is known', () => {
    expect(at('quand je peux', '2026-11-30', '10:00')).toMatchObject({ kind: 'unknown' })
    expect(at('sur rendez-vous', '2026-11-30', '10:00')).toMatchObject({ kind: 'appointment' })
    expect(at('fermé le mercredi', '2026-11-30', '10:00')).toMatchObject({ kind: 'unknown' })
    expect(at('fermé le mercredi', '2026-12-02', '10:00')).toMatchObject({ kind: 'closed', next: null })
    // Exceptions that are there and cannot be read leave no day certain.
    expect(at(office, '2026-11-30', '10:00', 'fermé pendant les vacances')).toMatchObject({
      kind: 'unknown',
    })
  })

  test('half days are told as such', () => {
    expect(at('lundi matin', '2026-11-30', '15:00')).toMatchObject({ kind: 'part', part: 'morning' })
    expect(at('lundi matin', '2026-12-01', '15:00')).toMatchObject({
      ...{ kind: 'closed', next: { day: '2026-12-07', at: 'morning' } },
    })
  })

  test('no moment of any year is open on a closed weekday, a closed date or a holiday', () => {
    const days = fc.integer({ min: 0, max: 3000 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)))
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1439 }), (date, minutes) => {
        const day = date.toISOString().slice(0, 10)
        const { kind } = openingNow(read(office), { day, minutes }, '67')
        if (kind !== 'open') return
        expect(weekdayOf(day)).toBeLessThan(5)
        expect(holidayOn(day, '67')).toBeNull()
      }),
    )
  })
})

test('FHIR has one entry for the days that share hours', () => {
  expect(availableTime(readHours('lun-ven 9h-12h30 14h-17h, samedi matin')!)).toEqual([
    {
      daysOfWeek: ['mon', 'tue', 'wed', 'thu', 'fri'],
      availableStartTime: '09:00:00',
      availableEndTime: '12:30:00',
    },
    {
      daysOfWeek: ['mon', 'tue', 'wed', 'thu', 'fri'],
      availableStartTime: '14:00:00',
      availableEndTime: '17:00:00',
    },
    { daysOfWeek: ['sat'], part: 'morning' },
  ])
  expect(availableTime(readHours('24/7')!)).toEqual([
    { daysOfWeek: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], allDay: true },
  ])
  expect(notAvailable(readExceptions('fermé le 15/08/2026 ; ouvert le 16/08/2026')!)).toEqual([
    { description: 'Fermé', during: { start: '2026-08-15', end: '2026-08-15' } },
  ])
})
