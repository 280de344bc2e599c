import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CROISEE, DIVERGENTE, FONDS, RAMPES, rampe, type Theme } from '../../server/domain/legend/ramps.ts'
import { MAPPABLE } from '../../web/map/state.ts'
import { boundsOf } from '../../web/map/data/class.ts'
import { contraste, difference, lineaire, oklab, VISIONS, type Rgb } from './colours.ts'

const steps = (values: readonly number[]): number[] => values.slice(1).map((value, n) => value - values[n]!)
const THEMES = ['clair', 'sombre'] as const satisfies readonly Theme[]

const all = Object.entries(RAMPES).flatMap(([famille, themes]) =>
  THEMES.flatMap((theme) =>
    ([5, 6] as const).map((n) => ({
      nom: `${famille}, ${theme}, ${n}`,
      theme,
      n,
      colours: themes[theme][n],
    })),
  ),
)

describe.each(all)('ramp $nom', ({ theme, n, colours }) => {
  it('has its number of classes and even steps of lightness', () => {
    expect(colours).toHaveLength(n)
    const differences = steps(colours.map((hex) => oklab(lineaire(hex))[0]))
    const direction = -1
    expect(Math.min(...differences.map((step) => direction * step))).toBeGreaterThan(0.6 / n)
    expect(Math.max(...differences.map(Math.abs)) / Math.min(...differences.map(Math.abs))).toBeLessThan(1.35)
  })

  it.each(Object.entries(VISIONS))('keeps its order and its steps in %s', (_, see) => {
    const views = colours.map((hex) => oklab(see(lineaire(hex))))
    const direction = -1
    for (const step of steps(views.map(([light]) => light))) expect(direction * step).toBeGreaterThan(0.06)
    const paires = views.flatMap((a, i) => views.slice(i + 1).map((b): [Rgb, Rgb] => [a, b]))
    // Two colours of OKLab are told apart side by side from 0.02 on; a legend asks for far more.
    expect(Math.min(...paires.map(([a, b]) => difference(a, b)))).toBeGreaterThan(0.09)
  })

  it('is told from land without figures by its border alone at worst', () => {
    const { terre, limite } = FONDS[theme]
    for (const hex of colours) expect(hex).not.toBe(terre)
    // The border carries the shape wherever a class is near the colour of land.
    expect(contraste(lineaire(limite), lineaire(terre))).toBeGreaterThan(3)
  })
})

describe.each(THEMES)('risk × desert, %s', (theme) => {
  const direction = -1
  it.each(Object.entries(VISIONS))('rises with the risk and with the desert in %s', (_, see) => {
    const clartes = CROISEE[theme].map((hex) => oklab(see(lineaire(hex)))[0])
    for (const k of [0, 1, 2]) {
      for (const step of steps([0, 3, 6].map((line) => clartes[line + k]!)))
        expect(direction * step).toBeGreaterThan(0.03)
      for (const step of steps([0, 1, 2].map((column) => clartes[3 * k + column]!)))
        expect(direction * step).toBeGreaterThan(0.03)
    }
  })

  // A grey print has one dimension and the key two: it keeps the order along each, not the nine apart.
  const colours = Object.entries(VISIONS).filter(([nom]) => nom !== 'impression grise')
  it.each(colours)('keeps the nine apart in %s', (_, see) => {
    const views = CROISEE[theme].map((hex) => oklab(see(lineaire(hex))))
    expect(views).toHaveLength(9)
    const differences = views.flatMap((a, i) => views.slice(i + 1).map((b) => difference(a, b)))
    expect(Math.min(...differences)).toBeGreaterThan(0.09)
  })
})

describe.each(THEMES)('difference, %s', (theme) => {
  const direction = -1
  it.each(Object.entries(VISIONS))('goes away from no difference on both sides in %s', (_, see) => {
    const clartes = DIVERGENTE[theme].map((hex) => oklab(see(lineaire(hex)))[0])
    expect(clartes).toHaveLength(7)
    for (const side of [clartes.slice(3), clartes.slice(0, 4).reverse()])
      for (const step of steps(side)) expect(direction * step).toBeGreaterThan(0.04)
  })
  const colours = Object.entries(VISIONS).filter(([nom]) => nom !== 'impression grise')
  it.each(colours)('tells better from worse in %s', (_, see) => {
    const views = DIVERGENTE[theme].map((hex) => oklab(see(lineaire(hex))))
    for (const better of [0, 1, 2])
      for (const worse of [4, 5, 6]) expect(difference(views[better]!, views[worse]!)).toBeGreaterThan(0.06)
  })
})

describe('colours', () => {
  it('give every indicator of the map one colour a class', () => {
    for (const id of MAPPABLE)
      for (const theme of THEMES) expect(rampe(id, theme)).toHaveLength(boundsOf(id).length + 1)
  })

  it('are the risk colours of the pages', () => {
    const css = readFileSync(new URL('../../web/ui/tokens.css', import.meta.url), 'utf8')
    const ramps = [1, 2, 3, 4, 5].map((k) => [...css.matchAll(new RegExp(`--risk-${k}: (#\\w+);`, 'g'))])
    expect(ramps.map(([light]) => light?.[1])).toEqual(RAMPES.risque.clair[5])
    expect(ramps.map(([, dark]) => dark?.[1])).toEqual(RAMPES.risque.sombre[5])
  })

  it('write names that can be read on sea, land and every class', () => {
    for (const theme of THEMES) {
      const { texte, halo, mer, terre } = FONDS[theme]
      for (const ground of [halo, mer, terre])
        expect(contraste(lineaire(texte), lineaire(ground))).toBeGreaterThan(7)
    }
  })
})
