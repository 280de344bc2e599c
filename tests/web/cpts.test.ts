import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RenderPage } from '../../server/contract/pages.ts'
import { teams } from './cpts.ts'
import { context, pages, trouver } from './fixtures.ts'
import { readerText as read } from './readerText.ts'
import { loadRenderPage } from './render.ts'

let renderPage: RenderPage
let close: () => Promise<void>
beforeAll(async () => {
  ;({ renderPage, close } = await loadRenderPage())
})
afterAll(() => close())

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
  expect(text.match(/D’après la liste de l’ARS, janvier 2026\./g)).toHaveLength(2)
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

test('the sheet tells the edition of each CPTS, and of one that names none for the commune that it does not', () => {
  const outlines = { id: 'cpts-polygones', edition: '2026-03-01' } as const
  const [first] = teams.items
  const cpts: Cpts = {
    ...{ ...teams, items: [{ ...first!, sources: [outlines] }] },
    sources: [outlines, { id: 'cpts-listes', edition: '2026-01' }],
  }
  const html = sheet(cpts, 'fr')
  const text = read(html)
  expect(text).toContain('D’après les contours de la DGOS, état au 1er mars 2026.')
  expect(text).not.toContain('D’après la liste')
  expect(text).toContain('La liste de l’ARS, janvier 2026, ne nomme aucune CPTS pour cette commune.')
  for (const id of ['cpts-polygones', 'cpts-listes']) expect(html).toContain(`href="/donnees#${id}"`)
  expect(read(sheet(cpts, 'en'))).toContain('The ARS’s list, January 2026, names no CPTS for this commune.')
})

const find = (cpts: Cpts, locale: 'fr' | 'en') =>
  renderPage('trouver', context('/trouver', { search: '?q=niort', locale }), {
    ...trouver.none,
    commune: { ...trouver.none.commune!, cpts },
  })
/** The team of the first item alone, otherwise as it is. */
const teamOf = (own: Partial<Cpts['items'][number]>, locale: 'fr' | 'en' = 'fr'): string =>
  read(find({ ...teams, items: [{ ...teams.items[0]!, ...own }] }, locale))

test('who finds no nurse near is told which team covers the place, and nothing where none is known', () => {
  const french = read(find(teams, 'fr'))
  expect(french).toContain('L’équipe de soins de votre territoire')
  expect(french).toContain('Des soignants d’ici s’y organisent ensemble.')
  expect(french).toContain('Communauté professionnelle du Grand Niort')
  expect(french).toContain('En projet, pas encore ouverte : Communauté de Gâtine (Souché).')
  expect(french).toContain('Selon les autorités de santé, janvier 2026.')
  expect(find(teams, 'fr')).toContain('href="https://niort.example/"')
  expect(read(find(teams, 'en'))).toContain('Planned, not open yet: Communauté de Gâtine')
  for (const statut of ['aucune', 'hors-liste', 'non-chargees'] as const)
    expect(read(find(nothing(statut), 'fr'))).not.toContain('L’équipe de soins')
})

test('a team is said to work there only where it is known to', () => {
  const unknown = teamOf({ etat: null })
  expect(unknown).not.toMatch(/s’y organisent ensemble/)
  expect(unknown).toContain('Les autorités de santé nomment une équipe ici.')
  expect(unknown).toContain('nous ne savons pas si elle est déjà ouverte')
  expect(teamOf({ etat: null }, 'en')).toContain('The health authorities name a team here.')
  const planned = teamOf({ etat: 'projet' })
  expect(planned).not.toMatch(/s’y organisent ensemble|nomment une équipe/)
})

test('teams that each have a part of the commune are not said to be that of the reader', () => {
  const part = { etendue: 'partie', partie: 'Marseille 1er Arrondissement' } as const
  expect(teamOf(part)).not.toContain('de votre territoire')
  expect(teamOf(part)).toContain('Les équipes de soins d’une partie de votre commune')
  expect(teamOf(part)).toContain('Selon votre adresse, aucune n’est peut-être la vôtre.')
  expect(teamOf(part, 'en')).toContain('Care teams for part of your town')
  expect(read(find(teams, 'fr'))).not.toContain('Selon votre adresse')
  // A project of the whole commune makes no team of a part that of everybody.
  const [team, project] = teams.items
  const whole = { ...project!, etendue: 'entiere', partie: null } as const
  expect(read(find({ ...teams, items: [{ ...team!, ...part }, whole] }, 'fr'))).toContain(
    'Selon votre adresse, aucune n’est peut-être la vôtre.',
  )
})

test('an edition that covers the commune and names no team is told beside one that does', () => {
  const layer = { id: 'cpts-polygones', edition: '2026-03-02' } as const
  const told = { ...teams, sources: [...teams.sources, layer] }
  expect(read(find(told, 'fr'))).toContain('Une autre source officielle n’en nomme aucune ici.')
  expect(read(find(told, 'en'))).toContain('Another official source names none here.')
  expect(read(find(teams, 'fr'))).not.toContain('Une autre source')
})

test('the day is that of the teams that are shown, and of one without a day none is told', () => {
  const sources = [{ id: 'cpts-polygones', edition: null }, ...teams.sources] as const
  expect(teamOf({ sources: [...sources] })).toContain('Selon les autorités de santé, sans date.')
  const shown = { ...teams, sources: [{ id: 'cpts-polygones', edition: '2020-01-01' }, ...teams.sources] }
  expect(read(find(shown as Cpts, 'fr'))).toContain('Selon les autorités de santé, janvier 2026.')
})
