import type { Cabinet, Commune } from '../model.ts'

/** The cabinets, each on the network of its commune: which network that is belongs to the map, and may be corrected after a roster was written. */
export const onNetworks = (
  cabinets: readonly Cabinet[],
  communes: ReadonlyMap<string, Pick<Commune, 'reseau'>>,
): Cabinet[] =>
  cabinets.map((cabinet) => {
    const reseau = communes.get(cabinet.codeCommune)?.reseau ?? cabinet.reseau
    return reseau === cabinet.reseau ? cabinet : { ...cabinet, reseau }
  })
