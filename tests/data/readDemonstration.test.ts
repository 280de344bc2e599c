import { NO_TEXTS } from '../../server/domain/roster/cabinet-columns.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readDemonstration } from '../../server/country/package/read-demonstration.ts'

const CABINETS = `id,nom,adresse,code_commune,reseau,lon,lat,etp,postes,patients_declares,telephone,horaires
A1,Cabinet fictif n° 1,"1, rue du Puits",79001,metropole,-0.5,46.2,0.5,1,,,
A2,Cabinet fictif n° 2,,79002,metropole,-0.4,46.3,1,2,120,,`
const EVENTS = `id,cabinet_id,statut,effective_on,reported_on,recorded_at,evidence,reason,max_age_days
E1,A1,active,2026-01-05,2026-01-06,2026-01-06T18:00:00.000Z,association,,60`

describe('readDemonstration', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relais-demonstration-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const read = (cabinets: string, events: string) => {
    const paths = { cabinets: join(folder, 'c.csv'), events: join(folder, 'e.csv') }
    writeFileSync(paths.cabinets, cabinets)
    writeFileSync(paths.events, events)
    return readDemonstration(paths)
  }

  test('empty cells are null, everything is marked as demonstration', () => {
    const { cabinets, events } = read(CABINETS, EVENTS)
    expect(cabinets[0]).toEqual({
      id: 'A1',
      nom: 'Cabinet fictif n° 1',
      adresse: '1, rue du Puits',
      codeCommune: '79001',
      reseau: 'metropole',
      lon: -0.5,
      lat: 46.2,
      etp: 0.5,
      postes: 1,
      patientsDeclares: null,
      ...NO_TEXTS,
      demonstration: true,
    })
    expect(cabinets[1]!.patientsDeclares).toBe(120)
    expect(events[0]).toMatchObject({ id: 'E1', cabinetId: 'A1', reason: null, maxAgeDays: 60 })
  })

  test.each([
    ['a longitude that is no number', CABINETS.replace('-0.4', 'NaN'), EVENTS, /^c\.csv: line 3, lon/],
    ['a negative FTE', CABINETS.replace(',0.5,', ',-1,'), EVENTS, /^c\.csv: line 2, etp/],
    ['an unknown status', CABINETS, EVENTS.replace('active', 'open'), /^e\.csv: line 2, statut/],
    [
      'a day that does not exist',
      CABINETS,
      EVENTS.replace('2026-01-05', '2026-02-30'),
      /line 2, effective_on/,
    ],
    ['an id given twice', CABINETS.replace('A2', 'A1'), EVENTS, /c\.csv: has the cabinet A1 twice/],
    ['an event on nobody', CABINETS, EVENTS.replace(',A1,', ',A9,'), /e\.csv: has an event on A9/],
    ['a missing column', CABINETS.replace('code_commune', 'commune'), EVENTS, /no column "code_commune"/],
  ])('%s is refused by file, line and column', (_what, cabinets, events, message) => {
    expect(() => read(cabinets, events)).toThrow(message)
  })
})
