import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readReference } from '../../server/country/package/reference.ts'
import { openFiles } from '../../server/country/package/tables.ts'
import { sha256 } from '../../server/sha256.ts'
import { PACKAGE, rows } from './package-files.ts'

const communes = rows('communes')
const circonscriptions = rows('circonscriptions')
const deputes = rows('deputes')

interface Resource {
  path: string
  bytes: number
  hash: string
  rows?: number
  schema?: { fields: { name: string }[] }
  sources?: { id: string; title: string; producteur: string; licence: string; millesime: string }[]
}
const descriptor = JSON.parse(readFileSync(`${PACKAGE}datapackage.json`, 'utf8')) as { resources: Resource[] }

describe('the zoning', () => {
  test('is missing only where the ARS draws it below the commune, or where the file names nobody', () => {
    const without = communes.filter(({ zonage }) => zonage === '').map(({ code }) => code)
    const reunion = communes.filter(({ departement }) => departement === '974').map(({ code }) => code)
    // Conques-en-Rouergue, Aurseulles, Porte des Pierres Dorées, then Marseille, Lyon and Paris, whose arrondissements differ.
    const others = ['12218', '14581', '69114', '13055', '69123', '75056']
    expect(without.sort()).toEqual([...reunion, ...others].sort())
  })
})

describe('the descriptor', () => {
  test('tells size, hash, rows and columns of every file, and describes them all', () => {
    const described = descriptor.resources.map((resource) => resource.path)
    expect([...described, 'datapackage.json'].sort()).toEqual(readdirSync(PACKAGE).sort())
    for (const resource of descriptor.resources) {
      const bytes = readFileSync(PACKAGE + resource.path)
      expect(resource.bytes).toBe(bytes.length)
      expect(resource.hash).toBe(`sha256:${sha256(bytes)}`)
      if (resource.schema == null) continue
      expect(rows(resource.path.replace('.csv', ''))).toHaveLength(resource.rows ?? -1)
      // Of a table without a row the header alone tells the columns.
      const [header = ''] = bytes.toString().split('\n', 1)
      expect(header.trim().split(',')).toEqual(resource.schema.fields.map((field) => field.name))
    }
  })

  test('names producer, licence and vintage of every dataset, of the facts as of the figures', () => {
    const ids = new Set(rows('sources').map((source) => source.id))
    const without = descriptor.resources.filter(({ sources }) => sources === undefined)
    expect(without.map(({ path }) => path)).toEqual(['sources.csv'])
    // The profile of Frictionless refuses empty lists, of sources as of foreign keys.
    expect(JSON.stringify(descriptor)).not.toContain('[]')
    for (const { sources = [] } of descriptor.resources)
      for (const source of sources) {
        expect(ids).toContain(source.id)
        expect([source.producteur, source.licence, source.millesime].every((text) => text !== '')).toBe(true)
      }
  })

  test('uses no dataset under a share-alike licence', () => {
    expect(rows('sources', 'licence').filter((source) => /odbl|partage|BY-SA/i.test(source.licence))).toEqual(
      [],
    )
  })
})

describe('the territories', () => {
  test('are all there', () => {
    expect(communes).toHaveLength(34_875)
    expect(rows('regions')).toHaveLength(18)
    expect(rows('departements')).toHaveLength(101)
    expect(rows('arrondissements')).toHaveLength(45)
    const count = (statut: string) => circonscriptions.filter((row) => row.statut === statut).length
    expect([count('figures'), count('collectivite-outre-mer'), count('etranger')]).toEqual([558, 8, 11])
  })

  test('without figures say why, in two languages', () => {
    for (const row of circonscriptions.filter(({ statut }) => statut !== 'figures')) {
      expect(row.explication).not.toBe('')
      expect(row.explication_en).not.toBe('')
    }
  })

  test('keep Corsica and each overseas département on a road network of their own', () => {
    const read = readReference(openFiles(PACKAGE)).communes
    const networkOf = new Map(read.map(({ code, reseau }) => [code, reseau]))
    expect(['2A004', '2B033', '97411', '79191', '29155'].map((code) => networkOf.get(code))).toEqual([
      'corse',
      'corse',
      '974',
      'metropole',
      'ouessant',
    ])
  })

  test('have a plausible area, or none when generalisation has eaten the polygon', () => {
    const areas = new Map(communes.map((row) => [row.code, row.superficie_km2]))
    expect(areas.get('33103')).toBe('')
    // Maripasoula and Arles are the largest communes of Guyane and of metropolitan France (18,360 and 759 km²).
    expect(Math.abs(Number(areas.get('97353')) / 18_360 - 1)).toBeLessThan(0.02)
    expect(Math.abs(Number(areas.get('13004')) / 759 - 1)).toBeLessThan(0.02)
  })

  test('carry the share of people aged 75 and over of France in 2023', () => {
    const total = rows('departements').reduce((sum, row) => sum + Number(row.population_75_plus), 0)
    expect(total).toBe(6_849_764)
  })

  test('are found by postcode, former code and arrondissement', () => {
    const postcodes = rows('codes_postaux')
    const at = (code: string) =>
      postcodes
        .filter((row) => row.code_postal === code)
        .map((row) => row.code_arrondissement || row.code_commune)
    expect(at('79000')).toContain('79191')
    expect(at('75116')).toEqual(['75116'])
    expect(at('75012')).toEqual(['75112'])
    expect(at('97400')).toContain('97411')
    const anciennes = new Map(rows('communes_anciennes').map((row) => [row.code, row.code_commune]))
    expect(anciennes.get('69159')).toBe('69114')
    expect(anciennes.get('60455')).toBe('60694')
  })
})

describe('the deputies', () => {
  test('sit in all of the 577 circonscriptions, by a list of a known day', () => {
    expect(deputes.map((row) => row.code_circonscription).sort()).toEqual(
      circonscriptions.map((row) => row.code).sort(),
    )
    expect(new Set(deputes.map((row) => row.date_liste))).toEqual(new Set(['2026-08-22']))
    expect(new Set(deputes.map((row) => row.identifiant)).size).toBe(577)
  })

  test('are those of August 2026, where the list of December 2025 had another or nobody', () => {
    const identifiants = new Map(deputes.map((row) => [row.code_circonscription, row.identifiant]))
    expect(identifiants.get('45-01')).toMatch(/^PA/)
    expect(identifiants.get('74-03')).toMatch(/^PA/)
  })
})

describe('the senators', () => {
  test('are only those whose seat was not renewed since the list', () => {
    const senateurs = rows('senateurs')
    expect(senateurs).toHaveLength(161)
    // Series 1: Indre-et-Loire to Pyrénées-Orientales, Île-de-France, and the overseas départements but Guyane.
    for (const { departement = '' } of senateurs)
      expect(departement).toMatch(/^(3[7-9]|[45]\d|6[0-6]|7[578]|77|9[1-5]|97[1246])$/)
    expect(new Set(senateurs.map((row) => row.date_liste))).toEqual(new Set(['2026-07-02']))
  })
})

describe('the questions', () => {
  const questions = rows('questions')

  test('are 43 with their state on a known day: ten answered, one withdrawn, 32 waiting', () => {
    const count = (statut: string) => questions.filter((row) => row.statut === statut).length
    expect(questions).toHaveLength(43)
    expect([count('reponse-publiee'), count('retiree'), count('en-attente')]).toEqual([10, 1, 32])
    expect(new Set(questions.map((row) => row.statut_le))).toEqual(new Set(['2026-08-22']))
    expect(questions.filter((row) => row.date === '').map((row) => row.numero)).toEqual(['1371'])
  })

  test('have their page where the Journal officiel was read, and its own source', () => {
    const read = questions.filter((row) => row.page_jo !== '')
    expect(read.map((row) => [row.numero, row.page_jo, row.source_id])).toEqual([
      ['14340', '3063', 'qe-14340'],
      ['14357', '3066', 'qe-14357'],
      ['14358', '3066', 'qe-14358'],
      ['15115', '4060', 'qe-15115'],
    ])
  })

  test('were asked from the circonscription where their author sits', () => {
    const seatOf = new Map(deputes.map((row) => [row.identifiant, row.code_circonscription]))
    const elsewhere = questions.filter((row) => seatOf.get(row.auteur_id) !== row.code_circonscription)
    expect(elsewhere.map((row) => row.numero)).toEqual([])
  })
})

describe('the facts', () => {
  test('keep contradictory claims side by side, each with its source', () => {
    const claims = (quantite: string) =>
      rows('chiffres')
        .filter((row) => row.quantite === quantite)
        .map((row) => `${row.operateur}${row.valeur} ${row.source_id}`)
        .sort()
    expect(claims('infirmieres')).toEqual([
      '=2000 qe-14340',
      '=2000 qe-15115',
      '=2050 whatsupdoc-financement-gele',
      '=2080 cfdt-2026-02-17',
      '=2080 qe-14357',
      '>2000 cgt-2026-04-01',
      '>2000 egora-2025-07-04',
      '≈2000 egora-2026-01-28',
    ])
    expect(claims('suspension-versements')).toEqual([
      '=2025-11 infirmiers-2026-02-11',
      '=2025-12 cfdt-2026-02-17',
      '=2025-12 qe-14357',
    ])
  })

  test('call a quantity by one name, whoever speaks of it', () => {
    for (const quantite of new Set(rows('chiffres').map((row) => row.quantite))) {
      const same = rows('chiffres').filter((row) => row.quantite === quantite)
      expect(new Set(same.map((row) => row.libelle_fr)).size, quantite).toBe(1)
    }
  })

  test('end with the last certain one: nothing is written of what is not known', () => {
    expect(rows('chronologie').at(-1)?.date).toBe('2026-08-22')
  })

  test('say since when the scheme is not funded', () => {
    const last = rows('financement').at(-1)
    expect([last?.date_debut, last?.finance]).toEqual(['2025-12-01', 'false'])
  })
})
