import { dictionary } from '../../ui/dictionary.ts'
import { singular } from '../../ui/french.ts'

/** Words of the layers that a reader lays on the map. */
export const t = dictionary({
  fr: {
    title: 'Mes couches',
    help: 'Maisons de santé, lignes de bus, périmètres… : un CSV avec lon et lat (ou x et y en Lambert-93), ou un GeoJSON de points, lignes ou surfaces. La couche se voit sur la carte, dans la légende et à l’impression, le temps de cette visite.',
    file: 'Choisir un fichier CSV ou GeoJSON, ou le déposer sur la page',
    reading: 'Lecture du fichier…',
    unreadable:
      'Aucun lieu n’a été reconnu : il faut des colonnes lon et lat (degrés) ou x et y (mètres, Lambert-93), ou un GeoJSON.',
    tooLarge: 'Ce fichier dépasse 20 Mo.',
    tooManyLayers: (n: number) => `${n} couches au plus : retirez-en une.`,
    read: (nom: string, n: string) => `${nom} : ${n} ${singular(n) ? 'objet' : 'objets'}.`,
    system: (nom: string) => `Coordonnées lues en ${nom}.`,
    noPlace: (n: string, lines: string): string =>
      `${n} sans lieu lisible, non ${singular(n) ? 'affiché' : 'affichés'}${lines ? ` (lignes ${lines}…)` : ''} : vérifiez leurs coordonnées.`,
    filter: 'Ne montrer que',
    all: 'Tout',
    see: 'Aller voir',
    remove: 'Retirer',
    removeOne: (nom: string) => `Retirer la couche ${nom}`,
  },
  en: {
    title: 'My layers',
    help: 'Health centres, bus lines, perimeters…: a CSV with lon and lat (or x and y in Lambert-93), or GeoJSON of points, lines or surfaces. The layer shows on the map, in the key and on paper, for this visit.',
    file: 'Choose a CSV or GeoJSON file, or drop it on the page',
    reading: 'Reading the file…',
    unreadable:
      'No place was found: columns lon and lat (degrees) or x and y (metres, Lambert-93), or GeoJSON, are needed.',
    tooLarge: 'This file is larger than 20 MB.',
    tooManyLayers: (n: number) => `${n} layers at most: remove one.`,
    read: (nom: string, n: string) => `${nom}: ${n} ${n === '1' ? 'object' : 'objects'}.`,
    system: (nom: string) => `Coordinates read as ${nom}.`,
    noPlace: (n: string, lines: string): string =>
      `${n} without a place that can be read, not shown${lines ? ` (lines ${lines}…)` : ''}: check their coordinates.`,
    filter: 'Show only',
    all: 'All',
    see: 'Go and see',
    remove: 'Remove',
    removeOne: (nom: string) => `Remove the layer ${nom}`,
  },
})
