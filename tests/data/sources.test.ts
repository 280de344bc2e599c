import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PROVENANCES } from '../../data/datasets.ts'
import { movementsOf } from '../../data/movements.ts'
import { SourceError } from '../../server/country/package/source-error.ts'
import { aplMedecins, checkParameters } from '../../data/sources/apl-medecins.ts'
import { codeCirconscription, fromInsee } from '../../data/sources/code-circonscription.ts'
import type { CogUnit } from '../../data/sources/communes-cog.ts'
import { deputes } from '../../data/sources/deputes.ts'
import { medecinsGeneralistes } from '../../data/sources/medecins-generalistes.ts'
import { readSource } from '../../data/sources/source.ts'
import { zonageMedecins } from '../../data/sources/zonage-medecins.ts'
import { communesAnciennes } from '../../data/tables/communes-anciennes.ts'
import { zonageOfCommunes } from '../../data/tables/zonage.ts'

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(tmpdir(), 'relais-raw-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

const put = (file: string, bytes: string | Buffer): void => {
  mkdirSync(dirname(join(raw, file)), { recursive: true })
  writeFileSync(join(raw, file), bytes)
}
const workbook = (sheets: Record<string, unknown[][]>): Buffer => {
  const book = utils.book_new()
  for (const [name, cells] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells), name)
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}
const refusal = (act: () => unknown): SourceError => {
  try {
    act()
  } catch (error) {
    if (error instanceof SourceError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const HEADER = 'id,civ,nom,prenom,groupe,groupeAbrev,departementCode,circo,dateMaj'

describe('a published file', () => {
  test('is read as published: Corsica in lower case, abroad as 099', () => {
    put(deputes.files[0], `${HEADER}\nPA1,M.,A,B,G,g,2a,1,2025-12-26\nPA2,Mme,C,D,G,g,099,11,2025-12-26\n`)
    const { rows } = readSource(deputes, raw)
    expect(rows.map((row) => row.circonscription)).toEqual(['2A-01', '99-11'])
  })

  test('that is absent is named, with the remedy', () => {
    const error = refusal(() => readSource(deputes, raw))
    expect(error.message).toContain('deputes/deputes-17-2026-08-22.csv')
    expect(error.message).toContain('--raw')
  })

  test('whose columns changed is refused by file and column', () => {
    put(deputes.files[0], `${HEADER.replace('circo', 'circonscription')}\nPA1,M.,A,B,G,g,2a,1,2025-12-26\n`)
    expect(refusal(() => readSource(deputes, raw)).message).toMatch(/deputes-17.*no column "circo"/)
  })

  test('whose values changed is refused by record and column', () => {
    put(deputes.files[0], `${HEADER}\nPA1,M.,A,B,G,g,2a,1,2025-12-26\nPA2,Mme,C,D,G,g,75,un,2025-12-26\n`)
    expect(refusal(() => readSource(deputes, raw)).message).toMatch(/record 2, column "circo"/)
  })

  test('that is cut short is refused', () => {
    const whole = gzipSync('Code_postal,Nom_commune,Zonage\n1400,Ars,2_ZAC\n')
    put(zonageMedecins.files[0], whole.subarray(0, whole.length - 12))
    expect(refusal(() => readSource(zonageMedecins, raw)).message).toContain('not a complete gzip file')
  })

  test('without its sheet, or which is no workbook, is refused', () => {
    put(medecinsGeneralistes.files[0], workbook({ Autre: [['codgeo']] }))
    expect(refusal(() => readSource(medecinsGeneralistes, raw)).message).toContain('no sheet "Data"')
    put(medecinsGeneralistes.files[0], workbook({ Data: [['titre'], ['codgeo', 'an']] }))
    expect(refusal(() => readSource(medecinsGeneralistes, raw)).message).toContain('no column "nb_medg"')
    const whole = workbook({ Data: [['codgeo', 'an', 'nb_medg']] })
    put(medecinsGeneralistes.files[0], whole.subarray(0, whole.length / 2))
    expect(refusal(() => readSource(medecinsGeneralistes, raw)).message).toContain('is not a workbook')
  })

  test('that is empty is refused', () => {
    put(deputes.files[0], `${HEADER}\n`)
    expect(refusal(() => readSource(deputes, raw)).message).toContain('holds no record')
  })

  test('keeps what it cannot use in a list of its own', () => {
    put(
      zonageMedecins.files[0],
      gzipSync(
        'Code_postal,Nom_commune,Zonage\n1400,Ars,2_ZAC\n97413,Cilaos,N/A - résultat non disponible\n',
      ),
    )
    const { rows, rejects } = readSource(zonageMedecins, raw)
    expect(rows).toEqual([{ codePostal: '01400', nom: 'Ars', zonage: 'ZAC' }])
    expect(rejects).toEqual([{ subject: '97413 Cilaos', reason: 'résultat non disponible' }])
  })
})

describe('the DREES workbook', () => {
  const bands = (third: number) => [
    ['Moins de  10 minutes', 1],
    ['Entre 10 et 15 minutes', 2 / 3],
    ['Entre 15 et 20 minutes', third],
    ['Plus de 20 minutes', 0],
  ]
  const year = (annee: number) => [
    [
      'Code commune INSEE',
      'Commune',
      'APL aux médecins généralistes',
      'APL aux médecins généralistes de moins de 65 ans',
      `Population standardisée ${annee} pour la médecine générale`,
      `Population totale ${annee}`,
    ],
    [null, null, 'En nombre', 'En nombre', 'En nombre', 'En nombre'],
    ['01001', 'L’Abergement', 1.5, 1.25, 800.5, 806],
  ]

  test('is found by its headers, whose year changes with the edition', () => {
    put(
      aplMedecins.files[0],
      workbook({ Paramètres: bands(1 / 3), 'APL 2022': year(2020), 'APL 2023': year(2021) }),
    )
    const row = {
      code: '01001',
      aplMg: 1.5,
      aplMg65: 1.25,
      populationStandardisee: 800.5,
      populationTotale: 806,
    }
    expect(readSource(aplMedecins, raw).rows).toEqual([
      { ...row, annee: 2022, anneePopulation: 2020 },
      { ...row, annee: 2023, anneePopulation: 2021 },
    ])
  })

  test('is refused when the decay of the method is no longer ours', () => {
    expect(() => checkParameters(bands(1 / 3))).not.toThrow()
    expect(refusal(() => checkParameters(bands(0.25))).message).toMatch(/Entre 15 et 20 minutes.*0\.25/)
    expect(refusal(() => checkParameters(bands(1 / 3).slice(0, 3))).message).toContain('Plus de 20 minutes')
  })
})

describe('codes', () => {
  test('of circonscriptions are read from every publisher', () => {
    expect([
      codeCirconscription('ZD', '3'),
      codeCirconscription('72', 4),
      codeCirconscription('2b', '2'),
    ]).toEqual(['974-03', '72-04', '2B-02'])
    expect([fromInsee('01004'), fromInsee('2A001'), fromInsee('97403'), fromInsee('97801')]).toEqual([
      '01-04',
      '2A-01',
      '974-03',
      '977-01',
    ])
  })

  const unit = (code: string, extra: Partial<CogUnit> = {}): CogUnit => ({
    kind: 'commune',
    code,
    nom: `Commune ${code}`,
    departement: code.slice(0, 2),
    region: '84',
    population: 100,
    codesPostaux: [],
    anciensCodes: [],
    codeCommune: code,
    ...extra,
  })

  test('of communes lead to the commune of today, and one in use is never read as an old one', () => {
    const cog = [
      unit('60054', { anciensCodes: ['60455'] }),
      unit('60694', { anciensCodes: ['60054'] }),
      unit('60455', { kind: 'ancienne', codeCommune: '60694' }),
    ]
    const movements = movementsOf(cog, [])
    const { current } = movements
    expect([current('60054'), current('60694'), current('60999')]).toEqual(['60054', '60694', undefined])
    // Of two lists that disagree the one that names the commune déléguée holds.
    expect(current('60455')).toBe('60694')
    expect(communesAnciennes(cog, movements).rows).toEqual([
      { code: '60455', nom: 'Commune 60455', code_commune: '60694' },
    ])
  })

  test('are found for the zoning by postcode and name, then by département, then by resemblance', () => {
    const cog = [
      unit('01001', { nom: 'Saint-Étienne-du-Bois', codesPostaux: ['01370'] }),
      unit('01002', { nom: 'Ars', codesPostaux: ['01480'] }),
      unit('01003', { nom: 'Oissel-sur-Seine', codesPostaux: ['01500'] }),
      unit('01004', { nom: 'Deux-Villes', codesPostaux: ['01600'] }),
      unit('01900', { kind: 'ancienne', nom: 'Ville', codeCommune: '01004' }),
      unit('01901', { kind: 'ancienne', nom: 'Autre-Ville', codeCommune: '01004' }),
    ]
    const row = (codePostal: string, nom: string, zonage: 'ZIP' | 'ZAC') => ({ codePostal, nom, zonage })
    const file = [
      row('01370', 'ST ETIENNE DU BOIS', 'ZIP'),
      row('01999', 'Ars', 'ZAC'),
      row('01500', 'Oissel', 'ZIP'),
      row('01600', 'Ville', 'ZIP'),
      row('01600', 'Autre-Ville', 'ZAC'),
      row('01700', 'Nulle-Part', 'ZIP'),
    ]
    const { classes, conflicts, unmatched } = zonageOfCommunes(cog, file, [], movementsOf(cog, []))
    expect([...classes]).toEqual([
      ['01001', 'ZIP'],
      ['01002', 'ZAC'],
      ['01003', 'ZIP'],
    ])
    expect(conflicts).toEqual(['01004: ZAC, ZIP'])
    expect(unmatched).toEqual(['01700 Nulle-Part'])
  })

  test('are found for the zoning of communes merged or divided since, when it leaves no doubt', () => {
    const before = [
      unit('15141', { nom: 'Neussargues en Pinatelle', codesPostaux: ['15170'] }),
      unit('15031', { kind: 'ancienne', nom: 'Celles', codeCommune: '15141' }),
      unit('71566', { nom: 'Verdun-sur-le-Doubs', codesPostaux: ['71350'] }),
      unit('71131', { nom: 'Ciel', codesPostaux: ['71350'] }),
      unit('42001', { nom: 'Amont', codesPostaux: ['42000'] }),
      unit('42002', { nom: 'Aval', codesPostaux: ['42000'] }),
    ]
    const cog = [
      unit('15031', { nom: 'Celles', codesPostaux: ['15170'] }),
      unit('15141', { nom: 'Neussargues-Moissac', codesPostaux: ['15170'] }),
      unit('71566', { nom: 'Verdun-Ciel', codesPostaux: ['71351'], anciensCodes: ['71131'] }),
      unit('42001', { nom: 'Val-Neuf', codesPostaux: ['42000'], anciensCodes: ['42002'] }),
    ]
    const row = (codePostal: string, nom: string, zonage: 'ZIP' | 'ZAC') => ({ codePostal, nom, zonage })
    const file = [
      row('15170', 'Neussargues en Pinatelle', 'ZIP'),
      row('71350', 'Verdun-sur-le-Doubs', 'ZAC'),
      row('71350', 'Ciel', 'ZAC'),
      row('42000', 'Amont', 'ZAC'),
      row('42000', 'Aval', 'ZIP'),
    ]
    const { classes, unmatched } = zonageOfCommunes(cog, file, before, movementsOf(cog, before))
    // The order named the whole, so it holds for what the whole was made of; members that disagree leave no class.
    expect([...classes].sort()).toEqual([
      ['15031', 'ZIP'],
      ['15141', 'ZIP'],
      ['71566', 'ZAC'],
    ])
    expect(unmatched).toEqual([])
  })

  test('of sources are given once', () => {
    expect(new Set(PROVENANCES.map(({ id }) => id)).size).toBe(PROVENANCES.length)
  })
})
