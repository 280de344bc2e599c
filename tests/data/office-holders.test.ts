import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readDatasets } from '../../data/datasets.ts'
import { scratch } from '../scratch.ts'
import { AMO10, archive, deputies, fetched, GROUPS, lay, odsen, senators } from './office-holder-files.ts'
import { HAS_RAW, RAW } from './package-files.ts'

const raw = mkdtempSync(join(scratch, 'relais-office-'))
afterAll(() => rmSync(raw, { recursive: true, force: true }))

test.runIf(HAS_RAW)('a package tells whose lists it read, and of which day', () => {
  for (const name of readdirSync(RAW))
    if (name === 'deputes' || name === 'senateurs')
      cpSync(join(RAW, name), join(raw, name), { recursive: true })
    else symlinkSync(join(RAW, name), join(raw, name))
  lay(raw, AMO10, archive([...deputies().values(), ...GROUPS], '2026-11-28'))
  fetched(raw, odsen(senators()), '2026-11-27')
  const { provenances, ...datasets } = readDatasets(raw)
  expect([datasets.deputes.length, datasets.senateurs.length, datasets.questionsSenat]).toEqual([
    577,
    317,
    [],
  ])
  expect(
    ['deputes', 'senateurs', 'questions-asalee', 'questions-senat'].map((id) =>
      provenances.find((one) => one.id === id),
    ),
  ).toMatchObject([
    {
      producteur: 'Assemblée nationale',
      ...{ date: '2026-11-28', millesime: 'liste du 28 novembre 2026' },
      importeur: 'data/sources/deputes-assemblee.ts',
    },
    {
      ...{ producteur: 'Sénat', titre: 'Sénateurs en exercice' },
      ...{ date: '2026-11-27', millesime: 'liste du 27 novembre 2026' },
      importeur: 'data/sources/senateurs-senat.ts',
    },
    // The lists at hand have the day that they always had.
    { date: '2026-08-22', producteur: 'Assemblée nationale (relevé de France-Monitor)' },
    undefined,
  ])
})
