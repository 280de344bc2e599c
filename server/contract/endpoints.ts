import { getCabinet, listCabinetEvents, listCabinets, nearestCabinets } from './cabinets.ts'
import { getCitation } from './citation.ts'
import { getContours } from './contours.ts'
import { getFraicheur } from './fraicheur.ts'
import { getFrise } from './frise.ts'
import { getListe } from './liste.ts'
import { getOembed } from './oembed.ts'
import { listChanges } from './changements.ts'
import { searchPlaces } from './places.ts'
import {
  getRun,
  listChiffres,
  listChronologie,
  listIndicateurs,
  listQuestions,
  listRuns,
  listSources,
} from './provenance.ts'
import { createPlacement, createScenario, getMonde, getScenario } from './scenarios.ts'
import { createSignalement } from './signalements.ts'
import { getWorklist, importCabinets, listModeration, moderate, recordCabinetEvent } from './stewards.ts'
import { getCarte, getTerritoire, listTerritoires } from './territoires.ts'

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
  getCarte,
  getCitation,
  getOembed,
  createScenario,
  getMonde,
  getScenario,
  createPlacement,
  getFrise,
  getFraicheur,
  getListe,
  getContours,
  listIndicateurs,
  listSources,
  listRuns,
  getRun,
  listChronologie,
  listQuestions,
  listChiffres,
  listChanges,
  createSignalement,
  recordCabinetEvent,
  importCabinets,
  listModeration,
  moderate,
  getWorklist,
} as const

export type Endpoints = typeof endpoints
export type EndpointName = keyof Endpoints
