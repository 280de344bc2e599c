import type { Carte } from '../map-page.svelte.ts'
import type { Regroupement } from './groups.ts'
import type { Ennui } from './read-groups.ts'
import type { CoucheLue } from './read-layer.ts'

/** Largest file that is read: more would hold the page. */
export const LARGEST = 20_000_000

/** Shows a grouping on the map and in the table, and goes there. */
export async function montrerGroupes(carte: Carte, regroupement: Regroupement): Promise<void> {
  if (carte.miennes.regroupement !== regroupement) await carte.miennes.prendre(regroupement)
  carte.changer({
    niveau: 'groupes',
    selection: null,
    classes: [],
    comparaison: null,
    croise: false,
    objectif: null,
  })
  if (carte.miennes.formes) carte.viser('groupes')
}

/** Reads a CSV of communes and groups; null when no communes were found in it. */
export async function lireFichier(
  carte: Carte,
  fichier: File,
): Promise<{ readonly regroupement: Regroupement | null; readonly ennuis: readonly Ennui[] }> {
  const [{ lireGroupes }, { texteDe }] = await Promise.all([
    import('./read-groups.ts'),
    import('./read-table.ts'),
  ])
  const [texte, communes] = await Promise.all([
    texteDe(fichier),
    carte.venues('commune', { indicateurs: ['population'], noms: true }),
  ])
  return lireGroupes(texte, nomDe(fichier), communes)
}

const nomDe = ({ name }: File): string => name.replace(/\.[^.]*$/, '')

/** Whether a file is a layer (GeoJSON, or a table with coordinates) rather than a grouping. */
export async function estCouche(fichier: File): Promise<boolean> {
  if (/json$/i.test(fichier.name)) return true
  const [{ aDesCoordonnees }, { lignesDe, premiereLigne, texteDe }] = await Promise.all([
    import('./read-layer.ts'),
    import('./read-table.ts'),
  ])
  return aDesCoordonnees(lignesDe(premiereLigne(await texteDe(fichier.slice(0, 20_000)))))
}

/** Reads a layer; null when no place is found in it. */
export async function lireCouche(fichier: File): Promise<CoucheLue | null> {
  const [{ lireGeojson, lirePoints }, { texteDe }, { chargerProjections }] = await Promise.all([
    import('./read-layer.ts'),
    import('./read-table.ts'),
    import('./unproject.ts'),
  ])
  const [texte, enDegres] = await Promise.all([texteDe(fichier), chargerProjections()])
  const lire = /^\s*[{[]/.test(texte.replace(/^\uFEFF/, '')) ? lireGeojson : lirePoints
  return lire(texte, nomDe(fichier), enDegres)
}
