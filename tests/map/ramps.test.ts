import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CROISEE, DIVERGENTE, FONDS, RAMPES, rampe, type Theme } from '../../server/domain/legend/ramps.ts'
import { CARTOGRAPHIABLES } from '../../web/map/state.ts'
import { bornesDe } from '../../web/map/data/class.ts'
import { contraste, ecart, lineaire, oklab, VISIONS, type Rgb } from './colours.ts'

const steps = (values: readonly number[]): number[] => values.slice(1).map((value, n) => value - values[n]!)
const THEMES = ['clair', 'sombre'] as const satisfies readonly Theme[]

const toutes = Object.entries(RAMPES).flatMap(([famille, themes]) =>
  THEMES.flatMap((theme) =>
    ([5, 6] as const).map((n) => ({
      nom: `${famille}, ${theme}, ${n}`,
      theme,
      n,
      couleurs: themes[theme][n],
    })),
  ),
)

describe.each(toutes)('ramp $nom', ({ theme, n, couleurs }) => {
  it('has its number of classes and even steps of lightness', () => {
    expect(couleurs).toHaveLength(n)
    const ecarts = steps(couleurs.map((hex) => oklab(lineaire(hex))[0]))
    const sens = -1
    expect(Math.min(...ecarts.map((step) => sens * step))).toBeGreaterThan(0.6 / n)
    expect(Math.max(...ecarts.map(Math.abs)) / Math.min(...ecarts.map(Math.abs))).toBeLessThan(1.35)
  })

  it.each(Object.entries(VISIONS))('keeps its order and its steps in %s', (_, voir) => {
    const vues = couleurs.map((hex) => oklab(voir(lineaire(hex))))
    const sens = -1
    for (const step of steps(vues.map(([light]) => light))) expect(sens * step).toBeGreaterThan(0.06)
    const paires = vues.flatMap((a, i) => vues.slice(i + 1).map((b): [Rgb, Rgb] => [a, b]))
    // Two colours of OKLab are told apart side by side from 0.02 on; a legend asks for far more.
    expect(Math.min(...paires.map(([a, b]) => ecart(a, b)))).toBeGreaterThan(0.09)
  })

  it('is told from land without figures by its border alone at worst', () => {
    const { terre, limite } = FONDS[theme]
    for (const hex of couleurs) expect(hex).not.toBe(terre)
    // The border carries the shape wherever a class is near the colour of land.
    expect(contraste(lineaire(limite), lineaire(terre))).toBeGreaterThan(3)
  })
})

describe.each(THEMES)('risk × desert, %s', (theme) => {
  const sens = -1
  it.each(Object.entries(VISIONS))('rises with the risk and with the desert in %s', (_, voir) => {
    const clartes = CROISEE[theme].map((hex) => oklab(voir(lineaire(hex)))[0])
    for (const k of [0, 1, 2]) {
      for (const step of steps([0, 3, 6].map((ligne) => clartes[ligne + k]!)))
        expect(sens * step).toBeGreaterThan(0.03)
      for (const step of steps([0, 1, 2].map((colonne) => clartes[3 * k + colonne]!)))
        expect(sens * step).toBeGreaterThan(0.03)
    }
  })

  // A grey print has one dimension and the key two: it keeps the order along each, not the nine apart.
  const couleurs = Object.entries(VISIONS).filter(([nom]) => nom !== 'impression grise')
  it.each(couleurs)('keeps the nine apart in %s', (_, voir) => {
    const vues = CROISEE[theme].map((hex) => oklab(voir(lineaire(hex))))
    expect(vues).toHaveLength(9)
    const ecarts = vues.flatMap((a, i) => vues.slice(i + 1).map((b) => ecart(a, b)))
    expect(Math.min(...ecarts)).toBeGreaterThan(0.09)
  })
})

describe.each(THEMES)('difference, %s', (theme) => {
  const sens = -1
  it.each(Object.entries(VISIONS))('goes away from no difference on both sides in %s', (_, voir) => {
    const clartes = DIVERGENTE[theme].map((hex) => oklab(voir(lineaire(hex)))[0])
    expect(clartes).toHaveLength(7)
    for (const cote of [clartes.slice(3), clartes.slice(0, 4).reverse()])
      for (const step of steps(cote)) expect(sens * step).toBeGreaterThan(0.04)
  })
  const couleurs = Object.entries(VISIONS).filter(([nom]) => nom !== 'impression grise')
  it.each(couleurs)('tells better from worse in %s', (_, voir) => {
    const vues = DIVERGENTE[theme].map((hex) => oklab(voir(lineaire(hex))))
    for (const mieux of [0, 1, 2])
      for (const pire of [4, 5, 6]) expect(ecart(vues[mieux]!, vues[pire]!)).toBeGreaterThan(0.06)
  })
})

describe('colours', () => {
  it('give every indicator of the map one colour a class', () => {
    for (const id of CARTOGRAPHIABLES)
      for (const theme of THEMES) expect(rampe(id, theme)).toHaveLength(bornesDe(id).length + 1)
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
      for (const fond of [halo, mer, terre])
        expect(contraste(lineaire(texte), lineaire(fond))).toBeGreaterThan(7)
    }
  })
})
