import type { PageData } from '../../contract/index.ts'
import type { Facts } from '../../country/facts/facts.ts'

/** What is loaded of the zoning of a commune beside its class; null where nothing is. */
export function zoningOf(
  { arretesZonage, quartiers }: Pick<Facts, 'arretesZonage' | 'quartiers'>,
  commune: string,
): PageData['territoire']['zoning'] {
  const [orders, quarters] = [arretesZonage.length > 0, quartiers.length > 0]
  if (!orders && !quarters) return null
  const own = arretesZonage.find(({ codeCommune }) => codeCommune === commune)
  return {
    arrete: orders
      ? { le: own?.arreteLe ?? null, territoireDeVieSante: own?.territoireDeVieSante ?? null }
      : null,
    quartiers: quarters
      ? quartiers.filter(({ codeCommune }) => codeCommune === commune).map(({ nom }) => nom)
      : null,
  }
}
