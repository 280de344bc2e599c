import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { agesCirconscriptions } from '../../data/sources/ages-circonscriptions.ts'
import { bassinsInsee } from '../../data/sources/bassins-insee.ts'
import { communesInsee } from '../../data/sources/communes-insee.ts'
import { liberauxDepartements } from '../../data/sources/liberaux-departements.ts'
import { deputes } from '../../data/sources/deputes.ts'
import { questionsAsalee } from '../../data/sources/questions-asalee.ts'
import { questionsIn } from '../../data/sources/questions-assemblee.ts'
import { senateurs } from '../../data/sources/senateurs.ts'
import { readSource, type Source } from '../../data/sources/source.ts'
import { questions } from '../../data/tables/questions.ts'

let raw: string
beforeEach(() => {
  raw = mkdtempSync(join(tmpdir(), 'relais-lists-'))
})
afterEach(() => rmSync(raw, { recursive: true, force: true }))

/** Writes the file of a source, packed when its name says so. */
const put = <Published, Row>(source: Source<Published, Row>, ...lines: string[]): void => {
  const [file = ''] = source.files
  mkdirSync(dirname(join(raw, file)), { recursive: true })
  const bytes = Buffer.from(`${lines.join('\n')}\n`)
  writeFileSync(join(raw, file), file.endsWith('.gz') ? gzipSync(bytes) : bytes)
}

const QUESTIONS =
  'type,numero,date_publication_JO,titre,ministere,statut_au_2026-08-22,acteur_ref,depute,groupe,departement,circonscription,url_deduite'
const question = (numero: string, statut: string) =>
  `QE,${numero},2026-04-14,Titre,Santé,${statut},PA1,Élise L.,G,72,4e circonscription,https://questions.example/${numero}`

describe('the list of questions', () => {
  test('says of which day the states are, in its header', () => {
    put(questionsAsalee, QUESTIONS, question('14340', 'En attente de réponse'))
    expect(readSource(questionsAsalee, raw).rows[0]).toMatchObject({
      numero: '14340',
      statut: 'en-attente',
      statutLe: '2026-08-22',
      circonscription: '72-04',
    })
  })

  test('is refused without that day, or with a state that nobody knows', () => {
    put(
      questionsAsalee,
      QUESTIONS.replace('statut_au_2026-08-22', 'statut'),
      question('1', 'Réponse publiée'),
    )
    expect(() => readSource(questionsAsalee, raw)).toThrow(/questions_an17.*no column "statut_au_"/)
    put(questionsAsalee, QUESTIONS, question('1', 'Caduque'))
    expect(() => readSource(questionsAsalee, raw)).toThrow(/record 1, column "statut"/)
  })

  test('must hold what was read in the Journal officiel', () => {
    put(questionsAsalee, QUESTIONS, question('14340', 'Réponse publiée'))
    const { rows } = readSource(questionsAsalee, raw)
    const page = (numero: string) => [{ numero, page_jo: '3063', source_id: 'qe' }]
    expect(questions(rows, page('14340')).rows[0]).toMatchObject({ page_jo: '3063', source_id: 'qe' })
    expect(() => questions(rows, page('99999'))).toThrow('question 99999')
  })
})

describe('the open files of questions', () => {
  /** A question as the Assemblée writes it; `answered` on a day, withdrawn, or neither. */
  const open = (
    type: string,
    numero: string,
    {
      title = 'Dispositif Asalée',
      text = '',
      day = '2026-04-14',
      author = 'PA1',
      answered = '',
      withdrawn = '',
    },
  ) => {
    const printed = (date: string, texte: string) => ({
      infoJO: { typeJO: 'JO_QUESTION', dateJO: date, pageJO: '1', numJO: null },
      texte,
    })
    const closed = answered ? 'Réponse publiée' : withdrawn ? "Retrait à l'initiative de l'auteur" : null
    return {
      question: {
        ...{ uid: `QANR5L17${type}${numero}`, type },
        identifiant: { numero, regime: '5eme Republique', legislature: '17' },
        indexationAN: { rubrique: 'santé', teteAnalyse: null, analyses: { analyse: title } },
        auteur: { identite: { acteurRef: author, mandatRef: 'PM1' }, groupe: { abrege: 'SOC' } },
        minInt: { abrege: 'Santé', developpe: 'Ministère de la santé' },
        textesQuestion: type === 'QG' ? null : { texteQuestion: printed(day, text) },
        textesReponse: answered
          ? { texteReponse: [printed(answered, type === 'QG' ? text : 'Réponse.')] }
          : null,
        cloture: closed && { codeCloture: 'X', libelleCloture: closed, dateCloture: answered || withdrawn },
      },
    }
  }
  const pack = (file: string, ...entries: object[]): void => {
    mkdirSync(join(raw, 'questions'), { recursive: true })
    writeFileSync(
      join(raw, 'questions', file),
      zipSync(
        Object.fromEntries(entries.map((one, at) => [`json/${at}.json`, strToU8(JSON.stringify(one))])),
      ),
    )
  }
  beforeEach(() => {
    put(
      deputes,
      'id,civ,nom,prenom,groupe,groupeAbrev,departementCode,circo,dateMaj',
      'PA1,Mme,L.,Élise,Groupe,G,72,4,2026-08-22',
    )
    put(
      questionsAsalee,
      QUESTIONS,
      question('14340', 'En attente de réponse').replace(',PA1,Élise L.', ',PA2,Nora M.'),
    )
  })

  test('give those that name the scheme in their title or text, with their state on the last day that their file knows', () => {
    pack(
      'Questions_ecrites.json.zip',
      open('QE', '14340', { author: 'PA2' }),
      open('QE', '15000', {
        title: 'Maladies chroniques',
        text: 'Le sort de l’association ASALÉE',
        answered: '2026-10-06',
      }),
      open('QE', '15001', { title: 'Maladies chroniques', text: 'Autre chose' }),
      open('QE', '15002', { withdrawn: '2026-11-17' }),
      open('QE', '15003', { author: 'PA999' }),
      ...['15010', '15011'].map((numero) => open('QE', numero, { title: 'Autre', withdrawn: '2026-11-17' })),
      // One on something else, its day mistyped.
      open('QE', '15012', { title: 'Autre', withdrawn: '2062-11-17' }),
    )
    pack('Questions_gouvernement.json.zip', open('QG', '15000', { answered: '2026-11-10' }))
    pack('Questions_orales_sans_debat.json.zip', open('QOSD', '7', {}))
    const { rows, rejects } = readSource(questionsIn(raw), raw)
    expect(
      rows.map(({ type, numero, statut, date, auteur }) => [type, numero, statut, date, auteur]),
    ).toEqual([
      ['QE', '14340', 'en-attente', '2026-04-14', 'Nora M.'],
      ['QE', '15000', 'reponse-publiee', '2026-04-14', 'Élise L.'],
      ['QE', '15002', 'retiree', '2026-04-14', 'Élise L.'],
      ['QG', '15000', 'reponse-publiee', '2026-11-10', 'Élise L.'],
      ['QOSD', '7', 'en-attente', '2026-04-14', 'Élise L.'],
    ])
    // Each file is as old as its own last day, but for one that nothing else knows.
    expect(rows.map(({ statutLe }) => statutLe)).toEqual([
      ...['2026-11-17', '2026-11-17', '2026-11-17'],
      '2026-11-10',
      '2026-04-14',
    ])
    expect(rows[1]).toMatchObject({
      circonscription: '72-04',
      groupe: 'SOC',
      ministere: 'Santé',
      url: 'https://questions.assemblee-nationale.fr/q17/17-15000QE.htm',
    })
    // Whose author is in no list is told by name, not dropped.
    expect(rejects).toEqual([{ subject: 'QE 15003', reason: 'its author PA999 is in no list of deputies' }])
    expect(
      questions(rows, [{ numero: '15000', page_jo: '9', source_id: 'qe' }]).rows.map((row) => row.page_jo),
    ).toEqual([null, '9', null, null, null])
  })

  test('must all be there and whole, and have no state that nobody knows', () => {
    pack('Questions_ecrites.json.zip', open('QE', '14340', {}))
    expect(() => readSource(questionsIn(raw), raw)).toThrow(/Questions_gouvernement.*cannot be read/)
    pack('Questions_gouvernement.json.zip')
    writeFileSync(join(raw, 'questions/Questions_orales_sans_debat.json.zip'), 'cut short')
    expect(() => readSource(questionsIn(raw), raw)).toThrow(/orales_sans_debat.*not a complete zip/)
    const caduque = open('QOSD', '7', {})
    pack('Questions_orales_sans_debat.json.zip', open('QOSD', '8', {}), {
      question: { ...caduque.question, cloture: { libelleCloture: 'Caducité' } },
    })
    expect(() => readSource(questionsIn(raw), raw)).toThrow(/column "statut"/)
  })
})

test('a senator whose seat was renewed since the list is left out by name', () => {
  const row = (matricule: string, departement: string, renewed: string) =>
    `${matricule},Mme,N,P,G,Groupe,${departement},D,${renewed}`
  put(
    senateurs,
    'matricule,civ,nom,prenom,groupe,groupeLibelle,departementCode,departement,siege_renouvele_2026_09_27',
    row('00001A', '44', 'non'),
    row('00002B', '01', 'oui'),
    row('00003C', 'ZZ', 'en partie (6 sur 12)'),
    row('00004D', '988', 'non'),
  )
  const { rows, rejects } = readSource(senateurs, raw)
  expect(
    rows.map(({ identifiant, departement, dateListe }) => [identifiant, departement, dateListe]),
  ).toEqual([['00001A', '44', '2026-07-02']])
  expect(rejects.map(({ subject }) => subject)).toEqual(['00002B', '00003C', '00004D'])
})

test('a commune has no canton or arrondissement where INSEE gives none, and communes déléguées are not read', () => {
  put(
    communesInsee,
    'TYPECOM,COM,LIBELLE,ARR,CAN',
    'COM,01001,L’Abergement,012,0108',
    'COM,97601,Acoua,,97601',
    'COM,97209,Fort-de-France,9721,',
    'COMD,01015,Arbigny,,',
    'COM,97801,Saint-Martin,,',
  )
  const { rows, rejects } = readSource(communesInsee, raw)
  expect(rows).toEqual([
    { code: '01001', nom: 'L’Abergement', arrondissement: '012', canton: '0108' },
    { code: '97601', nom: 'Acoua', arrondissement: null, canton: '97601' },
    { code: '97209', nom: 'Fort-de-France', arrondissement: '9721', canton: null },
  ])
  expect(rejects).toHaveLength(1)
})

test('a constituency without figures is left out, not counted as empty', () => {
  const columns = 'circo,pop_2022,pct_moins15,pct_15_29,pct_30_44,pct_45_59,pct_60_74,pct_75plus'
  put(agesCirconscriptions, columns, '72-04,110251,17,15,17,20,20.7,10.3', 'ZZ-01,,,,,,,')
  const { rows, rejects } = readSource(agesCirconscriptions, raw)
  expect(rows).toEqual([
    { circonscription: '72-04', population: 110_251, shares: [17, 15, 17, 20, 20.7, 10.3] },
  ])
  expect(rejects.map(({ subject }) => subject)).toEqual(['99-01'])
})

test('of the Cnam only nurses and GPs of a département are read', () => {
  const line = (profession: string, departement: string) =>
    `2024,${profession},${departement},tout_age,tout sexe,544,96.4`
  put(
    liberauxDepartements,
    'annee,profession_sante,departement,classe_age,libelle_sexe,effectif,densite',
    line('Infirmiers', '72'),
    line('Infirmiers', '999'),
    line('Sages-femmes', '72'),
  )
  expect(readSource(liberauxDepartements, raw).rows).toEqual([
    { annee: 2024, departement: '72', profession: 'infirmier', effectif: 544, densite: 96.4 },
  ])
})

describe('a file of statistiques locales', () => {
  const header =
    'Code;Libellé;Part des pers. âgées de 75 ans ou + 2022;Taux de pauvreté 2021;Médiane du niveau de vie 2021'

  test('starts on its third line, and says why a value is not there', () => {
    put(
      bassinsInsee,
      'Insee; ',
      'France; ',
      header,
      '97608;Dzaoudzi;N/A - résultat non disponible;11.1;23250',
    )
    expect(readSource(bassinsInsee, raw).rows).toEqual([
      { code: '97608', part75: null, tauxPauvrete: 11.1, niveauDeVie: 23_250 },
    ])
  })

  test('is refused by name when its header has moved', () => {
    put(bassinsInsee, header, '97608;Dzaoudzi;1;2;3')
    expect(() => readSource(bassinsInsee, raw)).toThrow(/insee_social.*third line/)
  })
})
