import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { Emprise } from '../data/extents.ts'

/** Something of a layer: where it is, and what its file says of it. */
export type Objet = Feature<Geometry, Readonly<Record<string, string>>>

/** A layer that a reader laid on the map: on this device, for this visit. */
export interface CoucheMienne {
  readonly id: number
  /** Place of its colour, kept when another layer goes. */
  readonly couleur: number
  readonly nom: string
  readonly objets: readonly Objet[]
  /** Attributes by which it may be filtered, with their values. */
  readonly attributs: readonly { readonly nom: string; readonly valeurs: readonly string[] }[]
  readonly filtre: { readonly attribut: string; readonly valeur: string } | null
  readonly montree: boolean
  /** System that its metres were read in; null: degrees. */
  readonly systeme: string | null
}

/** More layers than colours could not be told apart. */
export const COULEURS = {
  clair: ['#0050b3', '#00695c', '#8a1c9c', '#6b4a00'],
  sombre: ['#7db8ff', '#5fe0c6', '#e79bf5', '#f2c14e'],
} as const
export const MOST_LAYERS = COULEURS.clair.length

/** Fewer values than this tell nothing apart, more are no filter. */
const VALEURS = { least: 2, most: 60 } as const

/** The attributes of objects that have a handful of values. */
export function attributsDe(objets: readonly Objet[]): CoucheMienne['attributs'] {
  const noms = [...new Set(objets.slice(0, 500).flatMap(({ properties }) => Object.keys(properties)))]
  return noms.flatMap((nom) => {
    const valeurs = [...new Set(objets.map(({ properties }) => properties[nom] ?? ''))].filter(Boolean)
    return valeurs.length >= VALEURS.least && valeurs.length <= VALEURS.most
      ? [{ nom, valeurs: valeurs.sort((a, b) => a.localeCompare(b, 'fr')) }]
      : []
  })
}

/** Whether a filter keeps an object. */
const garde = ({ filtre }: CoucheMienne, { properties }: Objet): boolean =>
  filtre === null || properties[filtre.attribut] === filtre.valeur

/** The objects of a layer that its filter keeps. */
export const gardesDe = (couche: CoucheMienne): readonly Objet[] =>
  couche.objets.filter((objet) => garde(couche, objet))

/** What a person calls an object: the first of the usual columns that it has. */
const NOMS = ['nom', 'name', 'libelle', 'label', 'titre', 'raison_sociale', 'commune']
function nomDe({ properties }: Objet): string {
  const cles = Object.keys(properties)
  const cle = NOMS.map((nom) => cles.find((une) => une.toLowerCase() === nom)).find(Boolean) ?? cles[0]
  return cle === undefined ? '' : (properties[cle] ?? '')
}

/** Layers as the map's source wants them: what is shown, with the place of its colour and its name. */
export const surLaCarte = (couches: readonly CoucheMienne[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: couches.flatMap((couche) =>
    couche.montree
      ? gardesDe(couche).map((objet) => ({
          type: 'Feature' as const,
          geometry: objet.geometry,
          properties: { couche: couche.couleur, nom: nomDe(objet) },
        }))
      : [],
  ),
})

/** Bounds of some objects; null when there are none. */
export function empriseDe(objets: readonly Objet[]): Emprise | null {
  let [ouest, sud, est, nord] = [Infinity, Infinity, -Infinity, -Infinity]
  const voir = (part: unknown): void => {
    if (!Array.isArray(part)) return
    if (typeof part[0] !== 'number') return part.forEach(voir)
    const [lon, lat] = part as [number, number]
    ouest = Math.min(ouest, lon)
    est = Math.max(est, lon)
    sud = Math.min(sud, lat)
    nord = Math.max(nord, lat)
  }
  for (const { geometry } of objets)
    voir(geometry.type === 'GeometryCollection' ? [] : (geometry.coordinates as unknown))
  return ouest <= est ? [ouest, sud, est, nord] : null
}
