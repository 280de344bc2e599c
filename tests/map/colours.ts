/** Colour arithmetic for the tests of the ramps. All values sRGB unless told. */
export type Rgb = readonly [number, number, number]

/** `#rrggbb` as linear light, 0..1. */
export const lineaire = (hex: string): Rgb =>
  [1, 3, 5].map((start) => {
    const value = parseInt(hex.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb

const applique = (matrice: readonly Rgb[], [r, g, b]: Rgb): Rgb =>
  matrice.map(([x, y, z]) => Math.min(1, Math.max(0, x * r + y * g + z * b))) as unknown as Rgb

/** Full dichromacy after Machado, Oliveira and Fernandes (2009), table of severity 1.0, on linear light. */
const MACHADO = {
  protanopie: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopie: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopie: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, readonly Rgb[]>

const gris = (rgb: Rgb): Rgb => {
  const y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
  return [y, y, y]
}

/** Ways of seeing a colour: as it is, in a grey print, and with each of the three dichromacies. */
export const VISIONS: Readonly<Record<string, (rgb: Rgb) => Rgb>> = {
  commune: (rgb) => rgb,
  'impression grise': gris,
  protanopie: (rgb) => applique(MACHADO.protanopie, rgb),
  deuteranopie: (rgb) => applique(MACHADO.deuteranopie, rgb),
  tritanopie: (rgb) => applique(MACHADO.tritanopie, rgb),
}

/** Linear light in OKLab (Ottosson, 2020): lightness first, 0..1. */
export function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** How far two colours of OKLab are. */
export const difference = (a: Rgb, b: Rgb): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

/** WCAG contrast of two colours in linear light. */
export function contraste(a: Rgb, b: Rgb): number {
  const [x, y] = [gris(a)[0], gris(b)[0]]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}
