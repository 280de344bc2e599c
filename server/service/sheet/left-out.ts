import { isDecoupage } from '../../domain/model.ts'
import type { Atlas } from '../../country/atlas.ts'
import type { Territory } from '../../country/land/territories.ts'
import type { View } from '../../country/views/view.ts'

type Note = NonNullable<Territory['note']>

/** What the risk of an area leaves out or only bounds, in words; null where nothing is missing or nobody is followed. */
export function leftOut(
  { territories }: Pick<Atlas, 'territories'>,
  { situation, indexOf }: View,
  { niveau, code, region }: Territory,
): Note | null {
  // Découpages show classes, and their note says what these are.
  if (isDecoupage(niveau)) return null
  const level = situation.levels[niveau]
  const index = indexOf[niveau].get(code)
  if (index === undefined || !(level.outside[index]! > 0)) return null
  if (level.couverture[index] === 'minorant')
    return {
      fr: 'Patients sans relais et risque : au moins ces nombres, car l’accès aux soins (APL) n’est pas publié partout ici.',
      en: 'Patients without a relay and risk: at least these numbers, for access to care (APL) is not published everywhere here.',
    }
  const unpublished = territories
    .list('departement')
    .filter((departement) => niveau === 'france' || (niveau === 'region' && departement.region === region))
    .filter((departement) => {
      const at = indexOf.departement.get(departement.code)
      return at !== undefined && situation.levels.departement.couverture[at] === 'minorant'
    })
    .map(({ nom }) => nom)
  const [fr, en] = unpublished.length
    ? [`hors ${unpublished.join(', ')}`, `without ${unpublished.join(', ')}`]
    : ['hors les communes', 'without the communes']
  return {
    fr: `Patients sans relais et risque : ${fr} où l’accès aux soins (APL) n’est pas publié.`,
    en: `Patients without a relay and risk: ${en} where access to care (APL) is not published.`,
  }
}
