import { describe, expect, test } from 'vitest'
import type { RosterField } from '../../server/domain/roster/cabinet-columns.ts'
import { validateRow } from '../../server/domain/roster/validateRow.ts'
import { worldContext } from './roster-world.ts'

type Cells = Partial<Record<RosterField, string>>
const GOOD: Cells = { id: 'A1', nom: 'Cabinet du Port', code_commune: '79001', etp: '1', postes: '1' }
const read = (cells: Cells, context = {}) =>
  validateRow({ line: 2, cells: { ...GOOD, ...cells } }, { ...worldContext, ...context })
const codes = (cells: Cells, context = {}) => read(cells, context).problems.map(({ code }) => code)
const withoutCommune = (cells: Cells): Cells => ({ code_commune: '', ...cells })

describe('the commune', () => {
  test.each<[string, Cells, string, string[]]>([
    ['by INSEE code', { code_commune: '79002' }, '79002', []],
    ['by the code of a former commune', { code_commune: '79901' }, '79006', ['commune-corrected']],
    ['in small letters', { code_commune: '2a001' }, '2A001', []],
    ['by postcode and name', withoutCommune({ code_postal: '79210', commune: 'Les Essarts' }), '79003', []],
    [
      'by the former name under its postcode',
      withoutCommune({ code_postal: '79210', commune: 'VIEUX BOURG' }),
      '79006',
      [],
    ],
    ['abbreviated', withoutCommune({ code_postal: '79210', commune: 'ST ETIENNE DU MARAIS' }), '79002', []],
    [
      'with a slip',
      withoutCommune({ code_postal: '79210', commune: 'Les Esarts' }),
      '79003',
      ['commune-corrected'],
    ],
    [
      'by a company’s postcode',
      withoutCommune({ code_postal: '79027', commune: 'Niorteau Cedex 9' }),
      '79001',
      ['postcode-elsewhere'],
    ],
    [
      'by a postcode with one commune',
      withoutCommune({ code_postal: '79000' }),
      '79001',
      ['commune-corrected'],
    ],
    ['by a name that is unique', withoutCommune({ commune: 'Poitevin' }), '86001', ['commune-corrected']],
    [
      'a postcode of another commune',
      { code_commune: '79001', code_postal: '86000' },
      '79001',
      ['postcode-elsewhere'],
    ],
  ])('%s', (_how, cells, code, remarks) => {
    const { row, problems } = read(cells)
    expect(row?.codeCommune).toBe(code)
    expect(problems.map((found) => found.code)).toEqual(remarks)
  })

  test.each<[string, Cells, string]>([
    ['no place at all', withoutCommune({}), 'place-missing'],
    ['an unknown code', { code_commune: '99999' }, 'commune-unknown'],
    ['a postcode in the place of the code', { code_commune: '79210' }, 'commune-unknown'],
    ['a postcode shared by several', withoutCommune({ code_postal: '79210' }), 'commune-ambiguous'],
    [
      'a name that is nowhere',
      withoutCommune({ code_postal: '79210', commune: 'Atlantis' }),
      'commune-unknown',
    ],
  ])('%s is refused', (_what, cells, code) => {
    const { row, problems } = read(cells)
    expect(row).toBeNull()
    expect(problems.map((found) => found.code)).toEqual([code])
  })

  test('a refusal names the candidates', () => {
    const [found] = read(withoutCommune({ code_postal: '79210' })).problems
    expect(found!.message.fr).toContain(
      'Saint-Étienne-du-Marais (79002), Les Essarts (79003), Vide-Bourg (79006)',
    )
  })
})

describe('the point', () => {
  test('is kept to a tenth of a metre, decimal comma allowed', () => {
    expect(read({ lon: '-0,5512345678', lat: '46.2312345678' }).row).toMatchObject({
      lon: -0.551235,
      lat: 46.231235,
      precision: 'fichier',
    })
  })

  test.each<[Cells, string]>([
    [{ lon: '-0.55' }, 'point-incomplete'],
    [{ lon: 'x', lat: '46.2' }, 'not-a-number'],
    [{ lon: '46.23', lat: '-0.55' }, 'point-swapped'],
    [{ lon: '2.35', lat: '48.85' }, 'point-far'],
    [{ lon: '500', lat: '46.2' }, 'point-outside'],
  ])('%o is refused as %s', (cells, code) => {
    expect(codes(cells)).toEqual([code])
  })

  test('alone it finds its commune', () => {
    const ground = {
      communeAt: (lon: number) => (lon < 0 ? '79003' : null),
      districtAt: () => null,
      kilometresOutside: () => 0,
    }
    expect(read(withoutCommune({ lon: '-0.35', lat: '46.23' }), { ground }).row?.codeCommune).toBe('79003')
    expect(codes(withoutCommune({ lon: '12', lat: '46.23' }), { ground })).toEqual(['point-outside'])
    expect(codes(withoutCommune({ lon: '46.23', lat: '-0.35' }), { ground })).toEqual(['point-swapped'])
  })
})

describe('values', () => {
  test.each<[Cells, object]>([
    [{ etp: '0,75' }, { etp: 0.75 }],
    [
      { etp: '1.0', postes: '2,0' },
      { etp: 1, postes: 2 },
    ],
    [{ patients_declares: '1 200' }, { patientsDeclares: 1200 }],
    [{ telephone: '05.49.00.00.01' }, { telephone: '05 49 00 00 01' }],
    [{ telephone: '+33 5 49 00 00 01' }, { telephone: '05 49 00 00 01' }],
    [{ telephone: '0033549000001' }, { telephone: '05 49 00 00 01' }],
    [{ telephone: '+33 (0)5 49 00 00 01' }, { telephone: '05 49 00 00 01' }],
    [{ telephone: '549000001' }, { telephone: '05 49 00 00 01' }],
    [{ telephone: '549000001.0' }, { telephone: '05 49 00 00 01' }],
    [
      { code_commune: '79001.0', code_postal: '79000.0' },
      { codeCommune: '79001', codePostal: '79000' },
    ],
    [{ telephone: '+262 262 12 34 56' }, { telephone: '02 62 12 34 56' }],
    [
      { statut: 'Fermée', statut_depuis: '01/09/2026', confirme_le: '2026-09-15' },
      { statut: 'stopped', statutDepuis: '2026-09-01', confirmeLe: '2026-09-15' },
    ],
    [
      { statut: 'activité réduite', preuve: 'ARS' },
      { statut: 'reduced', preuve: 'ars' },
    ],
    [
      { statut: 'stopped', statut_depuis: '2026-12-31' },
      { statut: 'stopped', statutDepuis: '2026-12-31' },
    ],
  ])('%o', (cells, expected) => {
    expect(read(cells).row).toMatchObject(expected)
  })

  test.each<[Cells, string[]]>([
    [{ nom: '' }, ['required']],
    [{ etp: '' }, ['required']],
    [{ id: 'n° 1' }, ['not-an-id']],
    [{ etp: '-1' }, ['out-of-range']],
    [{ etp: '2', postes: '1' }, ['etp-over-posts']],
    [{ etp: '1.2', postes: '0' }, ['etp-over-posts']],
    [{ etp: '0.25', postes: '0' }, []],
    [{ etp: '1e3' }, ['not-a-number']],
    [{ postes: '1,5' }, ['not-a-whole-number']],
    [{ telephone: '12 34' }, ['not-a-phone']],
    [{ telephone: '06 12 34 56 78' }, ['mobile-phone']],
    [{ statut: 'peut-être' }, ['not-a-status']],
    [{ statut: 'active', preuve: 'signalement-verifie' }, ['not-an-evidence']],
    [{ statut: 'active', confirme_le: '2026-10-02' }, ['date-in-future']],
    [{ statut: 'active', statut_depuis: '2026-09-20', confirme_le: '2026-09-10' }, ['dates-crossed']],
    [{ statut: 'active', statut_depuis: '1900-01-01' }, ['out-of-range']],
    [{ confirme_le: '2026-09-10' }, ['status-missing']],
    [{ nom: 'x'.repeat(121) }, ['too-long']],
    [{ nom: 'CafÃ© du Port' }, ['garbled']],
    [{ adresse: '3 bis, nÂ° 4' }, ['garbled']],
    [{ nom: 'Pôle Saône n° 2 – SÃO' }, []],
    [{ nom: '=HYPERLINK("http://x")' }, ['like-a-formula']],
    [{ nom: 'Cabinet de Mme Durand' }, ['person-in-name']],
    [{ note: 'Appeler Mme Durand' }, ['private-data']],
    [{ statut: 'active', motif: 'voir 05 49 00 00 01' }, ['private-data']],
  ])('%o: %j', (cells, expected) => {
    expect(codes(cells)).toEqual(expected)
  })
})
