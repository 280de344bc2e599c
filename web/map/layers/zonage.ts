import { tuiles, visible, type Couche } from './layer.ts'

/** The ARS's own zoning of GPs, as textures over the surfaces: never derived, never coloured like a risk. */
export const zonage: Couche = {
  id: 'zonage',
  titre: { fr: 'Zonage médecin des ARS\u00A0: ZIP et ZAC', en: 'ARS zoning of GPs: ZIP and ZAC' },
  unite: null,
  source: {
    fr: 'ARS, zonage conventionnel «\u202Fmédecin\u202F» (fichier de mai 2025, à confirmer)',
    en: 'ARS, conventional zoning for GPs (file of May 2025, to be confirmed)',
  },
  indicateur: null,
  auChoix: 'zonage',
  zoomMinimal: 0,
  sources: { zonage: tuiles('zonage') },
  style: (contexte) =>
    (['ZIP', 'ZAC'] as const).map((classe) => ({
      id: `zonage-${classe.toLowerCase()}`,
      type: 'fill',
      source: 'zonage',
      'source-layer': 'zonage',
      filter: ['==', ['get', 'code'], classe],
      layout: { visibility: visible(contexte, 'zonage') },
      paint: { 'fill-pattern': classe.toLowerCase() },
    })),
  signes: [
    { signe: 'zip', texte: { fr: 'ZIP, zone d’intervention prioritaire', en: 'ZIP, priority zone' } },
    { signe: 'zac', texte: { fr: 'ZAC, zone d’action complémentaire', en: 'ZAC, complementary zone' } },
  ],
}
