import type { PageData } from '../../server/contract/pages.ts'
import { publicPlacement } from '../../server/domain/placement/publicPlacement.ts'
import { PLANS } from '../../server/domain/placement/request.ts'
import { suggestPlacement } from '../../server/domain/placement/suggestPlacement.ts'
import { incertitude, MEDECINS_SOURCE, medecinsWords } from '../../server/domain/scenario/statement.ts'
import { tinyWorld } from '../domain/scenario/tinyWorld.ts'
import { WORLD_DAY } from '../world.ts'
import { run } from './provenance.ts'

const { posts, ...placed } = publicPlacement(
  suggestPlacement(tinyWorld(), {
    scenario: { asOf: WORLD_DAY, closures: [{ by: 'area', niveau: 'region', code: '75' }], openings: [] },
    posts: 3,
    candidates: { niveau: 'region', code: '75' },
    need: 'sans-place',
    costPerPost: 60_000,
    budget: 150_000,
  }),
)

/** Plans for the tiny France after all its practices have closed. */
export const placement: PageData['placement'] = {
  asked: { territoire: 'region:75', posts: '3', costPerPost: '60000', budget: '150000' },
  query: 'territoire=region%3A75&posts=3&costPerPost=60000&budget=150000',
  areas: [{ niveau: 'region', code: '75', nom: 'Nouvelle-Aquitaine' }],
  wrong: [],
  sources: [],
  answer: {
    items: PLANS.map((plan) => ({
      plan,
      lien: `/scenario/${WORLD_DAY}_z~r75_o~79001~0.75`,
      ...placed,
      request: { ...placed.request, candidates: { ...placed.request.candidates } },
      posts: posts.map(({ equivalents: { codes, ...ties }, ...post }) => ({
        ...post,
        nom: `Commune ${post.codeCommune}`,
        structures: plan === 'espaces' ? null : { maisons: 1, centres: 0 },
        equivalents: { ...ties, communes: codes.map((code) => ({ code, nom: `Commune ${code}` })) },
      })),
    })),
    run: run.id,
    method: 2,
    asOf: WORLD_DAY,
    demonstration: true,
    incertitude: incertitude(null),
    sources: [MEDECINS_SOURCE],
    medecins: medecinsWords('2020'),
  },
}
