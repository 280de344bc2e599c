import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
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
      expect(resource.hash).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`)
      if (resource.schema == null) continue
      const records = rows(resource.path.replace('.csv', ''))
      expect(records).toHaveLength(resource.rows ?? -1)
      expect(Object.keys(records[0] ?? {})).toEqual(resource.schema.fields.map((field) => field.name))
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
    expect(rows('sources', 'licence').filter((source) => /odbl|partage/i.test(source.licence))).toEqual([])
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
    const reseaux = new Map(communes.map((row) => [row.departement, row.reseau]))
    expect([reseaux.get('2A'), reseaux.get('2B'), reseaux.get('974'), reseaux.get('79')]).toEqual([
      'corse',
      'corse',
      '974',
      'metropole',
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
  test('sit in 575 of the 577 circonscriptions', () => {
    const seats = new Set(deputes.map((row) => row.code_circonscription))
    expect(circonscriptions.map((row) => row.code).filter((code) => !seats.has(code))).toEqual([
      '45-01',
      '74-03',
    ])
  })

  test('asked the four written questions from their own circonscription', () => {
    const nameOf = new Map(deputes.map((row) => [row.code_circonscription, row.nom]))
    const questions = rows('questions', 'auteur_nom', 'code_circonscription')
    expect(questions.map((row) => row.code_circonscription)).toEqual(['72-04', '76-06', '13-16', '67-03'])
    for (const { auteur_nom: auteur, code_circonscription: code } of questions)
      expect(auteur.endsWith(nameOf.get(code) ?? '?')).toBe(true)
  })
})

describe('the facts', () => {
  test('keep contradictory claims side by side, each with its source', () => {
    const nurses = rows('chiffres').filter((row) => row.quantite === 'infirmieres')
    expect(nurses.map((row) => `${row.operateur}${row.valeur} ${row.source_id}`).sort()).toEqual([
      '=2000 qe-14340',
      '=2000 qe-15115',
      '=2080 qe-14357',
      '>2000 cgt-2026-04-01',
    ])
  })

  test('say since when the scheme is not funded', () => {
    const last = rows('financement').at(-1)
    expect([last?.date_debut, last?.finance]).toEqual(['2025-12-01', 'false'])
  })
})
