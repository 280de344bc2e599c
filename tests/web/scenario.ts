import type { PageData } from '../../server/contract/pages.ts'
import { incertitude, SCENARIO_SOURCES } from '../../server/domain/scenario/statement.ts'
import { playScenario } from '../../server/domain/scenario/playScenario.ts'
import { publicScenario } from '../../server/domain/scenario/publicScenario.ts'
import { areasAfter } from '../../server/service/scenario/areas-after.ts'
import { tinyWorld } from '../domain/scenario/tinyWorld.ts'
import { WORLD_DAY } from '../world.ts'
import { run } from './provenance.ts'

const world = tinyWorld()
const played = publicScenario(
  world,
  playScenario(world, {
    asOf: WORLD_DAY,
    closures: [{ by: 'share', niveau: 'region', code: '75', share: 0.6, draw: 1 }],
    openings: [{ codeCommune: '79003', etp: 0.75 }],
  }),
)

/** The report of a scenario played on the tiny France. */
export const scenario: PageData['scenario'] = {
  scenario: {
    ...(JSON.parse(JSON.stringify(played)) as PageData['scenario']['scenario']),
    hash: 'f'.repeat(64),
    lien: `/scenario/${played.id}`,
    run: run.id,
    asOf: WORLD_DAY,
    demonstration: true,
    incertitude: incertitude(null),
    sources: [...SCENARIO_SOURCES],
  },
  niveau: 'departement',
  territoires: areasAfter(played.levels.departement, () => 'Deux-Sèvres'),
  note: null,
  noms: {
    'region 75': 'Nouvelle-Aquitaine',
    'departement 79': 'Deux-Sèvres',
    'commune 79003': 'Les Essarts',
  },
  cabinets: { C4: 'Cabinet fictif n° 4' },
  cartes: {
    avant:
      '<svg class="scenario-map" viewBox="0 0 10 10" aria-hidden="true"><path class="minutes-1" d="M0 0L9 0L9 9Z"/></svg>',
    apres:
      '<svg class="scenario-map" viewBox="0 0 10 10" aria-hidden="true"><path class="minutes-3" d="M0 0L9 0L9 9Z"/></svg>',
    niveau: 'commune',
    ailleurs: false,
  },
  autre: null,
  avecFaux: null,
  suivies: [{ code: '79', value: 1200, low: 900, high: 1500 }],
  sources: [],
}
