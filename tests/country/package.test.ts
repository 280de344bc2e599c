import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLocate } from '../../server/country/land/locate.ts'
import { openPackage, type Package } from '../../server/country/package/package.ts'
import { readReference } from '../../server/country/package/reference.ts'
import { openFiles } from '../../server/country/package/tables.ts'
import { keptIn } from '../../server/db/kept.ts'
import { scratch } from '../scratch.ts'

const published = fileURLToPath(new URL('../../data/package', import.meta.url))

describe('the data package', () => {
  let pack: Package
  beforeAll(() => {
    pack = openPackage(published)
  })

  test('holds the whole country: 34,875 communes with polygon and point, 101 départements, 18 régions', () => {
    const { communes, departements, regions } = pack.reference
    const { commune, departement, region } = pack.contours()
    expect(communes).toHaveLength(34_875)
    expect(communes.every(({ lon, lat }) => Number.isFinite(lon) && Number.isFinite(lat))).toBe(true)
    expect(communes.filter(({ code }) => !commune.has(code))).toEqual([])
    expect([departements.length, departement.size]).toEqual([101, 101])
    expect([regions.length, region.size]).toEqual([18, 18])
  })

  test('577 circonscriptions: 558 with figures, the others say why not', () => {
    const all = pack.reference.circonscriptions
    const count = (statut: string): number => all.filter((one) => one.statut === statut).length
    expect(all).toHaveLength(577)
    expect([count('figures'), count('collectivite-outre-mer'), count('etranger')]).toEqual([558, 8, 11])
    expect(all.filter(({ statut, explication }) => statut !== 'figures' && !explication)).toEqual([])
    const { circonscription } = pack.contours()
    expect(all.filter(({ code, statut }) => statut === 'figures' && !circonscription.has(code))).toEqual([])
  })

  test("the DREES's national means come back out: 3.34 in 2022, 3.29 in 2023, which is the newest", () => {
    expect(pack.reference.aplMillesime).toEqual({ medecins: 2023, infirmiers: 2023 })
    for (const [edition, mean] of [
      [2022, 3.34],
      [2023, 3.29],
    ] as const) {
      const { communes } = readReference(openFiles(published), edition)
      let [weighted, people] = [0, 0]
      for (const { aplMg65, populationStandardisee } of communes)
        if (aplMg65 !== null && populationStandardisee !== null) {
          weighted += aplMg65 * populationStandardisee
          people += populationStandardisee
        }
      expect(weighted / people).toBeCloseTo(mean, 2)
    }
  })

  test('an edition of the APL that it lacks is refused by its year', () => {
    expect(() => readReference(openFiles(published), 2031)).toThrow(/2031/)
  })

  test('the 43 questions carry a state and its day, those of the Journal officiel their page, and their circonscriptions a deputy', () => {
    const { deputes, questions } = pack.reference
    const deputies = new Set(deputes.map(({ circonscription }) => circonscription))
    const asked = questions.map(({ circonscription }) => circonscription)
    expect(asked).toHaveLength(43)
    expect(new Set(questions.map(({ statutLe }) => statutLe))).toEqual(new Set(['2026-08-22']))
    expect(
      questions.flatMap(({ pageJo, circonscription }) => (pageJo ? circonscription : [])).sort(),
    ).toEqual(['13-16', '67-03', '72-04', '76-06'])
    // Oldest first; the one without a date is told last, not dropped.
    expect(questions[0]!.date).toBe('2024-10-22')
    expect(questions.at(-1)).toMatchObject({ numero: '1371', type: 'QG', date: null })
    expect(asked.filter((code) => !deputies.has(code))).toEqual([])
  })

  test.each([
    ['Notre-Dame de Paris', 2.3499, 48.853, '75056'],
    ['Niort', -0.4591, 46.3237, '79191'],
    ['Saint-Denis de La Réunion', 55.4481, -20.8789, '97411'],
    ['Ajaccio', 8.7369, 41.9267, '2A004'],
  ])('%s lies in its commune', (_name, lon, lat, code) => {
    expect(createLocate(pack.contours().outlines)(lon, lat)).toBe(code)
  })
})

describe('a copy of the data package', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(scratch, 'relais-package-'))
    cpSync(published, folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** Changes a file, and its description with it, as who builds a package would. */
  const rewrite = (name: string, change: (text: string) => string): void => {
    const before = readFileSync(join(folder, name), 'utf8')
    const after = change(before)
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
    writeFileSync(join(folder, name), after)
    const description = readFileSync(join(folder, 'datapackage.json'), 'utf8')
    writeFileSync(join(folder, 'datapackage.json'), description.replace(hash(before), hash(after)))
  }

  test('whose file differs from its description is refused by name, with the remedy', () => {
    appendFileSync(join(folder, 'communes.csv'), 'x')
    expect(() => openPackage(folder)).toThrow(/^communes\.csv: differs .*git checkout/)
    rmSync(join(folder, 'apl.csv'))
    expect(() => openPackage(folder)).toThrow(/^apl\.csv: is missing/)
  })

  test.each([
    ['deputes.csv', (text: string) => text.replace(/\n.*\n$/, '\n'), /^deputes\.csv: has \d+ rows, not/],
    ['communes.csv', (text: string) => text.replace(',860,', ',many,'), /^communes\.csv: has "many"/],
    ['communes.csv', (text: string) => text.replace(',ZAC,', ',ZAP,'), /^communes\.csv: has "ZAP".* ZIP/],
    ['codes_postaux.csv', (text: string) => text.replace(',01053,', ',99999,'), /names 99999/],
    ['circonscription_communes.csv', (text: string) => text.replace(',1,', ',0.9,'), /do not sum to 1/],
  ])('%s that contradicts itself or the others is refused', (name, change, said) => {
    rewrite(name, change)
    expect(() => openPackage(folder)).toThrow(said)
  })

  test('that was kept is the one that was read, and another one is read anew', () => {
    const kept = keptIn(join(folder, 'cache'), 'program')
    const first = openPackage(folder, kept)
    // No table is read again: they are not even there.
    rmSync(join(folder, 'communes.csv'))
    const again = openPackage(folder, kept)
    expect(again.reference).toEqual(first.reference)
    expect([again.hash, again.datasets]).toEqual([first.hash, first.datasets])
    appendFileSync(join(folder, 'datapackage.json'), '\n')
    expect(() => openPackage(folder, kept)).toThrow(/^communes\.csv: is missing/)
  })
})
