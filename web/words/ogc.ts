import { dictionary } from './dictionary.ts'

export const t = dictionary({
  fr: {
    trail: 'Vous êtes ici',
    address: 'Adresse à coller dans votre SIG',
    qgis: 'Dans QGIS : Couche, Ajouter une couche, WFS / OGC API – Features, Nouveau ; collez l’adresse, puis Connexion.',
    others: 'Avec GDAL, R (sf) ou Python (geopandas) : la même adresse, précédée de OAPIF:.',
    json: 'La même chose pour un programme',
    figures: 'Chiffres',
    figure: 'Chiffre',
    value: 'Valeur',
    interval: 'Intervalle ou classe',
    vintage: 'Date',
    previous: 'Page précédente',
    next: 'Page suivante',
    pages: 'Pages de la liste',
  },
  en: {
    trail: 'You are here',
    address: 'Address to paste into your GIS',
    qgis: 'In QGIS: Layer, Add Layer, WFS / OGC API – Features, New; paste the address, then Connect.',
    others: 'With GDAL, R (sf) or Python (geopandas): the same address, after OAPIF:.',
    json: 'The same for a program',
    figures: 'Figures',
    figure: 'Figure',
    value: 'Value',
    interval: 'Interval or class',
    vintage: 'Date',
    previous: 'Previous page',
    next: 'Next page',
    pages: 'Pages of the list',
  },
})
