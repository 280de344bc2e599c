/* eslint-disable svelte/prefer-svelte-reactivity -- these maps and sets are replaced whole, never changed in place */
import type { MapPage } from '../map-page.svelte.ts'
import { cabinetPoints } from '../data/cabinets.ts'
import type { LevelColumns } from '../data/columns.ts'
import { daysBetween, statutOn } from '../data/timeline.ts'
import type { Painting } from '../data/painting.ts'
import { codeOf, niveauOf, type MapNiveau } from '../state.ts'
import type { MapContext } from '../layers/layer.ts'
import { wideOf, communesZoom } from '../layers/surface.ts'
import type { Controller } from './controller.ts'
import { headcountPoints } from './headcounts.ts'
import { STATUTS_OF } from '../data/filter.ts'
import { onTheMap } from '../own/layers.ts'
import { joinOf, hatchingsOf } from './joinOf.ts'
import { byApl } from './threshold.ts'

/** What one map shows: a day (null: today) in certain colours. Two maps beside each other differ in nothing else. */
export interface Scene {
  readonly day: string | null
  readonly painting: Painting
}

/** Levels painted here and now: their figures must be there. */
export function paintedOf({ state, zoom }: MapPage): readonly MapNiveau[] {
  const communes = zoom > communesZoom(state.niveau) - 0.5 || state.layers.includes('sous-dense')
  return communes ? [wideOf(state.niveau), 'commune'] : [wideOf(state.niveau)]
}

/** What the style of a map depends on. */
export function contextOf(page: MapPage, { day, painting }: Scene): MapContext {
  const columns = paintedOf(page).flatMap((niveau) => page.niveau(niveau, day) ?? [])
  const { niveau, layers, selection } = page.state
  return {
    theme: page.theme,
    niveau,
    colours: painting.colours(page.theme),
    visible: new Set(layers),
    selection,
    hatchings: hatchingsOf(columns, painting),
  }
}

/** Keeps a map in step with the page; to be called while a component is made. */
export function follow(page: MapPage, controller: () => Controller | null, scene: () => Scene): void {
  const context = $derived(contextOf(page, scene()))
  // A list of its own at each zoom: what it rests on is the same as long as it says the same.
  const levels = $derived(paintedOf(page).join(' '))
  const painted = $derived(levels.split(' ') as MapNiveau[])
  const order = $derived.by(() => {
    const communes = page.state.layers.includes('sous-dense') ? page.niveau('commune') : undefined
    return communes && byApl(communes)
  })

  $effect(() => void controller()?.show(context))
  $effect(() => controller()?.baseMap(page.baseMap?.chosen ? page.baseMap.address : null, page.theme))
  $effect(() => {
    const { day, painting } = scene()
    for (const niveau of painted) {
      void page.load(niveau)
      const columns = page.niveau(niveau, day)
      if (columns) void controller()?.joinLevel(niveau, joinOf(page, columns, painting))
    }
  })
  $effect(() => {
    if (order) controller()?.slide(order, page.state.threshold)
  })
  $effect(() => {
    const { cabinets, timeline, played } = page
    const { day } = scene()
    if (!cabinets || (day && !timeline)) return
    const rows = new Map(timeline?.ids.map((id, row) => [id, row]))
    const n = day && timeline ? daysBetween(timeline.from, day) : 0
    const points = cabinetPoints(cabinets.values(), ({ id, status }) => {
      if (played?.closed.has(id)) return 'stopped'
      const row = day ? rows.get(id) : undefined
      return row === undefined ? status.value : statutOn(timeline!, row, n)
    })
    const { statut } = page.state
    const kept = statut && STATUTS_OF[statut]
    controller()?.points('cabinets', {
      ...points,
      features: kept
        ? points.features.filter(({ properties }) => kept.includes(properties.statut))
        : points.features,
    })
  })
  $effect(() => {
    const { hovered: key } = page
    controller()?.outline(key ? { niveau: niveauOf(key), code: codeOf(key) } : null)
  })
  $effect(() => {
    const { shapes } = page.own
    controller()?.points('groupes', shapes ?? { type: 'FeatureCollection', features: [] })
  })
  $effect(() => controller()?.points('miennes', onTheMap(page.own.layers)))
  $effect(() => {
    const { layers, niveau } = page.state
    const map = controller()
    if (!map || !(layers.includes('suivis') || layers.includes('affectes'))) return
    const ground = wideOf(niveau)
    const columns: LevelColumns | undefined = page.niveau(ground, scene().day)
    if (!columns) return
    let alive = true
    void headcountPoints(page, ground, columns).then((points) => alive && map.points('effectifs', points))
    return () => (alive = false)
  })
}
