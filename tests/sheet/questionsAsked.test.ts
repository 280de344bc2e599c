import { expect, test } from 'vitest'
import { factsOf } from '../../server/country/facts/facts-of.ts'
import { questionsAsked } from '../../server/service/sheet/seat-handlers.ts'
import { worldPackage } from '../world-package.ts'

const { reference } = worldPackage
const question = (numero: string, auteurId: string, circonscription = '79-01') => ({
  ...{ numero, type: 'QE' as const, date: '2026-04-14', titre: 'Avenir', ministere: 'Santé' },
  ...{ statut: 'en-attente' as const, statutLe: '2026-08-22', pageJo: null, auteur: 'N', auteurId },
  ...{ groupe: 'GM', circonscription, url: 'https://example.org/', source: 'monde' },
})
const questions = [question('1', 'PA1'), question('2', 'PA2'), question('3', 'PA3', '79-02')]

test('a question counts for its seat; whose author holds it no more is told from those of the present deputy', () => {
  const facts = factsOf({ ...reference, questions }, null)
  expect(facts.questions.map(({ auteurEnSiege }) => auteurEnSiege)).toEqual([true, false, false])
  expect(facts.questions[0]).not.toHaveProperty('auteurId')
  expect([...questionsAsked({ facts })]).toEqual([
    ['79-01', { all: 2, waiting: 2, byHolder: 1 }],
    ['79-02', { all: 1, waiting: 1, byHolder: 0 }],
  ])
})

test('without a list of deputies nobody is said to have held a seat', () => {
  const facts = factsOf({ ...reference, questions, deputes: [] }, null)
  expect(facts.questions.map(({ auteurEnSiege }) => auteurEnSiege)).toEqual([null, null, null])
  expect(questionsAsked({ facts }).get('79-01')?.byHolder).toBe(0)
})
