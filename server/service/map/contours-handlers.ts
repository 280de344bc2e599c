import type { MultiPolygon, Position } from 'geojson'
import { areasOf } from '../../country/views/across.ts'
import { layerOf, shapesOf } from '../../country/land/shapes.ts'
import { attributionOf } from './attribution.ts'
import { badInput } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import type { HandlerDeps } from '../deps.ts'

/** Decimals of a degree: a metre, finer than the simplified boundaries. */
const round = ([lon, lat]: Position): Position => [Number(lon!.toFixed(5)), Number(lat!.toFixed(5))]

const rounded = ({ coordinates }: MultiPolygon): Position[][][] =>
  coordinates.map((part) => part.map((ring) => ring.map(round)))

/** Simplified outlines, degrees WGS 84; 400 for all communes at once. */
export const contoursHandlers = (deps: HandlerDeps): Pick<Handlers, 'getContours'> => ({
  getContours: ({ niveau, departements, region }) => {
    if (niveau === 'commune' && !departements && !region)
      throw badInput([
        {
          path: 'departements',
          message: 'départements or a region are expected: every commune weighs 40 MB',
        },
      ])
    const areas = areasOf(deps.atlas, niveau).filter(
      (area) =>
        (!departements || departements.includes(area.departement ?? area.code)) &&
        (!region || (area.region ?? area.code) === region),
    )
    const shapes = shapesOf(deps.atlas, niveau)
    const features = areas.flatMap(({ code }) => {
      const geometry = shapes.get(code)
      return geometry
        ? [
            {
              type: 'Feature' as const,
              id: code,
              properties: { code },
              geometry: { type: 'MultiPolygon', coordinates: rounded(geometry) },
            },
          ]
        : []
    })
    return {
      type: 'FeatureCollection',
      features,
      attribution: attributionOf(layerOf[niveau]),
      numberMatched: features.length,
      numberReturned: features.length,
    }
  },
})
