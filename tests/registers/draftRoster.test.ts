import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCommand, runCommand } from '../../scripts/relais/run-command.ts'
import type { CommandContext } from '../../scripts/relais/command.ts'
import { readRoster } from '../../server/service/roster/read-roster.ts'
import { readRpps } from '../../server/service/registers/read-rpps.ts'
import { TODAY, worldContext } from '../roster/roster-world.ts'
import { servedWorld } from '../world-package.ts'
import { finessFile, finessStock, longRpps, RARE, rppsFile } from './files.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-draft-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let drafts = 0
async function draft(bytes: Buffer, ...options: readonly string[]) {
  const printed: string[] = []
  const [from, out] = [join(folder, `register-${drafts}`), join(folder, `draft-${drafts++}.csv`)]
  writeFileSync(from, bytes)
  const context = {
    ...{
      cwd: folder,
      today: TODAY,
      served: servedWorld(folder),
      geocoder: null,
    },
    print: (line: string) => void printed.push(line),
  } as unknown as CommandContext
  const argv = ['draft-roster', '--from', from, '--out', out, ...options]
  parseCommand(argv)
  const well = await runCommand(argv, context)
  const text = existsSync(out) ? readFileSync(out, 'utf8') : ''
  const rows = parse(text, { columns: true, delimiter: ';', bom: true }) as Record<string, string>[]
  return { well, printed: printed.join('\n'), text, rows, out }
}

const HOUSE = {
  ...{
    raison: 'MSP DES ESSAIS – Asalée',
    siret: '79000123400018',
    structure: 'R101000001',
    finess: '790000012',
  },
}
const people = RARE.surnames.map((surname, at) => ({
  ...{ surname, firstName: RARE.firstNames[at]!, rpps: `1010987654${at}` },
}))
const [first, second, third] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]
const IDENTITIES = people.flatMap(({ surname, firstName, rpps }) => [surname, firstName, rpps])

describe('a draft from the open extract of the RPPS', () => {
  test('holds the places that are named, their activities counted, and nobody’s name or number', async () => {
    const { well, rows, text, printed } = await draft(
      rppsFile(
        { ...first, ...HOUSE },
        { ...second, ...HOUSE },
        { ...third, ...HOUSE, profession: '10' },
        // A practice of one nurse is herself: name, SIRET and id are hers.
        {
          ...first,
          raison: `ASALEE ${first.surname}`,
          siret: '79000123400026',
          structure: 'R2',
          secteur: 'SA07',
        },
        // A place under the name of one of its people, and an id made of her number.
        {
          ...second,
          enseigne: `Cabinet ${second.surname} Asalée`,
          structure: `R${second.rpps}`,
          codeCommune: '79002',
        },
        { ...third, raison: 'SELARL DR MARTIN ASALEE', structure: 'R4', codeCommune: '79003' },
        { ...third, raison: 'PHARMACIE DES ESSAIS', structure: 'R5' },
        // By the first name alone, or on an envelope: a place that one of its people lends her address to.
        { ...second, raison: `ASALEE CHEZ ${second.firstName}`, structure: 'R6', codeCommune: '79004' },
        {
          ...{ ...first, raison: 'ASALEE DU VAL', structure: 'R7', codeCommune: '79004' },
          voie: `CHEZ ${first.surname} ${first.firstName}`,
        },
        // A saint and a scholar are nobody of the place.
        {
          ...first,
          firstName: 'Martin',
          raison: 'MSP SAINT MARTIN ASALEE',
          structure: 'R8',
          codeCommune: '79001',
        },
        {
          ...first,
          firstName: 'Marie',
          raison: 'MSP MARIE CURIE ASALEE',
          structure: 'R9',
          codeCommune: '79001',
        },
      ),
      ...['--match', 'asalée'],
    )
    expect(well).toBe(true)
    const [house] = rows.filter(({ finess }) => finess === '790000012')
    expect(house).toMatchObject({
      ...{ nom: 'MSP DES ESSAIS – Asalée', adresse: '1 rue DES ESSAIS', code_commune: '79001', etp: '' },
      ...{ statut: 'unknown', siret: '79000123400018', id_structure_rpps: 'R101000001', id: '' },
      note: 'à confirmer ; lu dans le RPPS, maison ou pôle de santé, 3 exercices déclarés dont infirmiers : moins de 3',
    })
    expect(rows).toHaveLength(8)
    expect(rows.every(({ note, statut }) => note!.startsWith('à confirmer') && statut === 'unknown')).toBe(
      true,
    )
    expect(rows.map(({ nom }) => nom).sort()).toEqual([
      'ASALEE DU VAL',
      ...Array.from({ length: 4 }, () => 'Lieu à nommer, Niorteau'),
      'MSP DES ESSAIS – Asalée',
      'MSP MARIE CURIE ASALEE',
      'MSP SAINT MARTIN ASALEE',
    ])
    expect(rows.find(({ nom }) => nom === 'ASALEE DU VAL')!.adresse).toBe('')
    const alone = rows.find(({ note }) => note!.includes('cabinet individuel'))
    expect(alone).toMatchObject({ siret: '', id_structure_rpps: '' })
    for (const identity of [...IDENTITIES, 'DR MARTIN'])
      expect((text + printed).toLowerCase()).not.toContain(identity.toLowerCase())
    expect(text + printed).not.toMatch(/@|0549111111|05 49 11 11 11/)
    expect(printed).toContain('Format documenté, non vu')
  })

  test('is taken by no import before somebody has completed it', async () => {
    const { out } = await draft(
      rppsFile({ ...first, ...HOUSE }, { ...second, ...HOUSE }),
      '--siren',
      '790001234',
    )
    const { lines } = await readRoster(readFileSync(out), worldContext)
    expect(lines.map(({ row }) => row)).toEqual([null])
    const { lines: completed } = await readRoster(readFileSync(out), worldContext, { '2': { etp: '0,5' } })
    expect(completed[0]!.row).toMatchObject({
      statut: 'unknown',
      note: expect.stringContaining('à confirmer'),
    })
  })

  test('is not written where the register knows the employer’s seat alone, nor over another file', async () => {
    const seat = Array.from({ length: 12 }, () => ({ ...first, ...HOUSE }))
    const { well, text, printed } = await draft(rppsFile(...seat), '--match', 'asalee')
    expect([well, text]).toEqual([false, ''])
    expect(printed).toContain('sans doute le siège')
    await expect(draft(rppsFile(...seat))).rejects.toThrow('--match asalee')
    writeFileSync(join(folder, `draft-${drafts}.csv`), 'précieux')
    await expect(draft(rppsFile(...seat), '--match', 'asalee')).rejects.toThrow('is there already')
  })

  test('quotation marks open nothing, and what lies across two pieces of a long file is one line', async () => {
    const pieces = longRpps(40_000, { ...first, ...HOUSE, raison: 'MSP "ASALEE' }, { ...second, ...HOUSE })
    async function* cut() {
      for (const piece of pieces)
        for (let at = 0; at < piece.length; at += 65_537) yield piece.subarray(at, at + 65_537)
    }
    const { sites, lines, kept } = await readRpps(cut(), ({ names }) =>
      names.some((name) => /asal/i.test(name)),
    )
    expect([lines, kept]).toEqual([40_002, 2])
    expect(sites).toMatchObject([{ nom: 'MSP "ASALEE', posts: { all: 2, nurses: 2 } }])
    expect(JSON.stringify(sites)).not.toMatch(new RegExp(IDENTITIES.join('|'), 'i'))
  })
})

describe('a draft from the register of establishments', () => {
  const LAMBERT = [
    '436000',
    '6590000',
    '1,ATLASANTE,96,BAN,EPSG:2154 RGF93 / Lambert-93 (Métropole)',
  ] as const
  const house = { finess: '790000012', nom: 'MSP DES CHÊNES', siret: '79000123400018', point: LAMBERT }
  const others = [
    { finess: '790000020', nom: 'PHARMACIE', category: '620' },
    {
      finess: '790000038',
      nom: 'CDS DU PORT',
      category: '124',
      point: ['1', '2', '4,X,.,ADMIN-EXPRESS-COG,EPSG:2154'],
    },
    // Metres of one system under the name of another.
    {
      finess: '790000046',
      nom: 'MSP MAL SITUEE',
      point: ['436000', '6590000', '1,A,9,BAN,EPSG:5490 RGAF09'],
    },
    { finess: '970400008', nom: 'MSP DES HAUTS', departement: '9D', commune: '409' },
  ] as const

  test.each([
    ['with its header', finessFile],
    ['as it was before', finessStock],
  ])('%s keeps maisons and centres de santé', async (_layout, file) => {
    const { rows, printed } = await draft(file(house, ...others))
    expect(
      rows.map(({ nom, code_commune, lon }) => [
        nom,
        code_commune,
        lon === '' ? null : Number(lon).toFixed(2),
      ]),
    ).toEqual([
      ['CDS DU PORT', '79001', null],
      ['MSP DES CHÊNES', '79001', '-0.43'],
      ['MSP MAL SITUEE', '79001', null],
      ['MSP DES HAUTS', '97409', null],
    ])
    expect(rows[1]).toMatchObject({
      ...{
        adresse: '1 avenue DES ESSAIS',
        code_postal: '79000',
        commune: 'NIORTEAU',
        etp: '',
        statut: 'unknown',
      },
      ...{ telephone: '05 49 00 00 00', siret: '79000123400018' },
      note: 'à confirmer ; lu dans FINESS, maison de santé',
    })
    expect(printed).toContain('Format documenté')
  })

  test('keeps those alone that are named', async () => {
    const { rows } = await draft(finessFile(house, ...others), '--match', 'chenes')
    expect(rows.map(({ nom }) => nom)).toEqual(['MSP DES CHÊNES'])
  })

  test.each([
    ['an archive', Buffer.from('PK\u0003\u0004rest'), 'archive'],
    ['another list', Buffer.from('nom;ville\nA;B\n'), 'ni le répertoire FINESS'],
    ['nothing', Buffer.alloc(0), 'vide'],
  ])('%s is refused in a sentence', async (_what, bytes, words) => {
    await expect(draft(bytes, '--match', 'asalee')).rejects.toThrow(words)
  })
})
