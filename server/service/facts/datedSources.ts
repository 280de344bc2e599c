import type { z } from 'zod'
import type { datedSource } from '../../contract/facts.ts'
import { datasetState } from '../../domain/datasetState.ts'
import type { HandlerDeps } from '../deps.ts'

/** The sources, each dataset with its age and state today and the communes it covers. */
export function datedSources({
  facts,
  atlas,
  today,
}: Pick<HandlerDeps, 'facts' | 'atlas' | 'today'>): z.output<typeof datedSource>[] {
  const total = atlas.communes.size
  return facts.sources.map(({ jeu, ...source }) => {
    if (jeu === null) return { ...source, jeu }
    const { date, rythme, delaiMois, importeur, communesCouvertes: couvertes, communesSans } = jeu
    const sans = communesSans.map(({ departement, communes }) => ({
      departement,
      nom: atlas.territories.find('departement', departement)?.nom ?? departement,
      communes,
    }))
    return {
      ...source,
      jeu: {
        ...{ date, rythme, delaiMois, importeur, ...datasetState(jeu, today()) },
        communes: couvertes === null ? null : { total, couvertes, sans },
      },
    }
  })
}
