import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { CARTOGRAPHIABLES, COUCHES_AU_CHOIX, NIVEAUX_CARTE } from '../../web/map/state.ts'
import { images } from '../../web/map/icons.ts'
import type { Contexte } from '../../web/map/layers/layer.ts'
import { COUCHES, styleDe } from '../../web/map/layers/index.ts'
import { rampe } from '../../server/domain/legend/ramps.ts'

const THEMES = ['clair', 'sombre'] as const

/** Every theme and choice of layers, with every level for one indicator and every indicator for one level. */
const contextes: Contexte[] = THEMES.flatMap((theme) =>
  NIVEAUX_CARTE.flatMap((niveau) =>
    CARTOGRAPHIABLES.filter((id) => id === 'risque' || niveau === 'departement').flatMap((indicateur) =>
      [new Set<never>(), new Set(COUCHES_AU_CHOIX)].map((visibles) => ({
        theme,
        niveau,
        couleurs: rampe(indicateur, theme),
        visibles,
        selection: visibles.size > 0 ? (niveau === 'epci' ? 'epci:200000172' : '72-04') : null,
        trames: { absent: visibles.size > 0, indetermine: true },
      })),
    ),
  ),
)

/** MapLibre accepts addresses relative to the page; the validator does not know of any page. */
const absolu = (style: ReturnType<typeof styleDe>) =>
  JSON.parse(JSON.stringify(style).replaceAll('"/tiles/', '"https://relais.example/tiles/')) as typeof style

describe('the style of the map', () => {
  it('is valid in every theme, level, indicator and choice of layers', () => {
    for (const contexte of contextes) expect(validateStyleMin(absolu(styleDe(contexte)))).toEqual([])
  })

  it('names each layer once, and asks nothing of anybody else', () => {
    for (const contexte of contextes) {
      const style = styleDe(contexte)
      const ids = style.layers.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(style).not.toHaveProperty('glyphs')
      expect(style).not.toHaveProperty('sprite')
      expect(JSON.stringify(style)).not.toMatch(/https?:/)
    }
  })

  it('keeps its layers and sources whatever the context, so that it can be retouched', () => {
    const fixe = (contexte: Contexte) =>
      styleDe(contexte).layers.map(({ id, type, ...rest }) => ({
        id,
        type,
        source: 'source' in rest && rest.source,
      }))
    for (const contexte of contextes) expect(fixe(contexte)).toEqual(fixe(contextes[0]!))
    for (const contexte of contextes)
      expect(styleDe(contexte).sources).toEqual(styleDe(contextes[0]!).sources)
  })

  it('paints communes from zoom 5 where they are chosen, and only close by where another level is', () => {
    const minzoomOf = (niveau: (typeof NIVEAUX_CARTE)[number], id: string) => {
      const contexte = contextes.find((one) => one.niveau === niveau)!
      return styleDe(contexte).layers.find((layer) => layer.id === id)!.minzoom
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
      const dessins = images(theme)
      for (const contexte of contextes.filter((one) => one.theme === theme))
        for (const { paint } of styleDe(contexte).layers) {
          const motif = (paint as Record<string, unknown> | undefined)?.['fill-pattern']
          if (motif !== undefined) expect([...dessins.keys()]).toContain(motif)
        }
      for (const statut of ['active', 'reduced', 'suspended', 'stopped', 'unknown'])
        expect(dessins.has(`cabinet-${statut}`)).toBe(true)
      for (let n = 0; n <= 8; n++) expect(dessins.has(`grappe-${n}`)).toBe(true)
    }
  })

  it('shows the finer level over the wider one', () => {
    for (const contexte of contextes) {
      const rang = new Map(styleDe(contexte).layers.map(({ id }, n) => [id, n]))
      expect(rang.get('surface-commune')).toBeGreaterThan(rang.get('surface-circonscription')!)
      expect(rang.get('limites-departement')).toBeGreaterThan(rang.get('limites-commune')!)
      expect(rang.get('cabinets')).toBeGreaterThan(rang.get('surface-commune')!)
    }
  })
})

describe('layers as data', () => {
  it('each have a title and words in both languages', () => {
    for (const { titre, unite, source, signes } of COUCHES)
      for (const mots of [
        ...[titre, unite, typeof source === 'function' ? source(null) : source],
        ...signes.map(({ texte }) => texte),
      ])
        if (mots) for (const texte of [mots.fr, mots.en]) expect(texte.trim()).not.toBe('')
  })

  it('offer exactly the checkboxes of the address', () => {
    const offertes = COUCHES.flatMap(({ auChoix }) => auChoix ?? [])
    expect([...offertes].sort()).toEqual([...COUCHES_AU_CHOIX].sort())
  })

  it('say whence they come when they show something', () => {
    for (const { signes, source, indicateur } of COUCHES)
      if (signes.length > 0) expect(source ?? indicateur).not.toBeNull()
  })
})
