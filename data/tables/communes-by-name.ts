import { groupBy } from '../../server/domain/groupBy.ts'
import { arrondissementTexts } from '../../server/domain/places/readings.ts'
import { placeText, withoutArticle, wordsOf, fold } from '../../server/domain/places/words.ts'
import type { CogUnit } from '../sources/communes-cog.ts'
import { plain, RANK } from './zonage.ts'

/** The one unit of a département that bears a name; otherwise why there is none to take. */
export type Named = CogUnit | 'unknown' | 'ambiguous'

/** Finds a unit; `listed`: the other names of the list that asks, as `nameKey` has them. */
export type FindByName = (departement: string, name: string, listed?: ReadonlySet<string>) => Named

/**
 * Looks up communes of today, arrondissements municipaux and former communes by their name in a département: as written, else without an
 * article on either side, else with the `ç` that some lists have lost (`Argenèon`). A commune of today comes before a former one of its name;
 * where several communes may be meant none is; nor one that another extends by an article (`Longeville`, `La Longeville`), in a list that does
 * not name both.
 */
export function communesByName(cog: readonly CogUnit[]): FindByName {
  const indexBy = (keyOf: (name: string) => string): Index => ({
    keyOf,
    units: groupBy(cog, ({ departement, nom }) => `${departement} ${keyOf(textsOf(nom)[0]!)}`),
  })
  const [exact, wide] = [indexBy(plain), indexBy(bare)]
  return (departement, name, listed) => {
    for (const written of new Set([...textsOf(name), ...textsOf(name.replaceAll('è', 'ç'))]))
      for (const { keyOf, units } of [exact, wide]) {
        const found = units.get(`${departement} ${keyOf(written)}`)
        if (!found) continue
        const rank = Math.min(...found.map(({ kind }) => RANK[kind]))
        const [first, ...others] = found.filter(({ kind }) => RANK[kind] === rank)
        // With an article it is written whole.
        const extended =
          keyOf === plain && bare(written) === plain(written)
            ? (wide.units.get(`${departement} ${plain(written)}`) ?? []).filter(
                ({ nom }) => plain(nom) !== plain(written) && !listed?.has(nameKey(departement, nom)),
              )
            : []
        return [...others, ...extended].some(({ codeCommune }) => codeCommune !== first!.codeCommune)
          ? 'ambiguous'
          : first!
      }
    return 'unknown'
  }
}

interface Index {
  readonly keyOf: (name: string) => string
  readonly units: ReadonlyMap<string, readonly CogUnit[]>
}

/** A name as a list writes it, article and all, in its département. */
export const nameKey = (departement: string, name: string): string =>
  `${departement} ${plain(textsOf(name)[0]!)}`

/** Whether two names are one but for articles and how they are spelled. */
export const isSameName = (one: string, other: string): boolean =>
  bare(textsOf(one)[0]!) === bare(textsOf(other)[0]!)

const bare = (name: string): string => plain(withoutArticle(placeText(name)))

/**
 * `Marseille 14ème arrondissement` and what else it is called as `marseille 14`, of each of the three towns where it names none; an article that
 * stands behind, `Garde (La)`, before it. One at least.
 */
function textsOf(name: string): readonly string[] {
  const texts = arrondissementTexts(wordsOf(fold(name))) ?? []
  return texts.length > 0 ? texts : [name.replace(/^(.+?)\s*\((l['’]|la|les?)\)\s*$/i, '$2 $1')]
}
