/* eslint-disable svelte/prefer-svelte-reactivity -- these maps and sets are replaced whole, never changed in place */
import type { Carte } from '../map-page.svelte.ts'
import { pointsCabinets } from '../data/cabinets.ts'
import type { Colonnes } from '../data/columns.ts'
import { joursEntre, statutAu } from '../data/timeline.ts'
import type { Peinture } from '../data/painting.ts'
import { codeDe, niveauDe, type NiveauCarte } from '../state.ts'
import type { Contexte } from '../layers/layer.ts'
import { large, zoomCommunes } from '../layers/surface.ts'
import type { Controleur } from './controller.ts'
import { pointsEffectifs } from './headcounts.ts'
import { STATUTS_DE } from '../data/filtre.ts'
import { surLaCarte } from '../own/layers.ts'
import { joinOf, tramesDe } from './joinOf.ts'
import { parApl } from './threshold.ts'

/** What one map shows: a day (null: today) in certain colours. Two maps beside each other differ in nothing else. */
export interface Scene {
  readonly jour: string | null
  readonly peinture: Peinture
}

/** Levels painted here and now: their figures must be there. */
export function peintsDe({ etat, zoom }: Carte): readonly NiveauCarte[] {
  const communes = zoom > zoomCommunes(etat.niveau) - 0.5 || etat.couches.includes('sous-dense')
  return communes ? [large(etat.niveau), 'commune'] : [large(etat.niveau)]
}

/** What the style of a map depends on. */
export function contexteDe(carte: Carte, { jour, peinture }: Scene): Contexte {
  const colonnes = peintsDe(carte).flatMap((niveau) => carte.niveau(niveau, jour) ?? [])
  const { niveau, couches, selection } = carte.etat
  return {
    theme: carte.theme,
    niveau,
    couleurs: peinture.couleurs(carte.theme),
    visibles: new Set(couches),
    selection,
    trames: tramesDe(colonnes, peinture),
  }
}

/** Keeps a map in step with the page; to be called while a component is made. */
export function suivre(carte: Carte, controleur: () => Controleur | null, scene: () => Scene): void {
  const contexte = $derived(contexteDe(carte, scene()))
  const peints = $derived(peintsDe(carte))
  const ordre = $derived.by(() => {
    const communes = carte.etat.couches.includes('sous-dense') ? carte.niveau('commune') : undefined
    return communes && parApl(communes)
  })

  $effect(() => void controleur()?.montrer(contexte))
  $effect(() => controleur()?.fond(carte.fond?.choisi ? carte.fond.adresse : null, carte.theme))
  $effect(() => {
    const { jour, peinture } = scene()
    for (const niveau of peints) {
      void carte.charger(niveau)
      const colonnes = carte.niveau(niveau, jour)
      if (colonnes) void controleur()?.joindre(niveau, joinOf(carte, colonnes, peinture))
    }
  })
  $effect(() => {
    if (ordre) controleur()?.glisser(ordre, carte.etat.seuil)
  })
  $effect(() => {
    const { cabinets, frise, joue } = carte
    const { jour } = scene()
    if (!cabinets || (jour && !frise)) return
    const rangs = new Map(frise?.ids.map((id, rang) => [id, rang]))
    const n = jour && frise ? joursEntre(frise.from, jour) : 0
    const points = pointsCabinets(cabinets.values(), ({ id, status }) => {
      if (joue?.fermes.has(id)) return 'stopped'
      const rang = jour ? rangs.get(id) : undefined
      return rang === undefined ? status.value : statutAu(frise!, rang, n)
    })
    const { statut } = carte.etat
    const gardes = statut && STATUTS_DE[statut]
    controleur()?.points('cabinets', {
      ...points,
      features: gardes
        ? points.features.filter(({ properties }) => gardes.includes(properties.statut))
        : points.features,
    })
  })
  $effect(() => {
    const { survol: cle } = carte
    controleur()?.designer(cle ? { niveau: niveauDe(cle), code: codeDe(cle) } : null)
  })
  $effect(() => {
    const { formes } = carte.miennes
    controleur()?.points('groupes', formes ?? { type: 'FeatureCollection', features: [] })
  })
  $effect(() => controleur()?.points('miennes', surLaCarte(carte.miennes.couches)))
  $effect(() => {
    const { couches, niveau } = carte.etat
    const map = controleur()
    if (!map || !(couches.includes('suivis') || couches.includes('affectes'))) return
    const fond = large(niveau)
    const colonnes: Colonnes | undefined = carte.niveau(fond, scene().jour)
    if (!colonnes) return
    let vif = true
    void pointsEffectifs(carte, fond, colonnes).then((points) => vif && map.points('effectifs', points))
    return () => (vif = false)
  })
}
