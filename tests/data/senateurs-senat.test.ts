import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sentDay } from '../../data/last-modified.ts'
import { OFFICIAL_FILES } from '../../data/official-files.ts'
import { readWhole } from '../../data/read-whole.ts'
import { refreshPackage } from '../../data/refresh.ts'
import { senateurs } from '../../data/sources/senateurs.ts'
import { senateursIn } from '../../data/sources/senateurs-senat.ts'
import { senateurs as table } from '../../data/tables/senateurs.ts'
import { scratch } from '../scratch.ts'
import { fetched, lay, ODSEN, odsen, senator, senators, sent } from './office-holder-files.ts'
import { refusal } from './producer-tables.ts'

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(scratch, 'relais-odsen-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

const read = (bytes: Uint8Array | string, lastModified?: string) => {
  fetched(raw, bytes, lastModified)
  return readWhole(senateursIn(raw), raw)
}
/** Says which dataset, which file, where its producer publishes it, and what reads it. */
function refusedAs(act: () => unknown): string {
  const message = refusal(act)
  for (const name of [`senateurs: ${ODSEN}`, senateurs.url, 'data/sources/senateurs-senat.ts'])
    expect(message).toContain(name)
  return message
}

describe('the Sénat’s file of senators', () => {
  test('takes the place of the list at hand: both series, by département, with office, name and group alone', () => {
    const former = senator('000001', 'Seine-et-Oise', { etat: 'ANCIEN', groupe: 'G.D.' })
    const { rows, rejects } = read(odsen([...senators(), former]))
    expect(new Set(rows.map(({ departement }) => departement)).size).toBe(101)
    expect(rejects.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 7 }, () => 'hors des 101 départements'),
    )
    expect(rows[0]).toEqual({
      identifiant: '10000A',
      civilite: 'Mme',
      nom: 'D’Aubigné-Inventée',
      prenom: 'Élise',
      groupe: 'Socialiste, Écologiste et Républicain',
      groupeAbrege: 'SER',
      departement: '01',
      dateListe: '2026-11-28',
    })
    expect(JSON.stringify(rows)).not.toMatch(/1971|Métierinventé|inventee|commission/)
    expect(table(rows).schema).toMatchObject({ title: 'Sénateurs en exercice' })
  })

  test('is refused without its header, and the reason tells nobody’s line', () => {
    const text = odsen(senators())
    const message = refusedAs(() => read(text.replace(/^Matricule.*\n/m, '')))
    expect(message).toContain('its first line has none of them')
    expect(message).not.toMatch(/Inventée|inventee|1971|10000A/)
  })

  test('tells a group that it does not know as it is written, and none of whom is of none', () => {
    const [first = '', second = '', third = '', ...others] = senators()
    const { rows } = read(
      odsen([
        first.replace(',SER,', ',Nouveau Groupe,'),
        second.replace(',SER,', ',Aucun,'),
        third.replace(',SER,', ',,'),
        ...others,
      ]),
    )
    expect(rows.slice(0, 4).map(({ groupe, groupeAbrege }) => [groupe, groupeAbrege])).toEqual([
      ['Nouveau Groupe', 'Nouveau Groupe'],
      [null, null],
      [null, null],
      ['Socialiste, Écologiste et Républicain', 'SER'],
    ])
    expect(
      table(rows)
        .schema.fields.filter(({ optional }) => optional)
        .map(({ name }) => name),
    ).toEqual(['groupe', 'groupe_abrege'])
  })

  test('is read right in every encoding that it may come in', () => {
    const text = odsen(senators()).replaceAll('’', "'")
    const { rows } = read(text)
    for (const bytes of [
      Buffer.from(text, 'latin1'),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1'),
    ])
      expect(read(bytes).rows).toEqual(rows)
    // An apostrophe of Windows-1252, which Latin-1 does not have.
    const curly = Buffer.from(text.replaceAll("D'Aubigné", 'D\u0092Aubigné'), 'latin1')
    expect(read(curly).rows[0]?.nom).toBe('D’Aubigné-Inventée')
  })
})

describe('the day of the Sénat’s file', () => {
  test('is that which was sent with these bytes, and no other', () => {
    const [now, before] = [odsen(senators()), odsen(senators().slice(1))]
    fetched(raw, before, '2026-11-27')
    fetched(raw, now, '2026-11-28')
    expect(sentDay(raw, ODSEN)).toBe('2026-11-28')
    // A refresh that is undone lays the former file back.
    lay(raw, ODSEN, before)
    expect(sentDay(raw, ODSEN)).toBe('2026-11-27')
    // The same bytes the night after, and once more from a server that lags behind.
    fetched(raw, now, '2026-11-29')
    fetched(raw, now, '2026-11-28')
    expect(sentDay(raw, ODSEN)).toBe('2026-11-29')
    lay(raw, ODSEN, `${now}\n`)
    expect(refusedAs(() => readWhole(senateursIn(raw), raw))).toContain('tells no day')
  })

  test('must be after the renewal, and so must what it names', () => {
    const text = odsen(senators())
    for (const day of ['2026-08-19', '2026-10-01'])
      expect(refusedAs(() => read(text, day))).toContain(`is of ${day}, from before the renewal`)
    expect(read(text, '2026-10-02').rows.length).toBeGreaterThan(300)
    const known = (lines: readonly string[]) =>
      lay(raw, senateurs.files[0], ['matricule', ...lines.map((line) => line.slice(0, 6))].join('\n'))
    known(senators())
    expect(refusedAs(() => read(text))).toMatch(
      /names nobody who is not in senateurs\/senateurs-2026-07-02\.csv/,
    )
    known(senators().slice(1))
    expect(read(text).rows.length).toBeGreaterThan(300)
  })

  test('stays known of the file in use and of that before it, however many are refused', () => {
    const [former, inUse, ...refused] = Array.from({ length: 12 }, (_, at) => odsen(senators().slice(at)))
    fetched(raw, former!, '2026-11-10')
    fetched(raw, inUse!, '2026-11-11')
    lay(raw, `${ODSEN}.former`, former!)
    // A refresh keeps the day of what it fetched before that takes the place of the file.
    for (const bytes of refused) sent(raw, bytes, '2026-11-28')
    expect(sentDay(raw, ODSEN)).toBe('2026-11-11')
    expect(sentDay(raw, `${ODSEN}.former`)).toBe('2026-11-10')
    // Of what was refused the newest alone.
    lay(raw, ODSEN, refused[0]!)
    expect(sentDay(raw, ODSEN)).toBeNull()
  })

  test('is kept by a refresh, which lays the file before back with its own; not that of a mirror', async () => {
    const [before, now] = [odsen(senators()), odsen(senators().slice(1))]
    fetched(raw, before, '2026-11-27')
    const official = OFFICIAL_FILES.filter(({ file }) => file === ODSEN)
    expect(official).toMatchObject([{ imported: true, seen: false, undated: true }])
    const server = createServer((_request, response) =>
      response.writeHead(200, { 'last-modified': 'Sat, 28 Nov 2026 01:50:00 GMT' }).end(now),
    )
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    // Of this raw folder nothing can be built: there is no other file in it.
    const refresh = (options: Parameters<typeof refreshPackage>[2]) =>
      expect(refreshPackage(raw, join(raw, 'package'), { ...options, attempts: 1 })).rejects.toThrow(
        'cannot be read',
      )
    const dayOf = (bytes: string): string | null => {
      lay(raw, ODSEN, bytes)
      return sentDay(raw, ODSEN)
    }
    try {
      await refresh({ files: official, origin })
      expect(dayOf(now)).toBeNull()
      lay(raw, ODSEN, before)
      await refresh({ files: official.map((one) => ({ ...one, url: `${origin}/${ODSEN}` })) })
      expect(readFileSync(join(raw, ODSEN), 'utf8')).toBe(before)
      expect(dayOf(now)).toBe('2026-11-28')
      // What the producer sent with these bytes holds wherever they come from.
      lay(raw, ODSEN, before)
      await refresh({ files: official, origin })
      expect(dayOf(now)).toBe('2026-11-28')
    } finally {
      server.close()
    }
    expect(dayOf(before)).toBe('2026-11-27')
    expect(existsSync(join(raw, 'last-modified.json.new'))).toBe(false)
  })
})

describe('the Sénat’s file of senators, changed by its producer', () => {
  test('is refused for a quotation mark out of place without telling what stands in the cell', () => {
    const [first = '', ...others] = senators()
    const broken = first.replace('adresse@inventee.example', 'adresse@inventee"x".example')
    const message = refusedAs(() => read(odsen([broken, ...others])))
    expect(message).toMatch(/is not valid CSV \(.*quote.* at line 2\)/)
    expect(message).not.toContain('inventee')
  })

  test.each([
    ...['Matricule', 'Qualité', 'Nom usuel', 'Prénom usuel', 'État', 'Groupe politique', 'Circonscription'],
  ])('is refused by the name of its column "%s" that it no longer has', (column) => {
    const text = odsen(senators())
    const [head = '', ...lines] = text.slice(text.indexOf('\nMatricule') + 1).split('\n')
    const renamed = head
      .split(',')
      .map((name) => (name === column ? `${name} bis` : name))
      .join(',')
    expect(refusedAs(() => read([renamed, ...lines].join('\n')))).toContain(`no column "${column}"`)
  })

  test('is refused cut short, whether it announces its lines or not', () => {
    for (const announced of [undefined, null]) {
      const text = odsen(senators(), announced === null ? null : senators().length)
      fc.assert(
        fc.property(fc.double({ min: 0.05, max: 0.9, noNaN: true }), (part) => {
          refusedAs(() => read(text.slice(0, text.length * part)))
        }),
        { numRuns: 5 },
      )
    }
    expect(refusedAs(() => read(odsen(senators(), 348)))).toMatch(/holds \d+ lines and announces 348/)
  })

  test('is refused with letters encoded twice, and with bytes lost', () => {
    const bytes = Buffer.from(odsen(senators()))
    expect(refusedAs(() => read(Buffer.from(bytes.toString('latin1'))))).toContain('encoded twice')
    const damaged = Buffer.from(bytes)
    damaged[bytes.indexOf('é', 2000) + 1] = 0x20
    expect(refusedAs(() => read(damaged))).toMatch(/UTF-8 but for 1 byte/)
  })

  test('is refused with somebody twice, and by the département that is not there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...senators().slice(20, -7)), (line) => {
        expect(refusedAs(() => read(odsen([...senators(), line])))).toContain(
          `rows twice: ${line.slice(0, 6)}.`,
        )
      }),
      { numRuns: 3 },
    )
    const without = (name: string) => odsen(senators().filter((line) => !line.includes(`,${name},`)))
    const least = { least: 1 }
    for (const [name, code] of [
      ['Sarthe', '72'],
      ['Yvelines', '78'],
      ['Guyane', '973'],
    ] as const) {
      fetched(raw, without(name))
      expect(refusedAs(() => readWhole({ ...senateursIn(raw), ...least }, raw))).toContain(
        `no row of the département ${code}.`,
      )
    }
    // The one senator of a département may have died.
    expect(read(without('Lozère')).rows.length).toBeGreaterThan(300)
  })

  test('is refused with a state or a circonscription that nobody knows', () => {
    const plus = (line: string) => read(odsen([...senators(), line]))
    expect(refusedAs(() => plus(senator('99999Z', 'Sarthe', { etat: 'SUSPENDU' })))).toContain(
      'column "État": "SUSPENDU" of 99999Z',
    )
    expect(refusedAs(() => plus(senator('99999Z', 'Sarthe-Nouvelle')))).toContain(
      'column "Circonscription": "Sarthe-Nouvelle"',
    )
  })
})
