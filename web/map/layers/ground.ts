import type { FilterSpecification } from 'maplibre-gl'
import { FONDS } from '../../../server/domain/legend/ramps.ts'
import { tiles, type Layer } from './layer.ts'

const COUNTRIES: FilterSpecification = ['==', ['get', 'genre'], 'pays']

/** Zooms between which rivers show: further in they would lie a kilometre beside their beds. */
const WATER_ZOOMS = [4, 8.5] as const

/** The great rivers and lakes, over the surfaces and under every line: to know where one is. */
export const waters: Layer = {
  id: 'eaux',
  title: { fr: 'Fleuves et lacs', en: 'Rivers and lakes' },
  unit: null,
  source: { fr: 'Natural Earth (domaine public)', en: 'Natural Earth (public domain)' },
  indicator: null,
  overlay: null,
  minZoom: WATER_ZOOMS[0],
  sources: { alentours: tiles('alentours') },
  style: ({ theme }) => [
    {
      id: 'lacs',
      type: 'fill',
      source: 'alentours',
      'source-layer': 'alentours',
      filter: ['==', ['get', 'genre'], 'lac'],
      maxzoom: WATER_ZOOMS[1],
      paint: { 'fill-color': FONDS[theme].mer },
    },
    {
      id: 'fleuves',
      type: 'line',
      source: 'alentours',
      'source-layer': 'alentours',
      filter: ['==', ['get', 'genre'], 'fleuve'],
      minzoom: WATER_ZOOMS[0],
      maxzoom: WATER_ZOOMS[1],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': FONDS[theme].eau,
        'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.8, 8, 2],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 7.5, 0.9, 8.5, 0],
      },
    },
  ],
  signs: [],
}

/** Sea and land: the quiet ground on which one variable speaks. */
export const land: Layer = {
  id: 'terre',
  title: { fr: 'Terre et mer', en: 'Land and sea' },
  unit: null,
  source: {
    fr: 'IGN, Admin Express (contours simplifiés), Licence Ouverte 2.0 ; pays voisins : Natural Earth, domaine public',
    en: 'IGN, Admin Express (simplified boundaries), Licence Ouverte 2.0; countries around: Natural Earth, public domain',
  },
  indicator: null,
  overlay: null,
  minZoom: 0,
  sources: { departements: tiles('departements'), alentours: tiles('alentours') },
  style: ({ theme }) => [
    { id: 'mer', type: 'background', paint: { 'background-color': FONDS[theme].mer } },
    {
      id: 'pays',
      type: 'fill',
      source: 'alentours',
      'source-layer': 'alentours',
      filter: COUNTRIES,
      paint: { 'fill-color': FONDS[theme].voisin },
    },
    // As wide as two kilometres: closes what is between two tracings of one border, under our own land.
    {
      id: 'pays-bord',
      type: 'line',
      source: 'alentours',
      'source-layer': 'alentours',
      filter: COUNTRIES,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': FONDS[theme].voisin,
        'line-width': ['interpolate', ['exponential', 2], ['zoom'], 4, 0.4, 13, 205],
      },
    },
    {
      id: 'pays-frontieres',
      type: 'line',
      source: 'alentours',
      'source-layer': 'alentours',
      filter: COUNTRIES,
      maxzoom: 9,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': FONDS[theme].frontiere, 'line-width': 0.7 },
    },
    {
      id: 'terre',
      type: 'fill',
      source: 'departements',
      'source-layer': 'departements',
      paint: { 'fill-color': FONDS[theme].terre },
    },
  ],
  signs: [],
}
