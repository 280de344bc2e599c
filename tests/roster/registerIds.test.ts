import { describe, expect, test } from 'vitest'
import { readRegisterId } from '../../server/domain/roster/register-ids.ts'
import { validateRow } from '../../server/domain/roster/validateRow.ts'
import { hashOfCabinets } from '../../server/country/atlas.ts'
import { worldInputs } from '../world.ts'
import { worldContext } from './roster-world.ts'

describe('numbers of the national registers', () => {
  test.each([
    // Of the register’s own sample: Ain, Guyane, Wallis-et-Futuna; Corse-du-Sud in both spellings.
    ['finess', '010000024', '010000024'],
    ['finess', '970300026', '970300026'],
    ['finess', '980600027', '980600027'],
    ['finess', '2A0000154', '2A0000154'],
    ['finess', '2a 000 020 4', '2A0000204'],
    ['finess', '10000024', '010000024'],
    ['finess', '010000025', null],
    ['finess', '2B0000154', null],
    ['finess', '000000000', null],
    ['siret', '260 100 045 00012', '26010004500012'],
    ['siret', '26010004500013', null],
    ['siret', '2.601E+13', null],
    // La Poste: the head office has Luhn’s key, the sites digits that add up to a multiple of five.
    ['siret', '35600000000048', '35600000000048'],
    ['siret', '35600000000119', '35600000000119'],
    ['siret', '35600000000118', null],
    ['id_structure_rpps', 'f790000012', 'F790000012'],
    // A person’s RPPS number, and a practice’s national number made of one.
    ['id_structure_rpps', '10101234567', null],
    ['id_structure_rpps', '41010123456700', null],
  ] as const)('%s %s', (field, written, read) => {
    expect(readRegisterId(field, written)).toBe(read)
  })

  test('one whose key is wrong is left empty, named, and blocks nothing', () => {
    const { row, problems } = validateRow(
      {
        line: 2,
        cells: {
          nom: 'A',
          etp: '1',
          code_commune: '79001',
          finess: '790000013',
          siret: '79000123400018',
          id_structure_rpps: '10101234567',
        },
      },
      worldContext,
    )
    expect(row).toMatchObject({ finess: null, siret: '79000123400018', idStructureRpps: null })
    expect(
      problems
        .filter(({ code }) => code === 'not-a-register-id')
        .map(({ field, severity }) => [field, severity]),
    ).toEqual([
      ['finess', 'remark'],
      ['id_structure_rpps', 'remark'],
    ])
  })

  test('a cabinet without any is hashed as before there were such columns; one with a number is another', () => {
    const cabinets = worldInputs.cabinets
    const bare = cabinets.map(({ finess: _f, siret: _s, idStructureRpps: _r, ...rest }) => rest)
    expect(hashOfCabinets(cabinets)).toBe(hashOfCabinets(bare as never))
    expect(hashOfCabinets(cabinets.map((one) => ({ ...one, finess: '790000012' })))).not.toBe(
      hashOfCabinets(cabinets),
    )
  })
})
