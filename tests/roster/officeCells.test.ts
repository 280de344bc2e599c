import { describe, expect, test } from 'vitest'
import {
  readCount,
  readDate,
  readEvidence,
  readFte,
  readStatus,
  readTelephones,
} from '../../server/domain/roster/cells.ts'
import type { RosterField } from '../../server/domain/roster/cabinet-columns.ts'
import { validateRow } from '../../server/domain/roster/validateRow.ts'
import { worldContext } from './roster-world.ts'

const GOOD = { id: 'A1', nom: 'Cabinet du Port', code_commune: '79001', etp: '1', postes: '1' }
const read = (cells: Partial<Record<RosterField, string>>) =>
  validateRow({ line: 2, cells: { ...GOOD, ...cells } }, worldContext)

describe('what offices write in a cell', () => {
  test.each([
    ['50 %', 0.5],
    ['100%', 1],
    ['62,5 %', 0.625],
    ['0,5 ETP', 0.5],
    ['.5', 0.5],
    [',5', 0.5],
    ['3/4', 0.75],
    ['½', 0.5],
    ['mi-temps', 0.5],
    ['Temps plein', 1],
    ['1 000', 1000],
    ['50 pour cent', 0.5],
    ['50 p. cent', 0.5],
    ['0,5 (mi-temps)', 0.5],
    ['1,0 ETP IDSP', 1],
    ['½ temps', 0.5],
    ['un mi-temps', 0.5],
    ['17h30/35h', 0.5],
    ['1 (à mi-temps)', null],
    ['2 idsp', null],
    ['1 (ETP)', 1],
    ['17,5 h', null],
    ['~1', null],
    ['#N/A', null],
    ['1e3', null],
    ['3/0', null],
    ['beaucoup', null],
    ['%', null],
  ])('nurse time %s', (text, value) => {
    expect(readFte(text)).toBe(value)
  })

  test.each([
    ['1er novembre 2026', '2026-11-01'],
    ['1 nov. 2026', '2026-11-01'],
    ['dimanche 1er Novembre 2026', '2026-11-01'],
    ['15 févr. 2026', '2026-02-15'],
    ['3 août 26', '2026-08-03'],
    ['01/11/26', '2026-11-01'],
    ['1.11.2026', '2026-11-01'],
    ['46327', '2026-11-01'],
    ['46327.0', '2026-11-01'],
    ['46327,5', '2026-11-01'],
    ['2026-11-01T00:00:00', '2026-11-01'],
    ['2026-11-01T00:00:00.000+01:00', '2026-11-01'],
    ['20261101', '2026-11-01'],
    ['31/11/2026', null],
    ['11/25/2026', null],
    ['depuis le 01/11/2026', '2026-11-01'],
    ['01/11/2026 à 14h30', '2026-11-01'],
    ['novembre 2026', null],
    ['depuis 11/2026', null],
    ['dimanche 1er novembre 2026', '2026-11-01'],
    ['jusqu’au 1er mars 2026', null],
    ['du 3 mars 2026 au 5 mai 2026', null],
    ['pas avant le 1 juin 2026', null],
    ['fin prévue le 31 déc. 2026', null],
    ['3 jui 2026', null],
    ['79000', null],
    ['hier', null],
  ])('date %s', (text, date) => {
    expect(readDate(text)).toBe(date)
  })

  test.each([
    ['fermé définitivement', 'stopped'],
    ['Fermeture définitive', 'stopped'],
    ['fermé temporairement', 'suspended'],
    ['OUVERT', 'active'],
    ['En activité', 'active'],
    ['cessation d’activité', 'stopped'],
    ['Ouvert (réduit)', 'reduced'],
    ['à l’arrêt', 'stopped'],
    ['?', 'unknown'],
    ['Actif ?', null],
    ['fermé ???', null],
    ['–', 'unknown'],
    ['NC', 'unknown'],
    ['À confirmer', 'unknown'],
    ['oui', null],
    ['X', null],
  ])('status %s', (text, statut) => {
    expect(readStatus(text)).toBe(statut)
  })

  test('posts, evidence and telephones', () => {
    expect(['un', 'Deux postes', '3', '1,5', 'quelques'].map(readCount)).toEqual([1, 2, 3, 1.5, null])
    expect(['ARS Normandie', 'Association Asalée', 'ARS et CPTS', 'mairie'].map(readEvidence)).toEqual([
      'ars',
      'association',
      null,
      null,
    ])
    expect(readTelephones('02.43.00.00.00 / 02.43.00.00.01')).toEqual({
      first: '02 43 00 00 00',
      alone: false,
    })
    expect(readTelephones('06 12 34 56 78 ou 02 43 00 00 01')).toEqual({
      first: '02 43 00 00 01',
      alone: false,
    })
    expect(readTelephones('(+33)2 43 00 00 00')).toEqual({ first: '02 43 00 00 00', alone: true })
    expect(readTelephones('0033 2 43 00 00 00')).toEqual({ first: '02 43 00 00 00', alone: true })
    for (const none of ['116117', '3615', 'sur rendez-vous', '']) expect(readTelephones(none)).toBeNull()
  })
})

describe('a cell that a cabinet can do without blocks nothing', () => {
  test.each<[RosterField, string, object]>([
    ['telephone', '3615', { telephone: null }],
    ['postes', 'quelques', { postes: 1 }],
    ['patients_declares', 'beaucoup', { patientsDeclares: null }],
    ['horaires', 'x'.repeat(500), { horaires: null }],
    ['adresse', '=1+1', { adresse: null }],
    ['note', 'Appeler Mme Durand', { note: null }],
  ])('%s « %s »', (field, value, expected) => {
    const { row, problems } = read({ [field]: value })
    expect(row).toMatchObject(expected)
    expect(problems.filter((found) => found.field === field)).toMatchObject([
      { severity: 'remark', message: { fr: expect.stringContaining('laissée vide') } },
    ])
  })

  test.each<[RosterField, string, object]>([
    ['statut_depuis', '31/11/2026', { statut: 'active', statutDepuis: null }],
    ['confirme_le', '2027-01-01', { statut: 'active', confirmeLe: null }],
    ['preuve', 'ma voisine', { statut: 'active', preuve: null }],
  ])('%s « %s » beside a status', (field, value, expected) => {
    const { row, problems } = read({ statut: 'active', [field]: value })
    expect(row).toMatchObject(expected)
    expect(problems.map(({ severity }) => severity)).toEqual(['remark'])
  })

  test('a status that is written and not understood is asked about: left out, a closed cabinet would stay open', () => {
    const { row, problems } = read({ statut: 'plus là', confirme_le: '2026-09-10' })
    expect(row).toBeNull()
    expect(problems).toMatchObject([{ code: 'not-a-status', severity: 'refused', mend: 'inconnu' }])
    expect(read({ statut: 'inconnu' }).row).toMatchObject({ statut: 'unknown' })
  })

  test('of two dates that cross the older stands: nothing looks fresher than it may be', () => {
    expect(
      read({ statut: 'active', statut_depuis: '2026-09-20', confirme_le: '2026-09-10' }).row,
    ).toMatchObject({ statutDepuis: null, confirmeLe: '2026-09-10' })
  })

  test.each<[RosterField, string, string | undefined]>([
    ['etp', '50', '0.5'],
    ['etp', '1000', undefined],
    ['id', 'n° 79/12', 'n-79-12'],
    ['nom', 'CafÃ© du Port', 'Café du Port'],
    ['nom', 'MŽdecins du Port', 'Médecins du Port'],
    ['nom', 'MaternitÃ©Ã©', 'Maternitéé'],
    ['nom', 'Maternit√© du Port', 'Maternité du Port'],
    ['nom', '+ Cabinet du Port', 'Cabinet du Port'],
    ['nom', 'Cabinet du Port, tél. 06 12 34 56 78', 'Cabinet du Port'],
  ])('%s « %s » is refused with what would put it right', (field, value, mend) => {
    const { row, problems } = read({ [field]: value })
    expect(row).toBeNull()
    expect(problems.find(({ severity }) => severity === 'refused')).toMatchObject({ field })
    expect(problems.find(({ severity }) => severity === 'refused')!.mend).toBe(mend)
    if (mend !== undefined) expect(read({ [field]: mend }).row).not.toBeNull()
  })
})

describe('public columns name nobody unseen', () => {
  test.each([
    'Cabinet de Mme Dupont',
    'Mme Dupont Marie',
    'Cabinet infirmier Martin',
    'Marie Lefebvre',
    'MARIE LEFEBVRE',
    'SELARL Dr Bernard',
    'Cabinet Dr Martin Jean',
    'Cabinet LECLERC Sophie',
    'Maison de santé des Docteurs Durand et Petit',
  ])('« %s » is told', (nom) => {
    expect(read({ nom }).problems.map(({ code }) => code)).toContain('person-in-name')
  })

  test.each([
    'Maison de santé Simone Veil',
    'Pôle de santé Louis Pasteur',
    'Cabinet médical Jean Jaurès',
    'MSP Docteur Schweitzer',
    'Centre de santé Jean-Jacques Rousseau',
    'Maison de santé Pierre Durand',
    'Cabinet DROM',
    'Cabinet du Port',
    'Cabinet Saint-Michel',
    'CABINET MEDICAL SAINTE MARIE',
    'CPTS Marie-Galante',
  ])('« %s » is a place', (nom) => {
    expect(read({ nom }).problems).toEqual([])
  })

  test('an address and opening hours lose telephones and e-mails, and what is lost is said', () => {
    const { row, problems } = read({
      adresse: '1 rue Dr Jean Dupont jean.dupont@orange.fr',
      horaires: 'lundi 9 h–12 h, tél. 06 12 34 56 78',
    })
    expect(row).toMatchObject({ adresse: '1 rue Dr Jean Dupont', horaires: 'lundi 9 h–12 h' })
    expect(problems.map(({ code, field }) => [code, field])).toEqual([
      ['contact-taken-out', 'adresse'],
      ['contact-taken-out', 'horaires'],
    ])
    // Nor does what announced them stay, nor half of an address that was spelled out.
    for (const [horaires, left] of [
      ['lun 9h-12h jeanne point dupont arobase orange point fr', 'lun 9h-12h'],
      ['sur rdv au 06-12-34-56-78', 'sur rdv'],
      ['lun 9h-12h, écrire à jeanne.dupont@orange.fr', 'lun 9h-12h'],
      ['lun 9h-12h appeler le 06 12 34 56 78', 'lun 9h-12h'],
    ])
      expect(read({ horaires: horaires! }).row!.horaires, horaires).toBe(left)
  })

  test('a street may bear a name, a letter box may not', () => {
    for (const adresse of ['12 rue du Docteur Roux', '3 place Mme de Sévigné', '5 allée Jean DUPONT'])
      expect(read({ adresse }), adresse).toMatchObject({ row: { adresse }, problems: [] })
    for (const adresse of [
      'chez Mme Durand',
      '1 rue de la Paix, Mme Durand',
      'chez le Dr Durand, 12 rue Victor Hugo',
      '12 rue du Dr Roux, Mme Durand',
    ])
      expect(read({ adresse }).row, adresse).toMatchObject({ adresse: null })
  })

  test('marks that turn or hide a text are taken out and told', () => {
    const { row, problems } = read({ nom: 'Cabinet\u200b du \u202ePort\u202c' })
    expect(row!.nom).toBe('Cabinet du Port')
    expect(problems).toMatchObject([{ code: 'invisible-characters', field: 'nom', severity: 'remark' }])
  })
})
