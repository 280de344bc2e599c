import type { z } from 'zod'
import type { EndpointName, Endpoints } from './endpoints.ts'

/** What only a deployment knows: ids of a cabinet and of a calculation, and where it is reached (`https://relais.example`). */
export interface KnownIds {
  readonly cabinet: string
  readonly run: string
  readonly origin: string
}

type Example<Name extends EndpointName> = Partial<z.input<Endpoints[Name]['input']>>

const A_DAY = '2026-10-01'
/** An id that nothing has: what it stands for is there for a minute, or once. */
export const NOTHINGS_ID = '0192f0c8-7a4e-7000-8000-000000000001'

/** What one may ask of every endpoint; `{cabinet}` and `{run}` stand for what a deployment has. A missing one does not compile. */
export const EXAMPLES: { readonly [Name in EndpointName]: Example<Name> } = {
  searchPlaces: { q: 'Niort', limit: 5 },
  nearestCabinets: { lon: -0.46, lat: 46.32, limit: 3 },
  listCabinets: { limit: 10, departement: '79' },
  getCabinet: { id: '{cabinet}' },
  listCabinetEvents: { id: '{cabinet}' },
  listTerritoires: { niveau: 'departement', limit: 200 },
  getTerritoire: { niveau: 'circonscription', code: '79-01' },
  listCirconscriptions: { chiffre: 'risque', min: 5, colonnes: 'risque' },
  getCarte: { niveau: 'departement', indicateurs: 'risque,patients-sans-relais' },
  getObjectif: { niveau: 'departement', minutes: 30, part: 80 },
  getCitation: { code: '79-01' },
  getOembed: { url: '{origin}/circonscription/79-01' },
  createScenario: { closures: [{ by: 'area', niveau: 'departement', code: '79' }] },
  getMonde: {},
  getScenario: { id: `${A_DAY}_p~d79~60~1` },
  listScenarioTerritoires: { id: `${A_DAY}_p~d79~60~1`, niveau: 'circonscription' },
  createPlacement: { candidates: { niveau: 'departement', code: '79' }, posts: 2 },
  listPlacements: { territoire: 'departement:79', posts: 2 },
  listScenariosNommes: {},
  getFrise: { from: '2026-09-01' },
  getFraicheur: {},
  getListe: {},
  getContours: { niveau: 'departement', departements: '79,86' },
  listIndicateurs: {},
  listSources: {},
  listVerifications: {},
  listRuns: { limit: 5 },
  getRun: { id: '{run}' },
  listChronologie: {},
  listQuestions: { etat: 'en-attente' },
  listChiffres: {},
  listChanges: { territoire: 'departement:79', limit: 10 },
  getFhirMetadata: {},
  readFhirCodeSystem: { id: 'statut' },
  searchFhirOrganization: { _count: 5 },
  readFhirOrganization: { id: '{cabinet}' },
  searchFhirLocation: { _count: 5 },
  readFhirLocation: { id: '{cabinet}' },
  searchFhirHealthcareService: { characteristic: 'active', _count: 5 },
  readFhirHealthcareService: { id: '{cabinet}' },
  searchFhirVerificationResult: { _count: 5 },
  readFhirVerificationResult: { id: '{cabinet}' },
  createSignalement: { cabinetId: '{cabinet}', motif: 'ferme' },
  recordCabinetEvent: {
    ...{ id: '{cabinet}', statut: 'active', effectiveOn: A_DAY, evidence: 'association' },
    idempotencyKey: 'call-of-1-october',
  },
  undoCabinetEvent: { id: '{cabinet}', event: NOTHINGS_ID },
  recordNewPatients: {
    ...{ id: '{cabinet}', value: 'yes', evidence: 'association', idempotencyKey: 'call-of-1-october' },
  },
  makeConfirmationLinks: { cabinetIds: ['{cabinet}'], days: 30 },
  revokeConfirmationLinks: { cabinetIds: ['{cabinet}'] },
  getImportProgress: { follow: NOTHINGS_ID },
  importCabinets: { dryRun: 'true', fileName: 'cabinets.csv' },
  listModeration: { state: 'nouveau', limit: 10 },
  moderate: { decision: 'reject', reportId: NOTHINGS_ID, reason: 'Appelé : le cabinet est ouvert' },
  getWorklist: { limit: 10 },
}

/** An example with what a deployment knows in it. */
export const filledIn = (example: object, { cabinet, run, origin }: KnownIds): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(example)
      .replaceAll('{cabinet}', cabinet)
      .replaceAll('{run}', run)
      .replaceAll('{origin}', origin),
  ) as Record<string, unknown>
