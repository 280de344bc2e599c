/** The tiny France as an import looks it up, and rosters written by hand. */
import { NO_TEXTS } from '../../server/domain/roster/cabinet-columns.ts'
import { createGazetteer } from '../../server/domain/roster/gazetteer.ts'
import type { CurrentCabinet, CurrentRoster } from '../../server/domain/roster/current-roster.ts'
import type { ImportOptions } from '../../server/domain/roster/planImport.ts'
import type { StatusEvent } from '../../server/domain/model.ts'
import { worldInputs } from '../world.ts'

export const TODAY = '2026-10-01'

/** Postcodes as people know them: a town's own, one shared by several villages. */
const POSTCODES: Readonly<Record<string, string>> = {
  '79001': '79000',
  '79002': '79210',
  '79003': '79210',
  '79006': '79210',
  '86001': '86000',
  '2A001': '20000',
}

export const worldGazetteer = createGazetteer(
  worldInputs.communes.map(({ code, nom, departement, reseau, lon, lat }) => ({
    code,
    nom,
    departement,
    reseau,
    lon,
    lat,
    codesPostaux: [POSTCODES[code] ?? code],
    otherCodes: code === '79006' ? ['79901'] : [],
    otherNames: code === '79006' ? ['Vieux-Bourg'] : [],
  })),
)

export const worldContext = { gazetteer: worldGazetteer, today: TODAY }

export const importOptions: ImportOptions = {
  today: TODAY,
  evidence: 'association',
  maxAgeDays: 60,
  partial: false,
  departements: null,
  territory: null,
  closuresMeant: false,
}

/** A real roster in force with these cabinets; events by cabinet. */
export function rosterOf(
  cabinets: readonly (Partial<CurrentCabinet> & { readonly id: string; readonly codeCommune: string })[],
  events: readonly StatusEvent[] = [],
): CurrentRoster {
  const byCabinet = new Map<string, StatusEvent[]>()
  for (const event of events)
    byCabinet.set(event.cabinetId, [...(byCabinet.get(event.cabinetId) ?? []), event])
  return {
    demonstration: false,
    revision: 'real',
    cabinets: cabinets.map((cabinet) => {
      const commune = worldGazetteer.byCode.get(cabinet.codeCommune)!
      return {
        nom: `Cabinet ${cabinet.id}`,
        adresse: null,
        departement: commune.departement,
        reseau: commune.reseau,
        lon: commune.lon,
        lat: commune.lat,
        precision: 'commune',
        etp: 1,
        postes: 1,
        patientsDeclares: null,
        ...NO_TEXTS,
        ...cabinet,
      }
    }),
    events: byCabinet,
    intakes: new Map(),
  }
}

export const emptyRoster: CurrentRoster = {
  demonstration: true,
  revision: 'demonstration',
  cabinets: [],
  events: new Map(),
  intakes: new Map(),
}

/** A CSV file of these lines. */
export const csv = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\n'))
