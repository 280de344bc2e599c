const GROUND = '© IGN Admin Express, INSEE — Licence Ouverte 2.0'

/** Beside the ground: whom else a layer owes its shapes or classes to, as each asks to be named. */
const ALSO: Readonly<Record<string, string>> = {
  circonscriptions: 'communes divisées : Atelier de cartographie de Sciences Po et Toxicode',
  structures: 'FINESS – Atlasanté',
  zonage: 'zonage : ARS, relevé de mai 2025, à confirmer',
}

/** The credit that goes with the shapes of a layer of the atlas, in French as its producers write it. */
export const attributionOf = (layer: string): string => [GROUND, ALSO[layer]].filter(Boolean).join(' ; ')
