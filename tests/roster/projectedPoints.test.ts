import { describe, expect, test } from 'vitest'
import { createGazetteer } from '../../server/domain/roster/gazetteer.ts'
import { validateRow } from '../../server/domain/roster/validateRow.ts'
import { createUnproject } from '../../server/country/package/unproject.ts'

const unproject = await createUnproject()
const commune = (
  code: string,
  nom: string,
  departement: string,
  lon: number,
  lat: number,
  reseau = 'metropole',
) => ({
  ...{ code, nom, departement, lon, lat, reseau: reseau as 'metropole' },
  codesPostaux: [],
  otherCodes: [],
  otherNames: [],
})
const gazetteer = createGazetteer([
  commune('71289', 'Matour', '71', 4.48, 46.31),
  commune('79191', 'Niort', '79', -0.4647, 46.3237),
  commune('97302', 'Cayenne', '973', -52.33, 4.94, '973'),
  commune('97411', 'Saint-Denis', '974', 55.45, -20.88, '974'),
  commune('97608', 'Mamoudzou', '976', 45.23, -12.78, '976'),
  commune('97105', 'Basse-Terre', '971', -61.73, 16.0, '971'),
])
const read = (code_commune: string, lon: string, lat: string) => {
  const cells = { id: 'A', nom: 'Cabinet du Port', etp: '1', postes: '1', code_commune, lon, lat }
  const { row, problems } = validateRow({ line: 2, cells }, { gazetteer, today: '2026-10-01', unproject })
  return {
    row,
    codes: problems.map(({ code }) => code),
    words: problems.map(({ message }) => message.fr).join(' '),
  }
}

describe('coordinates as offices give them', () => {
  test.each([
    ['71289', '813827.5', '6579859.2', 'EPSG:2154', 4.48, 46.31],
    ['71289', '6579859,2', '813827,5', 'EPSG:2154', 4.48, 46.31],
    ['79191', '436000', '6587000', 'EPSG:2154', -0.42, 46.34],
    ['97302', '352000', '546000', 'EPSG:2972', -52.33, 4.94],
    ['97411', '338000', '7690000', 'EPSG:2975', 55.45, -20.88],
    ['97608', '525000', '8587000', 'EPSG:4471', 45.23, -12.78],
    ['97105', '636000', '1769000', 'EPSG:5490', -61.73, 16.0],
    ['71289', '498711', '5829000', 'EPSG:3857', 4.48, 46.31],
  ])('%s: %s %s is %s', (code, x, y, system, lon, lat) => {
    const { row, codes, words } = read(code, x, y)
    expect(codes).toContain('point-converted')
    expect(words).toContain(system)
    expect(Math.abs(row!.lon - lon)).toBeLessThan(0.1)
    expect(Math.abs(row!.lat - lat)).toBeLessThan(0.1)
    expect(row!.precision).toBe('fichier')
  })

  test('swapped degrees and degrees with minutes are read', () => {
    expect(read('71289', '46.3090391', '4.4791663')).toMatchObject({
      row: { lon: 4.479166, lat: 46.309039 },
      codes: ['point-swapped'],
    })
    expect(read('71289', '4°28\'45"', '46°18\'32"')).toMatchObject({
      row: { lon: 4.479167, lat: 46.308889 },
      codes: [],
    })
    expect(read('79191', '0° 27.9’ O', '46° 19.4’ N').row).toMatchObject({ lon: -0.465, lat: 46.323333 })
  })

  test.each([
    ['0', '0'],
    ['44791663', '463090391'],
    ['x', '46.3'],
    ['4.47', ''],
  ])('%s %s is left out, and the commune stands in', (lon, lat) => {
    const { row, words } = read('71289', lon, lat)
    expect(row).toMatchObject({ lon: 4.48, lat: 46.31, precision: 'commune' })
    expect(words).toContain('laissée vide')
  })

  test.each([
    '46.3090391, 4.4791663',
    '46.3090391,4.4791663',
    '46,3090391 ; 4,4791663',
    '46,3090391, 4,4791663',
    '(46.3090391 4.4791663)',
    '4.4791663, 46.3090391',
    'POINT(4.4791663 46.3090391)',
    'SRID=4326;POINT (4.4791663 46.3090391)',
    '46°18\'32.54"N 4°28\'45"E',
    '46° 18.5423’ N, 4° 28.75’ E',
  ])('one cell for both, %s, is read and placed without a remark', (cell) => {
    const { row, codes } = read('71289', cell, '')
    expect(codes).toEqual([])
    expect(row!.lon).toBeCloseTo(4.47917, 4)
    expect(row!.lat).toBeCloseTo(46.30904, 4)
    expect(row!.precision).toBe('fichier')
  })

  test.each(['46,3', '46 4', '46, 4'])('%s is no point', (cell) => {
    expect(read('71289', cell, '')).toMatchObject({
      row: { precision: 'commune' },
      codes: ['point-incomplete'],
    })
  })

  test('metres in one cell are converted, and that is said', () => {
    expect(read('71289', '813827.5 6579859.2', '').codes).toEqual(['point-converted'])
  })

  test('a point far from its commune is refused, in degrees and in metres', () => {
    expect(read('71289', '4.8537542', '46.7818901')).toMatchObject({ row: null, codes: ['point-far'] })
    expect(read('79191', '871000', '6569000')).toMatchObject({ row: null, codes: ['point-far'] })
  })
})
