import { dictionary } from '../../ui/dictionary.ts'
import { singular } from '../../ui/french.ts'

/** Words of the layers that a reader lays on the map. */
export const t = dictionary({
  fr: {
    titre: 'Mes couches',
    aide: 'Maisons de santé, lignes de bus, périmètres… : un CSV avec lon et lat (ou x et y en Lambert-93), ou un GeoJSON de points, lignes ou surfaces. La couche se voit sur la carte, dans la légende et à l’impression, le temps de cette visite.',
    fichier: 'Choisir un fichier CSV ou GeoJSON, ou le déposer sur la page',
    lecture: 'Lecture du fichier…',
    illisible:
      'Aucun lieu n’a été reconnu : il faut des colonnes lon et lat (degrés) ou x et y (mètres, Lambert-93), ou un GeoJSON.',
    tropGros: 'Ce fichier dépasse 20 Mo.',
    tropDeCouches: (n: number) => `${n} couches au plus : retirez-en une.`,
    lue: (nom: string, n: string) => `${nom} : ${n} ${singular(n) ? 'objet' : 'objets'}.`,
    systeme: (nom: string) => `Coordonnées lues en ${nom}.`,
    sansLieu: (n: string, lignes: string): string =>
      `${n} sans lieu lisible, non ${singular(n) ? 'affiché' : 'affichés'}${lignes ? ` (lignes ${lignes}…)` : ''} : vérifiez leurs coordonnées.`,
    filtre: 'Ne montrer que',
    tout: 'Tout',
    voir: 'Aller voir',
    retirer: 'Retirer',
    retirerUne: (nom: string) => `Retirer la couche ${nom}`,
  },
  en: {
    titre: 'My layers',
    aide: 'Health centres, bus lines, perimeters…: a CSV with lon and lat (or x and y in Lambert-93), or GeoJSON of points, lines or surfaces. The layer shows on the map, in the key and on paper, for this visit.',
    fichier: 'Choose a CSV or GeoJSON file, or drop it on the page',
    lecture: 'Reading the file…',
    illisible:
      'No place was found: columns lon and lat (degrees) or x and y (metres, Lambert-93), or GeoJSON, are needed.',
    tropGros: 'This file is larger than 20 MB.',
    tropDeCouches: (n: number) => `${n} layers at most: remove one.`,
    lue: (nom: string, n: string) => `${nom}: ${n} ${n === '1' ? 'object' : 'objects'}.`,
    systeme: (nom: string) => `Coordinates read as ${nom}.`,
    sansLieu: (n: string, lignes: string): string =>
      `${n} without a place that can be read, not shown${lignes ? ` (lines ${lignes}…)` : ''}: check their coordinates.`,
    filtre: 'Show only',
    tout: 'All',
    voir: 'Go and see',
    retirer: 'Remove',
    retirerUne: (nom: string) => `Remove the layer ${nom}`,
  },
})
