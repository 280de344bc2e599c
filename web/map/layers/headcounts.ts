import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import { visible, type Contexte, type Couche, type CoucheEffectif } from './layer.ts'

/** Pixels of radius of a disc for 10,000 people, at zooms 4 and 9: areas of discs compare as counts do. */
const RAYONS = [14, 60] as const
const DIX_MILLE = 10_000

const rayon = (champ: string): ExpressionSpecification => {
  const racine: ExpressionSpecification = ['sqrt', ['/', ['coalesce', ['get', champ], 0], DIX_MILLE]]
  return ['interpolate', ['linear'], ['zoom'], 4, ['*', RAYONS[0], racine], 9, ['*', RAYONS[1], racine]]
}

function cercle(id: CoucheEffectif, contexte: Contexte, plein: boolean): LayerSpecification {
  const { encre, halo } = FONDS[contexte.theme]
  return {
    id: `effectifs-${id}`,
    type: 'circle',
    source: 'effectifs',
    filter: ['!=', ['get', id], null],
    layout: { visibility: visible(contexte, id) },
    paint: {
      'circle-radius': rayon(id),
      'circle-color': plein ? encre : 'rgba(0,0,0,0)',
      'circle-opacity': 0.6,
      'circle-stroke-color': plein ? halo : encre,
      'circle-stroke-width': plein ? 0.5 : 1.5,
    },
  }
}

const couche = (
  id: CoucheEffectif,
  titre: Couche['titre'],
  texte: Couche['titre'],
  plein: boolean,
): Couche => ({
  id: `effectifs-${id}`,
  titre,
  unite: { fr: 'personnes', en: 'people' },
  source: {
    fr: 'Relais, calcul du jour\u202F; disques proportionnels au nombre',
    en: 'Relais, calculation of the day; discs proportional to the number',
  },
  indicateur: id === 'suivis' ? 'patients-suivis' : 'patients-sans-relais',
  auChoix: id,
  zoomMinimal: 0,
  sources: { effectifs: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
  style: (contexte) => [cercle(id, contexte, plein)],
  signes: [{ signe: plein ? 'disque' : 'anneau', texte }],
})

/** Counts of people as discs: a count never colours a surface, where wide areas would look worse than crowded ones. */
export const suivis = couche(
  'suivis',
  { fr: 'Patients suivis', en: 'Patients followed' },
  { fr: 'patients suivis', en: 'patients followed' },
  false,
)
export const affectes = couche(
  'affectes',
  { fr: 'Patients attendus sans relais', en: 'Patients expected without a relay' },
  { fr: 'attendus sans relais', en: 'expected without a relay' },
  true,
)
