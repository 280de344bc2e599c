import type { Statut } from '../model.ts'
import type { Theme } from './ramps.ts'

/** The colour of a status, by theme. */
export const STATUS_COLOURS: Readonly<Record<Theme, Readonly<Record<Statut, string>>>> = {
  clair: {
    active: '#0a7a55',
    reduced: '#8c6a00',
    suspended: '#b5501a',
    stopped: '#9a1b33',
    unknown: '#5b6970',
  },
  sombre: {
    active: '#4cc695',
    reduced: '#dcb647',
    suspended: '#f0935a',
    stopped: '#f57f92',
    unknown: '#9fafb5',
  },
}

/** The disc under a sign, so that it reads over any class of any ramp. */
export const SIGN_PLATES: Readonly<Record<Theme, { readonly fond: string; readonly bord: string }>> = {
  clair: { fond: '#ffffff', bord: '#10222b' },
  sombre: { fond: '#0d171b', bord: '#eaf1f0' },
}

/** What is drawn on the plate, in a square of 28 px: each status has a form of its own, so that colour is not all that tells it. */
const SHAPES: Readonly<Record<Statut, string>> = {
  active: '<circle cx="14" cy="14" r="7" fill="currentColor"/>',
  reduced:
    '<circle cx="14" cy="14" r="6" fill="none" stroke="currentColor" stroke-width="2.4"/><path d="M14 8a6 6 0 0 0 0 12z" fill="currentColor"/>',
  suspended:
    '<rect x="8.6" y="8" width="4" height="12" fill="currentColor"/><rect x="15.4" y="8" width="4" height="12" fill="currentColor"/>',
  stopped:
    '<path d="M9 9l10 10M19 9l-10 10" stroke="currentColor" stroke-width="3.2" stroke-linecap="square"/>',
  unknown:
    '<path d="M10.9 11.6c.2-2.2 1.6-3.3 3.5-3.3 2 0 3.4 1.1 3.4 2.9 0 2.5-3.4 2.6-3.4 5.2" fill="none" stroke="currentColor" stroke-width="2.3"/><circle cx="14.3" cy="19.6" r="1.6" fill="currentColor"/>',
}

/** The sign of a cabinet of a status, as SVG text, 28 px square: shapes are those of `web/ui/StatusMark.svelte`. */
export function statusSign(status: Statut, theme: Theme): string {
  const { fond, bord } = SIGN_PLATES[theme]
  const dashes = status === 'unknown' ? ' stroke-dasharray="3 2"' : ''
  const plate = `<circle cx="14" cy="14" r="12" fill="${fond}" stroke="${bord}" stroke-width="1.4"${dashes}/>`
  const shape = SHAPES[status].replaceAll('currentColor', STATUS_COLOURS[theme][status])
  return `<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28" viewBox="0 0 28 28">${plate}${shape}</svg>`
}
