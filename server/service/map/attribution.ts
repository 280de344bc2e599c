import { frenchDay, type Orders } from '../../domain/zoning.ts'

const GROUND = '© IGN Admin Express, INSEE — Licence Ouverte 2.0'

/** Beside the ground: whom else a layer owes its shapes or classes to, as each asks to be named. */
const ALSO: Readonly<Record<string, string>> = {
  circonscriptions: 'communes divisées : Atelier de cartographie de Sciences Po et Toxicode',
  structures: 'FINESS – Atlasanté',
  zonage: 'zonage : ARS, relevé de mai 2025, à confirmer',
}

/**
 * The credit that goes with the shapes of a layer of the atlas, in French as its producers write it; `orders`: those of the zoning, where they
 * are loaded.
 */
export function attributionOf(layer: string, orders: Orders | null = null): string {
  const also =
    layer === 'zonage' && orders ? `zonage : ARS, arrêtés pris jusqu’au ${frenchDay(orders.to)}` : ALSO[layer]
  return [GROUND, also].filter(Boolean).join(' ; ')
}
