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

test('the report names what closes, joins its counts and sets another scenario beside it', () => {
  const { scenario } = pages.scenario
  const data: PageData['scenario'] = {
    ...pages.scenario,
    scenario: { ...scenario, closed: { ids: ['C4'], etp: 0.75 } },
    noms: { ...pages.scenario.noms, 'cabinet C4': 'Niorteau' },
    autre: {
      scenario: { ...scenario, id: `${scenario.id}_t~1` },
      territoires: pages.scenario.territoires,
      cartes: pages.scenario.cartes,
    },
  }
  for (const [locale, fermes, compte, deux] of [
    [
      'fr',
      'Cabinets qui ferment : Cabinet fictif n° 4, Niorteau.',
      'Le compte',
      'Deux scénarios côte à côte',
    ],
    [
      'en',
      'Practices that close: Cabinet fictif n° 4, Niorteau.',
      'The balance',
      'Two scenarios side by side',
    ],
  ] as const) {
    const html = renderPage('scenario', { ...context('/scenario/x'), locale }, data)
    const text = html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ')
    for (const words of [fermes, compte, deux]) expect(text).toContain(words)
    expect(html.match(/data-cartes/g)).toHaveLength(2)
    expect(html).toContain(
      `?niveau=epci&amp;${new URLSearchParams({ avec: data.autre!.scenario.id }).toString()}#comparaison`,
    )
  }
})
