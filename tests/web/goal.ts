import type { PageData } from '../../server/contract/pages.ts'
import { WORLD_DAY } from '../world.ts'
import { run } from './provenance.ts'

/** Two départements against the usual goal: one that meets it, one that unknown statuses decide. */
export const goal: PageData['objectif'] = {
  asked: { niveau: 'departement' },
  sort: 'manquent',
  places: [{ niveau: 'region', code: '75', nom: 'Nouvelle-Aquitaine' }],
  query: '',
  wrong: [],
  sources: [],
  rows: [1, 0],
  answer: {
    ...{ niveau: 'departement', minutes: 30, part: 80, cabinets: 'ouverts' },
    codes: ['79', '86'],
    noms: ['Deux-Sèvres', 'Vienne'],
    departements: [null, null],
    regions: ['75', '75'],
    patients: [2300, 1600],
    parts: [0.912, 0.404],
    lows: [0.88, 0.37],
    highs: [0.95, 0.44],
    possibles: [0.95, 0.97],
    verdicts: 'as',
    manquent: [0, 630],
    manquentLows: [0, 580],
    manquentHighs: [0, 690],
    patientsAttendus: { fr: 'Patients attendus.', en: 'Expected patients.' },
    incertitude: { fr: '90 % des tirages du modèle.', en: '90% of the draws of the model.' },
    sources: ['cabinets'],
    run: run.id,
    method: 2,
    asOf: WORLD_DAY,
    demonstration: true,
  },
}
