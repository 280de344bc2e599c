import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readWhole } from '../../data/read-whole.ts'
import { codeCirconscription } from '../../data/sources/code-circonscription.ts'
import { deputes } from '../../data/sources/deputes.ts'
import { deputesIn } from '../../data/sources/deputes-assemblee.ts'
import { questionsIn } from '../../data/sources/questions-assemblee.ts'
import { readSource } from '../../data/sources/source.ts'
import { deputes as table } from '../../data/tables/deputes.ts'
import { COMPARE_REMEDY } from '../../server/country/package/source-error.ts'
import { scratch } from '../scratch.ts'
import type { group } from './office-holder-files.ts'
import {
  acteur,
  AMO10,
  archive,
  deputies,
  GROUPS,
  lay,
  mandate,
  SEATS,
  seatMandate,
} from './office-holder-files.ts'
import { refusal } from './producer-tables.ts'

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(scratch, 'relais-amo-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

const EXISTING = new Set(SEATS.map(([code]) => code))

type Entries = Iterable<object>
const layArchive = (entries: Entries, written?: string): void =>
  lay(raw, AMO10, archive([...entries, ...GROUPS, { deport: {} }], written))
const read = (entries: Entries, written?: string) => {
  layArchive(entries, written)
  return readWhole(deputesIn(raw), raw)
}
const rowOf = (entries: Entries, seat: string) =>
  read(entries).rows.find(({ circonscription }) => circonscription === seat)
/** All seats as they are, but for that of the Sarthe whose holder is another. */
const with7204 = (...entries: object[]): object[] => {
  const all = deputies()
  all.delete('72-04')
  return [...all.values(), ...entries]
}
/** Says which dataset, which file, where its producer publishes it, and what reads it. */
function refusedAs(act: () => unknown): string {
  const message = refusal(act)
  for (const name of [`deputes: ${AMO10}`, deputes.url, 'data/sources/deputes-assemblee.ts'])
    expect(message).toContain(name)
  return message
}

describe('the Assemblée’s archive of deputies', () => {
  test('takes the place of the list at hand, seat by seat, and tells office, name and group alone', () => {
    lay(raw, deputes.files[0], 'the list at hand')
    const { rows, rejects } = read(deputies().values())
    expect(rejects).toEqual([])
    expect(rows.map(({ circonscription }) => circonscription).sort()).toEqual(
      SEATS.map(([code]) => code).sort(),
    )
    const [first] = rows
    expect(first).toEqual({
      circonscription: SEATS[0]![0],
      identifiant: 'PA1000',
      civilite: 'Mme',
      nom: 'N’Guessan-PA1000',
      prenom: 'Élise',
      groupe: 'Groupe d’un côté',
      groupeAbrege: 'Un',
      dateListe: '2026-11-28',
    })
    expect(JSON.stringify(rows)).not.toMatch(/1971|Villenée|Métierinventé|inventee/)
  })

  test('knows the seats of Corsica, overseas and abroad however they are written', () => {
    expect(
      [
        ...([
          ['2a', '1'],
          ['2B', '02'],
          ['ZD', '7'],
          ['974', '7'],
          ['099', '11'],
          ['ZZ', '11'],
        ] as const),
        ...([
          ['977', '1'],
          ['978', '1'],
          ['ZX', '1'],
          ['986', '1'],
          ['ZW', '1'],
        ] as const),
      ].map(([departement, numero]) => codeCirconscription(departement, numero)),
    ).toEqual([
      ...['2A-01', '2B-02', '974-07', '974-07', '99-11', '99-11'],
      ...['977-01', '977-01', '977-01', '986-01', '986-01'],
    ])
  })

  test('is read where one mandate stands bare, ids too, and a president is a member twice', () => {
    const sole = acteur('PA1', seatMandate('72', '4'))
    expect(rowOf(with7204({ acteur: { ...sole.acteur, uid: 'PA1' } }), '72-04')).toMatchObject({
      ...{ identifiant: 'PA1', groupe: null, groupeAbrege: null },
    })
    const [, { organe }] = GROUPS as [unknown, ReturnType<typeof group>]
    const president = acteur('PA2', [
      seatMandate('72', '4'),
      mandate('GP', organe.uid),
      mandate('GP', [organe.uid]),
      // What is not read may be written as its author likes.
      { typeOrgane: 'MISINFO', organes: null },
    ])
    expect(rowOf(with7204(president), '72-04')).toMatchObject({
      groupe: 'Groupe de l’autre',
      groupeAbrege: 'Deux',
    })
  })

  test('guesses no group between two, and its table says that one may be missing', () => {
    const both = acteur('PA3', [
      seatMandate('72', '4'),
      ...GROUPS.map(({ organe }) => mandate('GP', organe.uid)),
    ])
    const { rows } = read(with7204(both))
    expect(rows.find(({ circonscription }) => circonscription === '72-04')).toMatchObject({ groupe: null })
    const optional = (of: Parameters<typeof table>[1]) =>
      table(deputesIn(raw), of, EXISTING)
        .schema.fields.filter((field) => field.optional)
        .map(({ name }) => name)
    expect(optional(rows)).toEqual(['groupe', 'groupe_abrege'])
    expect(optional(rows.filter(({ groupe }) => groupe !== null))).toEqual([])
  })

  test('is refused by name with a seat that does not exist, which may stand for a vacant one', () => {
    const { rows } = read(with7204(acteur('PA9', [seatMandate('75', '19'), mandate('GP', 'PO845401')])))
    expect(rows).toHaveLength(SEATS.length)
    expect(refusal(() => table(deputesIn(raw), rows, EXISTING))).toBe(
      `deputes: ${AMO10}: gives PA9 the seat 75-19, which does not exist. ${COMPARE_REMEDY}`,
    )
  })

  test('leaves vacant what nobody holds, and what somebody held', () => {
    const nil = { '@xsi:nil': 'true' }
    const left = acteur('PA4', [
      seatMandate('72', '4', { dateFin: '2026-09-30' }),
      mandate('GP', GROUPS[0]!.organe.uid, { dateFin: nil }),
    ])
    const { rows, rejects } = read(with7204(left))
    expect([rows.length, rejects.length]).toEqual([SEATS.length - 1, 0])
    // Back from the Government: the mandate before has ended, that which runs counts once.
    const back = acteur('PA5', [
      ...['2025-10-12', null, nil].map((dateFin) => seatMandate('72', '4', { dateFin })),
      mandate('GP', GROUPS[0]!.organe.uid),
    ])
    expect(rowOf(with7204(back), '72-04')).toMatchObject({ identifiant: 'PA5' })
    // One seat of one département: it may be vacant without the file being short of one.
    const all = deputies()
    all.delete('48-01')
    expect(read(all.values()).rows).toHaveLength(SEATS.length - 1)
  })

  test('is of the day of its newest entry, never of a later one, and not from before who came in last', () => {
    const days = (written: string, begun: string) => {
      const late = acteur('PA6', seatMandate('72', '4', { dateDebut: begun }))
      return new Set(read(with7204(late), written).rows.map(({ dateListe }) => dateListe))
    }
    expect(days('2026-11-28', '2026-10-11')).toEqual(new Set(['2026-11-28']))
    // What packs without dates writes the first day there is.
    expect(days('1980-01-01', '2026-10-11')).toEqual(new Set(['2026-10-11']))
    expect(days('2024-01-02', '2026-10-11')).toEqual(new Set(['2026-10-11']))
  })

  test('gives the questions their authors, and those who have left since stay known by the list before', () => {
    lay(
      raw,
      deputes.files[0],
      'id,civ,nom,prenom,groupe,groupeAbrev,departementCode,circo,dateMaj\nPA7,Mme,Partie,Ana,G,G,72,5,2026-08-22\n',
    )
    layArchive(with7204(acteur('PA8', seatMandate('72', '4'), { nom: 'Venue' })))
    const question = (numero: string, acteurRef: string) => ({
      question: {
        identifiant: { numero, legislature: '17' },
        ...{ type: 'QE', indexationAN: { rubrique: 'Asalée' } },
        auteur: { identite: { acteurRef }, groupe: { abrege: 'G' } },
        minInt: { abrege: 'Santé' },
        textesQuestion: { texteQuestion: { infoJO: { dateJO: '2026-11-10' }, texte: '' } },
      },
    })
    for (const kind of ['ecrites', 'gouvernement', 'orales_sans_debat'])
      lay(
        raw,
        `questions/Questions_${kind}.json.zip`,
        zipSync(
          Object.fromEntries(
            (kind === 'ecrites' ? ['PA7', 'PA8', 'PA9999'] : []).map((author, at) => [
              `json/${at}.json`,
              strToU8(JSON.stringify(question(String(at), author))),
            ]),
          ),
        ),
      )
    const { rows, rejects } = readSource(questionsIn(raw), raw)
    expect(rows.map(({ auteur, circonscription }) => [auteur, circonscription])).toEqual([
      ['Ana Partie', '72-05'],
      ['Élise Venue', '72-04'],
    ])
    expect(rejects).toHaveLength(1)
  })
})

describe('the Assemblée’s archive of deputies, changed by its producer', () => {
  const READ = [
    ...['mandats', 'mandat', 'typeOrgane', 'dateDebut', 'dateFin', 'numDepartement', 'numCirco'],
    ...['etatCivil', 'ident', 'civ', 'nom', 'prenom', 'organes', 'organeRef', 'election'],
    ...['organe', 'codeType', 'libelle', 'libelleAbrege', 'acteur', 'uid'],
  ]
  test.each(READ)('is refused without what it calls "%s"', (name) => {
    const text = JSON.stringify([...[...deputies().values()].slice(0, 2), ...GROUPS])
    const readAs = (written: string) => {
      lay(raw, AMO10, archive(JSON.parse(written) as object[]))
      // However few the rows are.
      return readWhole({ ...deputesIn(raw), least: 1, whole: {} }, raw)
    }
    expect(readAs(text).rows).toHaveLength(2)
    refusedAs(() => readAs(text.replaceAll(`"${name}":`, `"${name}Bis":`)))
  })

  test('is refused cut short', () => {
    const bytes = archive([...deputies().values(), ...GROUPS])
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (part) => {
        lay(raw, AMO10, bytes.subarray(0, Math.floor(bytes.length * part)))
        expect(refusedAs(() => readWhole(deputesIn(raw), raw))).toContain('not a complete zip file')
      }),
      { numRuns: 8 },
    )
  })

  test('is refused with a seat held by two, and a deputy of two seats, by name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SEATS), ([code, departement, numero]) => {
        const substitute = acteur('PA9', [seatMandate(departement, numero), mandate('GP', 'PO845401')])
        expect(refusedAs(() => read([...deputies().values(), substitute]))).toContain('577 at most')
        const all = deputies()
        all.delete(code === '72-01' ? '72-02' : '72-01')
        expect(refusedAs(() => read([...all.values(), substitute]))).toContain(`rows twice: ${code}.`)
      }),
      { numRuns: 3 },
    )
    const two = acteur('PA9', [seatMandate('72', '4'), seatMandate('72', '5')])
    expect(refusedAs(() => read(with7204(two)))).toContain('PA9 holds several seats: 72-4, 72-5.')
  })

  test('is refused by the département that is not there, and where too few are left', () => {
    fc.assert(
      fc.property(fc.constantFrom('01', '2A', '72', '75', '972', '976'), (departement) => {
        const others = [...deputies()].filter(([code]) => !code.startsWith(`${departement}-`))
        layArchive(others.map(([, entry]) => entry))
        const source = { ...deputesIn(raw), least: 1 }
        expect(refusedAs(() => readWhole(source, raw))).toContain(`no row of the département ${departement}`)
      }),
      { numRuns: 6 },
    )
    expect(refusedAs(() => read([...deputies().values()].slice(0, 300)))).toContain('at least 550')
    // Were groups written another way, nobody would be of one.
    const alone = SEATS.map(([, ...at], i) => acteur(`PA${i}`, seatMandate(...at)))
    expect(refusedAs(() => read(alone))).toContain('deputies of a group: holds 0')
  })

  test('is refused in letters that are not its own, and with a group that is nowhere', () => {
    const named = (nom: string) => with7204(acteur('PA9', seatMandate('72', '4'), { nom }))
    for (const nom of ['Sébastien', 'Zoé-Élise'].map((name) => Buffer.from(name).toString('latin1')))
      expect(refusedAs(() => read(named(nom)))).toMatch(/PA9 is called by "Ã.": letters were lost/)
    const latin = Buffer.from(JSON.stringify(named('Sébastien')[SEATS.length - 1]), 'latin1')
    lay(raw, AMO10, zipSync({ 'json/acteur/PA9.json': new Uint8Array(latin) }))
    expect(refusedAs(() => readWhole(deputesIn(raw), raw))).toContain('PA9 is called by "\uFFFD"')
    const gone = acteur('PA9', [seatMandate('72', '4'), mandate('GP', 'PO1')])
    expect(refusedAs(() => read(with7204(gone)))).toContain('PA9 is of the group PO1, of which no entry')
  })
})
