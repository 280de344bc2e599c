import { groupBy } from '../../server/domain/groupBy.ts'
import { arrondissementTexts } from '../../server/domain/places/readings.ts'
import { placeText, withoutArticle, wordsOf, fold } from '../../server/domain/places/words.ts'
import type { CogUnit } from '../sources/communes-cog.ts'
import { plain, RANK } from './zonage.ts'

/** The one unit of a département that bears a name; otherwise why there is none to take. */
export type Named = CogUnit | 'unknown' | 'ambiguous'

/**
 * Looks up communes of today, arrondissements municipaux and former communes by their name in a département: as written, else without an
 * article on either side, else with the `ç` that some lists have lost (`Argenèon`). A commune of today comes before a former one of its name;
 * where several communes may be meant none is.
 */
export function communesByName(cog: readonly CogUnit[]): (departement: string, name: string) => Named {
  const indexBy = (keyOf: (name: string) => string) =>
    groupBy(cog, ({ departement, nom }) => `${departement} ${keyOf(textOf(nom))}`)
  const indexes = [plain, bare].map((keyOf) => ({ keyOf, units: indexBy(keyOf) }))
  return (departement, name) => {
    for (const written of new Set([textOf(name), textOf(name.replaceAll('è', 'ç'))]))
      for (const { keyOf, units } of indexes) {
        const found = units.get(`${departement} ${keyOf(written)}`)
        if (!found) continue
        const rank = Math.min(...found.map(({ kind }) => RANK[kind]))
        const [first, ...others] = found.filter(({ kind }) => RANK[kind] === rank)
        return others.some(({ codeCommune }) => codeCommune !== first!.codeCommune) ? 'ambiguous' : first!
      }
    return 'unknown'
  }
}

const bare = (name: string): string => plain(withoutArticle(placeText(name)))

/** `Marseille 14ème arrondissement` and what else it is called as `marseille 14`; an article that stands behind, `Garde (La)`, before it. */
function textOf(name: string): string {
  const [district] = arrondissementTexts(wordsOf(fold(name))) ?? []
  return district ?? name.replace(/^(.+?)\s*\((l['’]|la|les?)\)\s*$/i, '$2 $1')
}
