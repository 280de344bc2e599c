import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { movementsOf } from '../../data/movements.ts'
import { readWhole } from '../../data/read-whole.ts'
import {
  codesPostauxIn,
  codesPostauxLaposte,
  hasCodesPostaux,
} from '../../data/sources/codes-postaux-laposte.ts'
import { communesCog, type CogUnit } from '../../data/sources/communes-cog.ts'
import { communesCog2022 } from '../../data/sources/communes-cog-2022.ts'
import { readSource } from '../../data/sources/source.ts'
import { codesPostaux } from '../../data/tables/codes-postaux.ts'
import { scratch } from '../scratch.ts'
import { HAS_RAW, RAW, rows } from './package-files.ts'
import { refusal } from './producer-tables.ts'

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(scratch, 'relais-postcodes-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

/** As La Poste publishes it, in Latin-1: made of the postcodes of the package, with a town abroad and one of the Pacific. */
const file = (): string =>
  [
    '#Code_commune_INSEE;Nom_de_la_commune;Code_postal;Libellé_d_acheminement;Ligne_5',
    ...rows('codes_postaux', 'code_postal', 'code_commune', 'code_arrondissement').flatMap((row) => {
      const line = `${row.code_arrondissement || row.code_commune};NOM;${row.code_postal};NOM;`
      // A line a part of the commune.
      return Number(row.code_commune) % 9 === 0 ? [line, `${line}HAMEAU`] : [line]
    }),
    '99138;MONACO;98000;MONACO;',
    '98818;NOUMEA;98800;NOUMEA;',
    '',
  ].join('\r\n')
const put = (text: string): void => {
  mkdirSync(join(raw, 'codes-postaux'), { recursive: true })
  writeFileSync(join(raw, 'codes-postaux/019HexaSmal.csv'), Buffer.from(text, 'latin1'))
}

describe('the postcodes of La Poste', () => {
  test('are read as they are published today, and of a day that the file does not tell', () => {
    put(file())
    const source = codesPostauxIn(raw)
    const { rows: own, rejects } = readWhole(source, raw)
    expect(own[0]).toEqual({ code: '01053', codePostal: '01000' })
    expect(own.filter(({ code }) => code === '75116').map(({ codePostal }) => codePostal)).toContain('75016')
    expect(rejects.map(({ subject }) => subject)).toEqual(['99138', '98818'])
    expect(source).toMatchObject({
      id: 'codes-postaux',
      date: '',
      millesime: 'édition sans date dans le fichier',
    })
    // Without it, those of June 2023.
    rmSync(join(raw, 'codes-postaux/019HexaSmal.csv'))
    writeFileSync(join(raw, codesPostauxLaposte.files[0]), '')
    expect(codesPostauxIn(raw)).toBe(codesPostauxLaposte)
    expect(hasCodesPostaux(raw)).toBe(true)
  })

  test('are told as not loaded where a raw folder has none, and nothing is read', () => {
    expect(hasCodesPostaux(raw)).toBe(false)
    expect(codesPostauxIn(raw)).toMatchObject({ id: 'codes-postaux', date: '', millesime: 'non chargé' })
  })

  test.each([
    ['no code', (text: string) => text.replace('#Code_commune_INSEE', 'Commune'), /no column "#code_commune/],
    ['no postcode', (text: string) => text.replace('Code_postal', 'CP'), /no column "code_postal"/],
    [
      'a postcode as a number',
      (text: string) => text.replace(';01000;', ';1000;'),
      /record 1, column "codePostal"/,
    ],
    [
      'a département gone',
      (text: string) => text.replace(/^48\d{3};.*\r\n/gm, ''),
      /no row of the département 48/,
    ],
    [
      'postcodes of other places',
      (text: string) => text.replace(/^(5\d{4};NOM;)5/gm, '$12'),
      /of the département of its commune": mean 0\.\d+ where 0\.99/,
    ],
    [
      'cut short',
      (text: string) => text.slice(0, text.length / 2).replace(/\r\n.*$/, ''),
      /usable rows where/,
    ],
  ])('are refused by what changed: %s', (_what, change, problem) => {
    put(change(file()))
    const message = refusal(() => readWhole(codesPostauxIn(raw), raw))
    expect(message).toMatch(problem)
    expect(message).toMatch(/^codes-postaux: codes-postaux\/019HexaSmal\.csv: /)
  })
})

describe('the table of postcodes', () => {
  const unit = (code: string, more: Partial<CogUnit> = {}): CogUnit => ({
    ...{ kind: 'commune', code, nom: code, departement: '01', region: '84', population: 1 },
    ...{ codesPostaux: [], anciensCodes: [], codeCommune: code, ...more },
  })
  const cog = [
    unit('01001', { codesPostaux: ['01100'], anciensCodes: ['01002'] }),
    unit('15141', { codesPostaux: ['15170'] }),
    unit('15047', { codesPostaux: ['15300'] }),
    unit('75056', { codesPostaux: ['75001', '75116'] }),
    unit('75101', { kind: 'arrondissement', codesPostaux: ['75001'], codeCommune: '75056' }),
    unit('75116', { kind: 'arrondissement', codesPostaux: ['75116'], codeCommune: '75056' }),
  ]
  const movements = movementsOf(cog, [
    unit('15141'),
    unit('15047', { kind: 'ancienne', codeCommune: '15141' }),
  ])
  const tableOf = (...pairs: readonly (readonly [code: string, codePostal: string])[]) => {
    const laposte = pairs.map(([code, codePostal]) => ({ code, codePostal }))
    const { table, differences } = codesPostaux(
      cog,
      { source: codesPostauxLaposte, rows: laposte },
      movements,
    )
    return { pairs: table.rows.map((row) => Object.values(row).filter(Boolean).join(' ')), differences }
  }
  const OWN = ['01100 01001', '15170 15141', '15300 15047', '75001 75056 75101', '75116 75056 75116']

  test('keeps what a part of a merged commune is delivered under, and tells what only one of the two has', () => {
    expect(tableOf(['01001', '01100'], ['01002', '01120'], ['75116', '75016'], ['75056', '75001'])).toEqual({
      pairs: [...OWN, '01120 01001', '75016 75056 75116'].sort(),
      differences: [
        'taken from La Poste alone: 01120 01001, 75016 75116',
        'not in La Poste’s: 15170 15141, 15300 15047, 75001 75101, 75116 75116',
      ],
    })
  })

  test('is that of the COG where La Poste’s is not at hand, which is told instead of each difference', () => {
    expect(tableOf()).toEqual({
      pairs: OWN,
      differences: ['La Poste’s file is not in the raw folder: those of the COG alone'],
    })
  })

  test('does not guess to which part of a divided commune a postcode belongs, unless the edition knows the parts', () => {
    expect(tableOf(['15141', '15170'], ['15141', '15300']).pairs).toEqual(OWN)
    expect(tableOf(['15141', '15170'], ['15047', '15300'], ['15047', '15310']).pairs).toContain('15310 15047')
  })
})

test.runIf(HAS_RAW)(
  'La Poste’s of June 2023 add three to those of the COG, each of a part of a merged commune',
  () => {
    const [cog, before] = [communesCog, communesCog2022].map((source) => readSource(source, RAW).rows)
    const laposte = readWhole(codesPostauxLaposte, RAW).rows
    const { differences } = codesPostaux(
      cog!,
      { source: codesPostauxLaposte, rows: laposte },
      movementsOf(cog!, before!),
    )
    // Germignonville, Boisgasson and Langey, Urdès. 15300 of Neussargues-en-Pinatelle, since divided, is none of Neussargues-Moissac's.
    expect(differences).toEqual(['taken from La Poste alone: 28140 28406, 28220 28012, 64370 64300'])
  },
)
