import { areasOf } from '../../country/views/across.ts'
import { placeText } from '../../domain/places/words.ts'
import type { PageData } from '../../contract/index.ts'
import { page, type Page } from '../page.ts'
import { SHEET_LEVELS } from './area-page.ts'

const MOST_LETTERS = 80
/** Areas of a level that a search lists. */
const MOST = 30

/** `/territoires`: every level, and the areas whose name or code a search means; without one, the régions and départements. */
export const territoires: Page<'territoires'> = page({
  name: 'territoires',
  path: '/territoires',
  load: async ({ deps: { atlas }, query }) => {
    const q = query.q?.trim().slice(0, MOST_LETTERS) ?? ''
    const asked = placeText(q)
    const groups = [...SHEET_LEVELS.slice(0, 2), 'circonscription' as const, ...SHEET_LEVELS.slice(2)].map(
      (niveau) => {
        const all = areasOf(atlas, niveau)
        const met =
          asked === ''
            ? niveau === 'region' || niveau === 'departement'
              ? all
              : []
            : ranked(all, asked, q.toUpperCase())
        const shown = asked === '' ? met : met.slice(0, MOST)
        return {
          niveau,
          areas: shown.map(({ code, nom, departement }) => ({ code, nom, departement })),
          matched: met.length,
          count: all.length,
        }
      },
    )
    return { q, groups } satisfies PageData['territoires']
  },
})

/** Areas by code or name: the same, then beginning so, then holding the words. */
function ranked<A extends { readonly code: string; readonly nom: string }>(
  areas: readonly A[],
  asked: string,
  code: string,
): A[] {
  const scored = areas.flatMap((area): (readonly [number, A])[] => {
    if (area.code === code) return [[0, area]]
    const name = placeText(area.nom)
    if (name === asked) return [[1, area]]
    if (name.startsWith(asked)) return [[2, area]]
    return ` ${name}`.includes(` ${asked}`) ? [[3, area]] : []
  })
  return scored.sort(([a], [b]) => a - b).map(([, area]) => area)
}
