import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PageData, RenderPage } from '../../server/contract/pages.ts'
import { SCENARIO_ACROSS_NOTE } from '../../server/service/scenario/areas-after.ts'
import { context, pages } from './fixtures.ts'
import { loadRenderPage } from './render.ts'

let renderPage: RenderPage
let close: () => Promise<void>

beforeAll(async () => {
  ;({ renderPage, close } = await loadRenderPage())
})
afterAll(() => close())

test('what is withheld is said in words in both languages, and the other levels are one link away', () => {
  const withheld = { status: 'withheld', value: null, class: null } as const
  const [item] = pages.scenario.territoires
  const data: PageData['scenario'] = {
    ...pages.scenario,
    niveau: 'canton',
    note: { ...SCENARIO_ACROSS_NOTE },
    noms: { ...pages.scenario.noms, 'canton 7901': 'Canton de Niort' },
    territoires: [
      {
        ...item!,
        niveau: 'canton',
        code: '7901',
        persons: {
          ...item!.persons,
          displaced: { status: 'class', value: null, class: { min: 11, max: 49 } },
          '20+': withheld,
          sansPlace: withheld,
        },
      },
    ],
  }
  for (const [locale, words, zero, classe] of [
    ['fr', 'sans place : non diffusé', 'ce n’est pas zéro', '11 à 49'],
    ['en', 'no place: not published', 'it is not zero', '11 to 49'],
  ] as const) {
    const html = renderPage('scenario', { ...context('/scenario/x'), locale }, data)
    const text = html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ')
    expect(text).toContain(words)
    expect(text).toContain(zero)
    expect(text).toContain(classe)
    expect(html).toContain('?niveau=epci#territoires')
    expect(html).toMatch(/aria-current="true"[^>]*>Cantons</)
    expect(html).toContain(`/api/v1/scenarios/${data.scenario.id}/canton?format=csv`)
  }
})
