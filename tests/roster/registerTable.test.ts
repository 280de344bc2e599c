import { describe, expect, test } from 'vitest'
import { readRoster } from '../../server/service/roster/read-roster.ts'
import { csv, worldContext } from './roster-world.ts'

/** As the « réexposition » of the register writes it, with places of the tiny France. */
const HEADER =
  'nofinesset;rs;numvoie;typvoie;voie;ligneacheminement;departement;commune;telephone;coordxet;coordyet;categetab'

describe('the register of establishments given as a roster', () => {
  const bytes = csv(
    `\ufeff${HEADER}`,
    '790000012;MSP FICTIVE;1;R;DES ESSAIS;79000 NIORTEAU;79;001;0549000000;;;603',
    '790000020;PHARMACIE FICTIVE;2;R;DES ESSAIS;79000 NIORTEAU;79;001;;;;620',
  )

  test('is read as a draft that lacks the nurse time, line by line, and of which nothing is imported', async () => {
    const { lines, leftOut, problems } = await readRoster(bytes, worldContext)
    expect(
      lines.map(({ row, problems: found }) => [row, found.map(({ code, field }) => [code, field])]),
    ).toEqual([[null, [['required', 'etp']]]])
    expect(leftOut.map(({ line, why }) => [line, why])).toEqual([[3, 'kind']])
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['register-read', 'remark'],
      ['lines-left-out', 'remark'],
    ])
  })

  test('is a roster once somebody has said the nurse time', async () => {
    const { lines } = await readRoster(bytes, worldContext, { '2': { etp: '0,5' } })
    expect(lines[0]!.row).toMatchObject({
      ...{ nom: 'MSP FICTIVE', adresse: '1 rue DES ESSAIS', codeCommune: '79001', etp: 0.5 },
      ...{ finess: '790000012', telephone: '05 49 00 00 00', statut: null, precision: 'commune' },
    })
  })
})
