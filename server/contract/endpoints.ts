import { getCabinet, listCabinetEvents, listCabinets, nearestCabinets } from './cabinet.ts'
import { getCitation } from './citation.ts'
import { makeConfirmationLinks, revokeConfirmationLinks } from './confirmation-links.ts'
import { getContours } from './map-contours.ts'
import { getFraicheur } from './freshness.ts'
import {
  getFhirMetadata,
  readFhirCodeSystem,
  readFhirHealthcareService,
  readFhirLocation,
  readFhirOrganization,
  readFhirVerificationResult,
  searchFhirHealthcareService,
  searchFhirLocation,
  searchFhirOrganization,
  searchFhirVerificationResult,
} from './fhir.ts'
import { getFrise } from './timeline.ts'
import { getListe } from './roster.ts'
import { getObjectif } from './goal.ts'
import { getOembed } from './share.ts'
import { listChanges } from './changes.ts'
import { searchPlaces } from './find.ts'
import {
  getRun,
  listChiffres,
  listChronologie,
  listIndicateurs,
  listQuestions,
  listRuns,
  listSources,
  listVerifications,
} from './facts.ts'
import { listScenariosNommes } from './named-scenarios.ts'
import { createPlacement, listPlacements } from './placement.ts'
import { createScenario, getMonde, getScenario, listScenarioTerritoires } from './scenario.ts'
import { createSignalement } from './report.ts'
import { getImportProgress, importCabinets } from './imports.ts'
import {
  getWorklist,
  listModeration,
  moderate,
  recordCabinetEvent,
  recordNewPatients,
  undoCabinetEvent,
} from './stewards.ts'
import { listCirconscriptions } from './seats.ts'
import { getCarte, getTerritoire, listTerritoires } from './sheet.ts'

/**
 * Every endpoint by its operation name. The order is the order of the documentation; where two paths could match one
 * address (`/cabinets/nearest`, `/cabinets/{id}`) the narrower comes first.
 */
export const endpoints = {
  searchPlaces,
  nearestCabinets,
  listCabinets,
  getCabinet,
  listCabinetEvents,
  listTerritoires,
  getTerritoire,
  listCirconscriptions,
  getCarte,
  getObjectif,
  getCitation,
  getOembed,
  createScenario,
  getMonde,
  getScenario,
  listScenarioTerritoires,
  createPlacement,
  listPlacements,
  listScenariosNommes,
  getFrise,
  getFraicheur,
  getListe,
  getContours,
  listIndicateurs,
  listSources,
  listVerifications,
  listRuns,
  getRun,
  listChronologie,
  listQuestions,
  listChiffres,
  listChanges,
  getFhirMetadata,
  readFhirCodeSystem,
  searchFhirOrganization,
  readFhirOrganization,
  searchFhirLocation,
  readFhirLocation,
  searchFhirHealthcareService,
  readFhirHealthcareService,
  searchFhirVerificationResult,
  readFhirVerificationResult,
  createSignalement,
  recordCabinetEvent,
  undoCabinetEvent,
  recordNewPatients,
  makeConfirmationLinks,
  revokeConfirmationLinks,
  getImportProgress,
  importCabinets,
  listModeration,
  moderate,
  getWorklist,
} as const

export type Endpoints = typeof endpoints
export type EndpointName = keyof Endpoints
