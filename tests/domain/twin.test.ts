import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { allocate } from '../../server/domain/allocate.ts'
import { drawBatch } from '../../server/domain/draws/drawBatch.ts'
import { drawPlan } from '../../server/domain/draws/drawPlan.ts'
import { drawDay, drawnDay } from '../../server/domain/draws/drawDay.ts'
import { intervals } from '../../server/domain/draws/intervals.ts'
import { mergeDraws } from '../../server/domain/draws/mergeDraws.ts'
import { DRAWN, type Drawn } from '../../server/domain/draws/sampleOf.ts'
import { dayStatuses } from '../../server/domain/status/dayStatuses.ts'
import type { Inputs } from '../../server/domain/model.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { situate } from '../../server/domain/situate.ts'
import type { Indicateur } from '../../server/domain/situation.ts'
import { DEMONSTRATION_DAY, demonstrationInputs } from './demonstration.ts'
import { twin, twinDraws, type AreaDay } from '../twin/twin.ts'
import { WORLD_DAY, WORLD_PATIENTS, worldInputs } from '../world.ts'

const TOLERANCE = 1e-9
const DRAWS = 2000

/** What the two are compared by. */
const SAME: Readonly<Partial<Record<Indicateur, Exclude<keyof AreaDay, 'lowerBound'>>>> = {
  'patients-suivis': 'followed',
  'suivi-ouvert': 'ouvert',
  'suivi-reduit': 'reduit',
  'suivi-arrete': 'arrete',
  'suivi-inconnu': 'inconnu',
  'interruptions-attendues': 'affected',
  'patients-sans-relais': 'relayless',
  risque: 'risk',
  interruption: 'interruption',
  'sans-alternative': 'lack',
  'minutes-active': 'minutes',
  'accessibilite-asalee': 'access',
}

const LEVELS = ['commune', 'circonscription', 'departement', 'france'] as const

/** What differs by more than 1e-9 of the value, named; and how many values were compared. */
function differences(inputs: Inputs, day: string, patients: number): { compared: number; wrong: string[] } {
  const allocation = allocate(inputs, { ...DEFAULT_PARAMETERS, patients })
  expect(allocation.warnings.filter(({ kind }) => kind === 'plafond-infaisable')).toEqual([])
  const { levels } = situate(allocation, inputs, day)
  const expected = twin(inputs, day, patients)
  let compared = 0
  const wrong: string[] = []
  for (const level of LEVELS) {
    const { codes, values, couverture } = levels[level]
    expect([...expected[level].keys()].filter((code) => !codes.includes(code))).toEqual([])
    codes.forEach((code, a) => {
      const other = expected[level].get(code)
      if (!other) {
        if (values['patients-suivis'][a] !== 0) wrong.push(`${level} ${code} is not in the twin`)
        return
      }
      if ((couverture[a] === 'minorant') !== other.lowerBound) wrong.push(`${level} ${code} lower bound`)
      for (const [indicator, name] of Object.entries(SAME) as [Indicateur, keyof AreaDay & string][]) {
        const [x, y] = [values[indicator][a]!, other[name] as number]
        compared++
        if (Number.isNaN(x) && Number.isNaN(y)) continue
        if (!(Math.abs(x - y) <= TOLERANCE * Math.max(Math.abs(x), Math.abs(y), 1e-3)))
          wrong.push(`${level} ${code} ${indicator}: ${x}, the twin says ${y}`)
      }
    })
  }
  return { compared, wrong }
}

const france = demonstrationInputs()

/** The shipped country as far as these départements: a country of its own, with its share of P*. */
function cut(departements: readonly string[]): { inputs: Inputs; patients: number } {
  const kept = new Map(
    france.communes
      .filter(({ departement }) => departements.includes(departement))
      .map((commune) => [commune.code, commune]),
  )
  const inside = ({ codeCommune }: { readonly codeCommune: string }): boolean => kept.has(codeCommune)
  const cabinets = france.cabinets.filter(inside)
  const ids = new Set(cabinets.map(({ id }) => id))
  const etp = (all: typeof cabinets): number => all.reduce((sum, cabinet) => sum + cabinet.etp, 0)
  return {
    inputs: {
      ...france,
      communes: [...kept.values()],
      arrondissements: france.arrondissements!.filter(inside),
      parts: france.parts.filter(inside),
      circonscriptions: france.circonscriptions.filter(({ departement }) =>
        departements.includes(departement),
      ),
      cabinets,
      events: france.events.filter(({ cabinetId }) => ids.has(cabinetId)),
    },
    patients: (300_000 * etp(cabinets)) / etp(france.cabinets as typeof cabinets),
  }
}

describe('the method, written twice', () => {
  test('the twin and the product agree on the tiny France', () => {
    const { compared, wrong } = differences(worldInputs, WORLD_DAY, WORLD_PATIENTS)
    expect(wrong).toEqual([])
    expect(compared).toBeGreaterThan(200)
  })

  test('and where an APL is missing in a small and in a large part of a département', () => {
    const inputs: Inputs = {
      ...worldInputs,
      communes: worldInputs.communes.map((commune) =>
        commune.code === '79003' || commune.code === '86003' ? { ...commune, aplMg65: null } : commune,
      ),
    }
    const { departement } = situate(
      allocate(inputs, { ...DEFAULT_PARAMETERS, patients: WORLD_PATIENTS }),
      inputs,
      WORLD_DAY,
    ).levels
    const told = (code: string) => departement.couverture[departement.codes.indexOf(code)]
    expect([told('79'), told('86')]).toEqual(['partielle', 'minorant'])
    expect(differences(inputs, WORLD_DAY, WORLD_PATIENTS).wrong).toEqual([])
  })

  test.each([
    ['the Deux-Sèvres and all that borders them', ['79', '85', '49', '86', '16', '17']],
    ['the Finistère with its islands and its roadstead', ['29', '22', '56']],
    ['Lyon with its arrondissements, and Mayotte without an APL', ['69', '01', '38', '42', '71', '976']],
  ])('and on %s', (_, departements) => {
    const { inputs, patients } = cut(departements)
    const { compared, wrong } = differences(inputs, DEMONSTRATION_DAY, patients)
    expect(wrong.slice(0, 20)).toEqual([])
    expect(compared).toBeGreaterThan(10_000)
  })

  test('draws of its own numbers give the intervals that the product draws', () => {
    const allocation = allocate(worldInputs, { ...DEFAULT_PARAMETERS, patients: WORLD_PATIENTS })
    const situation = situate(allocation, worldInputs, WORLD_DAY)
    const day = dayStatuses(allocation, worldInputs, WORLD_DAY)
    const draws = mergeDraws([drawBatch(drawPlan(allocation), 0, DRAWS, 1)], 1)
    const found = intervals(drawDay(allocation, draws, drawnDay(allocation, day)))
    const others = twinDraws(worldInputs, WORLD_DAY, WORLD_PATIENTS, DRAWS)
    let compared = 0
    for (const level of ['circonscription', 'departement', 'france'] as const)
      situation.levels[level].codes.forEach((code, a) => {
        for (const [indicator, name] of Object.entries(SAME) as [Drawn, keyof AreaDay & string][]) {
          if (!DRAWN.includes(indicator)) continue
          const sample = others.map((one) => one[level].get(code)?.[name] as number).sort((x, y) => x - y)
          const bounds = found[level]![indicator]!
          const own = [bounds.low[a]!, bounds.high[a]!] as const
          // Where two samples of this size put a percentile: four standard errors, ranks of the twin's own sample.
          const slack = Math.ceil(4 * Math.sqrt(2 * DRAWS * 0.05 * 0.95))
          ;[0.05, 0.95].forEach((p, side) => {
            const at = Math.round(p * (DRAWS - 1))
            const low = sample[Math.max(0, at - slack)]!
            const high = sample[Math.min(DRAWS - 1, at + slack)]!
            const tolerance = 0.005 * Math.max(Math.abs(low), Math.abs(high)) + 1e-6
            const told = `${level} ${code} ${indicator} ${p}: ${own[side]} of [${low}, ${high}]`
            const both = Number.isNaN(own[side]) && Number.isNaN(low)
            expect(both || (own[side]! >= low - tolerance && own[side]! <= high + tolerance), told).toBe(true)
            compared++
          })
        }
      })
    expect(compared).toBeGreaterThan(100)
  })

  test('the twin owes the product nothing: no file of it imports another room', () => {
    const folder = fileURLToPath(new URL('../twin/', import.meta.url))
    /** Modules of constants that the twin may read; it reads none, its numbers are copied from the method's page. */
    const CONSTANTS: readonly string[] = []
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    expect(files).toContain('twin.ts')
    const foreign = files.flatMap((file) =>
      [...readFileSync(`${folder}${file}`, 'utf8').matchAll(/from\s+'([^']+)'|import\s*\(?\s*'([^']+)'/g)]
        .map(([, from, bare]) => from ?? bare!)
        .filter((target) => !/^\.\/[a-z-]+\.ts$/.test(target) && !CONSTANTS.includes(target))
        .map((target) => `${file} imports ${target}`),
    )
    expect(foreign).toEqual([])
    const typed = files.filter((file) =>
      /\b(Float|Int|Uint)\d+Array\b/.test(readFileSync(`${folder}${file}`, 'utf8')),
    )
    expect(typed).toEqual([])
  })
})
