import type { ListedPage } from '../../contract/pages.ts'
import { page } from '../page.ts'

/** `/plan-du-site`: the pages given, itself, and the two that have routers of their own. */
export function siteMap(pages: readonly { readonly name: ListedPage; readonly path: string }[]) {
  const listed = [
    // Of a page with an address for each level, one line.
    ...new Map(pages.map(({ name, path }) => [name, { name, path }])).values(),
    { name: 'ogc', path: '/ogc' },
    { name: 'gestionAccueil', path: '/gestion' },
    { name: 'plan', path: '/plan-du-site' },
  ] as const
  return page({ name: 'plan', path: '/plan-du-site', load: async () => ({ pages: listed }) })
}
