import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { MAPPABLE, OVERLAYS, MAP_NIVEAUX } from '../../web/map/state.ts'
import { images } from '../../web/map/icons.ts'
import type { MapContext } from '../../web/map/layers/layer.ts'
import { LAYERS, styleOf } from '../../web/map/layers/index.ts'
import { rampe } from '../../server/domain/legend/ramps.ts'

const THEMES = ['clair', 'sombre'] as const

/** Every theme and choice of layers, with every level for one indicator and every indicator for one level. */
const contextes: MapContext[] = THEMES.flatMap((theme) =>
  MAP_NIVEAUX.flatMap((niveau) =>
    MAPPABLE.filter((id) => id === 'risque' || niveau === 'departement').flatMap((indicator) =>
      [new Set<never>(), new Set(OVERLAYS)].map((visible) => ({
        theme,
        niveau,
        colours: rampe(indicator, theme),
        visible,
        selection: visible.size > 0 ? (niveau === 'epci' ? 'epci:200000172' : '72-04') : null,
        hatchings: { absent: visible.size > 0, undetermined: true },
      })),
    ),
  ),
)

/** MapLibre accepts addresses relative to the page; the validator does not know of any page. */
const absolu = (style: ReturnType<typeof styleOf>) =>
  JSON.parse(JSON.stringify(style).replaceAll('"/tiles/', '"https://relais.example/tiles/')) as typeof style

describe('the style of the map', () => {
  it('is valid in every theme, level, indicator and choice of layers', () => {
    for (const context of contextes) expect(validateStyleMin(absolu(styleOf(context)))).toEqual([])
  })

  it('names each layer once, and asks nothing of anybody else', () => {
    for (const context of contextes) {
      const style = styleOf(context)
      const ids = style.layers.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(style).not.toHaveProperty('glyphs')
      expect(style).not.toHaveProperty('sprite')
      expect(JSON.stringify(style)).not.toMatch(/https?:/)
    }
  })

  it('keeps its layers and sources whatever the context, so that it can be retouched', () => {
    const fixed = (context: MapContext) =>
      styleOf(context).layers.map(({ id, type, ...rest }) => ({
        id,
        type,
        source: 'source' in rest && rest.source,
      }))
    for (const context of contextes) expect(fixed(context)).toEqual(fixed(contextes[0]!))
    for (const context of contextes) expect(styleOf(context).sources).toEqual(styleOf(contextes[0]!).sources)
  })

  it('paints communes from zoom 5 where they are chosen, and only close by where another level is', () => {
    const minzoomOf = (niveau: (typeof MAP_NIVEAUX)[number], id: string) => {
      const context = contextes.find((one) => one.niveau === niveau)!
      return styleOf(context).layers.find((layer) => layer.id === id)!.minzoom
    }
    expect(minzoomOf('commune', 'surface-commune')).toBe(5)
    // A line around each would cover them.
    for (const id of ['limites-commune', 'survol-commune']) expect(minzoomOf('commune', id)).toBe(7)
    for (const id of ['surface-commune', 'limites-commune', 'survol-commune'])
      expect(minzoomOf('departement', id)).toBe(8.5)
    expect(minzoomOf('departement', 'selection-commune')).toBe(7)
  })

  it('finds a drawing for every image it names', () => {
    for (const theme of THEMES) {
      const drawings = images(theme)
      for (const context of contextes.filter((one) => one.theme === theme))
        for (const { paint } of styleOf(context).layers) {
          const motif = (paint as Record<string, unknown> | undefined)?.['fill-pattern']
          if (motif !== undefined) expect([...drawings.keys()]).toContain(motif)
        }
      for (const statut of ['active', 'reduced', 'suspended', 'stopped', 'unknown'])
        expect(drawings.has(`cabinet-${statut}`)).toBe(true)
      for (let n = 0; n <= 8; n++) expect(drawings.has(`grappe-${n}`)).toBe(true)
    }
  })

  it('shows the finer level over the wider one', () => {
    for (const context of contextes) {
      const row = new Map(styleOf(context).layers.map(({ id }, n) => [id, n]))
      expect(row.get('surface-commune')).toBeGreaterThan(row.get('surface-circonscription')!)
      expect(row.get('limites-departement')).toBeGreaterThan(row.get('limites-commune')!)
      expect(row.get('cabinets')).toBeGreaterThan(row.get('surface-commune')!)
    }
  })
})

describe('layers as data', () => {
  it('each have a title and words in both languages', () => {
    for (const { title, unit, source, signs } of LAYERS)
      for (const words of [
        ...[title, unit, typeof source === 'function' ? source(null) : source],
        ...signs.map(({ text }) => text),
      ])
        if (words) for (const text of [words.fr, words.en]) expect(text.trim()).not.toBe('')
  })

  it('offer exactly the checkboxes of the address', () => {
    const offertes = LAYERS.flatMap(({ overlay }) => overlay ?? [])
    expect([...offertes].sort()).toEqual([...OVERLAYS].sort())
  })

  it('say whence they come when they show something', () => {
    for (const { signs, source, indicator } of LAYERS)
      if (signs.length > 0) expect(source ?? indicator).not.toBeNull()
  })
})
