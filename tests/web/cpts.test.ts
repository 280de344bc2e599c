import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RenderPage } from '../../server/contract/pages.ts'
import { teams } from './cpts.ts'
import { context, pages, trouver } from './fixtures.ts'
import { loadRenderPage } from './render.ts'

let renderPage: RenderPage
let close: () => Promise<void>
beforeAll(async () => {
  ;({ renderPage, close } = await loadRenderPage())
})
afterAll(() => close())

const read = (html: string): string =>
  html
    .replace(/<head>[\s\S]*<\/head>|<script[\s\S]*?<\/script>|<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00A0\u202F]+/g, ' ')

type Cpts = typeof teams
const sheet = (cpts: Cpts, locale: 'fr' | 'en'): string => {
  const { territoire } = pages.territoire
  return renderPage('territoire', context('/commune/79191', { locale }), {
    ...pages.territoire,
    territoire: { ...territoire, cpts },
  })
}
const nothing = (statut: Exclude<Cpts['statut'], 'nommees'>): Cpts => ({ statut, items: [], sources: [] })

test('the sheet of a commune names its CPTS, a project as no CPTS, with part, site, number and edition', () => {
  const html = sheet(teams, 'fr')
  const text = read(html)
  expect(text).toMatch(
    /Communauté professionnelle du Grand Niort , accord signé 1 avenue des Essais, 79000 Niort/,
  )
  expect(text).toMatch(
    /Communauté de Gâtine , en projet : elle n’existe pas encore, pour une partie de la commune \(Souché\)/,
  )
  expect(text).toContain('D’après la liste de l’ARS, janvier 2026.')
  expect(html).toContain('href="https://niort.example/"')
  expect(html).toContain('href="tel:+33549000000"')
  expect(html).toContain('href="/donnees#cpts-listes"')
  expect(read(sheet(teams, 'en'))).toMatch(
    /a project: it does not exist yet, for part of the commune \(Souché\)/,
  )
})

test.each([
  ['non-chargees', /ne sont pas chargées sur ce site : Relais ne sait pas/, /are not loaded on this site/],
  ['hors-liste', /ne couvre pas cette commune : Relais ne sait pas/, /does not cover this commune/],
  ['aucune', /couvre ce département et n’y nomme aucune CPTS/, /covers this département and names no CPTS/],
] as const)('what is not known of them is told apart from none: %s', (statut, fr, en) => {
  expect(read(sheet(nothing(statut), 'fr'))).toMatch(fr)
  expect(read(sheet(nothing(statut), 'en'))).toMatch(en)
  if (statut !== 'aucune') expect(read(sheet(nothing(statut), 'fr'))).not.toMatch(/aucune CPTS/)
})

test('who finds no nurse near is told which team covers the place, and nothing where none is known', () => {
  const page = (cpts: Cpts, locale: 'fr' | 'en') =>
    renderPage('trouver', context('/trouver', { search: '?q=niort', locale }), {
      ...trouver.none,
      commune: { ...trouver.none.commune!, cpts },
    })
  const french = read(page(teams, 'fr'))
  expect(french).toContain('L’équipe de soins de votre territoire')
  expect(french).toContain('Communauté professionnelle du Grand Niort')
  expect(french).toContain('En projet, pas encore ouverte : Communauté de Gâtine')
  expect(french).toContain('Selon les autorités de santé, janvier 2026.')
  expect(page(teams, 'fr')).toContain('href="https://niort.example/"')
  expect(read(page(teams, 'en'))).toContain('Planned, not open yet: Communauté de Gâtine')
  for (const statut of ['aucune', 'hors-liste', 'non-chargees'] as const)
    expect(read(page(nothing(statut), 'fr'))).not.toContain('L’équipe de soins de votre territoire')
})
