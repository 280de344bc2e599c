import type { LayerSpecification } from 'maplibre-gl'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import { tuiles, ZOOM_LIMITES_COMMUNES, type Contexte, type Couche } from './layer.ts'
import { sourceDe, SOURCES_DES_NIVEAUX, zoomsDe } from './surface.ts'
import { NIVEAUX_CARTE, type NiveauCarte } from '../state.ts'

/** Width in pixels at zooms 4, 8 and 12: hairlines that thicken with zoom, the wider the area the thicker. */
const LARGEURS: Readonly<Record<NiveauCarte, readonly [number, number, number]>> = {
  commune: [0, 0.35, 1],
  circonscription: [0.2, 0.6, 1.2],
  epci: [0.3, 1, 2],
  'bassin-de-vie': [0.3, 1, 2],
  arrondissement: [0.4, 1.2, 2.2],
  canton: [0.25, 0.8, 1.8],
  groupes: [1, 2, 3],
  departement: [0.5, 1.3, 2.4],
}

function limite(niveau: NiveauCarte, { theme, niveau: choisi }: Contexte): LayerSpecification {
  const zooms = zoomsDe(niveau, choisi)
  const toujours = niveau === 'departement' || niveau === choisi
  const [bas, milieu, haut] = LARGEURS[niveau]
  return {
    id: `limites-${niveau}`,
    type: 'line',
    ...sourceDe(niveau),
    minzoom: niveau === 'commune' ? Math.max(zooms?.[0] ?? 0, ZOOM_LIMITES_COMMUNES) : 0,
    layout: { visibility: zooms || toujours ? 'visible' : 'none', 'line-join': 'round' },
    paint: {
      'line-color': niveau === 'departement' ? FONDS[theme].limite : FONDS[theme].limiteFine,
      'line-opacity': niveau === 'commune' ? 0.6 : niveau === 'departement' ? 1 : 0.85,
      'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 4, bas, 8, milieu, 12, haut],
    },
  }
}

/** Regions: the heaviest, so that the country is read by them from afar. */
const limiteRegion = ({ theme }: Contexte): LayerSpecification => ({
  id: 'limites-region',
  type: 'line',
  source: 'regions',
  'source-layer': 'regions',
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': FONDS[theme].limite,
    'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 4, 1.3, 8, 2.8, 12, 5],
  },
})

/** Borders, thin to thick. */
export const limites: Couche = {
  id: 'limites',
  titre: { fr: 'Limites administratives', en: 'Administrative borders' },
  unite: null,
  source: {
    fr: 'IGN, Admin Express (contours simplifiés), Licence Ouverte 2.0',
    en: 'IGN, Admin Express (simplified boundaries), Licence Ouverte 2.0',
  },
  indicateur: null,
  auChoix: null,
  zoomMinimal: 0,
  sources: { ...SOURCES_DES_NIVEAUX, regions: tuiles('regions') },
  style: (contexte) => [
    ...[...NIVEAUX_CARTE].reverse().map((niveau) => limite(niveau, contexte)),
    limiteRegion(contexte),
  ],
  signes: [],
}
