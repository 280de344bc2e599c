import type { OgcWords } from '../../../contract/gis.ts'
import type { FigureStatus } from '../../../domain/figure.ts'
import { INDICATORS } from '../../../domain/indicators.ts'
import { classWords } from '../../../domain/legend/class-words.ts'
import { desature, FONDS, rampe } from '../../../domain/legend/ramps.ts'
import { STATUS_NAMES, SURFACE_NAMES, ZONE_NAMES, ZONES } from '../../../domain/legend/sign-words.ts'
import { STATUTS, type Statut } from '../../../domain/model.ts'
import type { Indicateur } from '../../../domain/situation.ts'
import { attributeName } from '../attribute-names.ts'
import type { Collection } from '../collections.ts'

/** Which features an entry of a legend takes, by the names of their attributes. */
export type Condition =
  /** A figure told as a value or as a class, `low` ≤ it < `high` (null: no bound); one that is only a lower bound is in no class. */
  | { readonly figure: string; readonly low: number | null; readonly high: number | null }
  | { readonly attribute: string; readonly among: readonly string[] }

/** How a surface is drawn: colours as `#rrggbb`, opacity from 0 to 1, widths in CSS pixels. */
export interface Surface {
  readonly kind: 'surface'
  readonly fill: string
  readonly opacity: number
  /** The fill where the rank is undetermined. */
  readonly faded: string | null
  /** The fill is that of the ground: nothing where other layers may lie below. */
  readonly ground: boolean
  /** Hatched in this colour. */
  readonly hatch: string | null
  readonly stroke: string
  readonly width: number
}
interface Sign {
  readonly kind: 'status'
  readonly status: Statut
}

/** One entry of a layer's legend. */
export interface Entry {
  readonly label: OgcWords
  /** null: what no other entry takes. */
  readonly when: Condition | null
  readonly symbol: Surface | Sign
}

/** The legend of a layer: as the map shows it on paper. */
export interface Legend {
  readonly title: OgcWords
  readonly entries: readonly Entry[]
}

/** The figure that colours areas. */
export const COLOURED: Indicateur = 'risque'
/** The attribute and its value that fade a colour. */
export const UNDETERMINED = { attribute: 'risque_label', value: 'indetermine' } as const

const { absent, encre, limiteFine, terre, trame } = FONDS.clair
const surface = (fill: string, more: Partial<Surface> = {}): Surface => ({
  ...{ kind: 'surface', fill, opacity: 1, faded: null, ground: false, hatch: null },
  ...{ stroke: limiteFine, width: 0.4 },
  ...more,
})

/** States of a figure that is kept back, as the map draws them; any other without a value is not known. */
const KEPT_BACK: readonly FigureStatus[] = ['hidden', 'protecting', 'not-calculated']

function areaLegend(): Legend {
  const { title, unit, classes } = INDICATORS[COLOURED]
  const inner = classes.slice(1, -1)
  const colours = rampe(COLOURED, 'clair')
  return {
    title: { fr: `${title.fr} (${unit.fr})`, en: `${title.en} (${unit.en})` },
    entries: [
      ...colours.map((fill, k): Entry => ({
        label: { fr: classWords('fr', COLOURED, inner, k), en: classWords('en', COLOURED, inner, k) },
        when: { figure: attributeName(COLOURED), low: inner[k - 1] ?? null, high: inner[k] ?? null },
        symbol: surface(fill, { faded: desature(fill) }),
      })),
      {
        label: SURFACE_NAMES.hidden,
        when: { attribute: `${attributeName(COLOURED)}_status`, among: KEPT_BACK },
        symbol: surface(absent),
      },
      {
        label: {
          fr: `non connu : ${SURFACE_NAMES.absent.fr}`,
          en: `not known: ${SURFACE_NAMES.absent.en}`,
        },
        when: null,
        symbol: surface(absent, { hatch: trame }),
      },
    ],
  }
}

const cabinetLegend = (): Legend => ({
  title: { fr: 'Statut', en: 'Status' },
  entries: STATUTS.map((status) => ({
    label: STATUS_NAMES[status],
    // A status that nobody foresaw is not known either.
    when: status === 'unknown' ? null : { attribute: 'status_value', among: [status] },
    symbol: { kind: 'status', status },
  })),
})

const zoneLegend = (): Legend => ({
  title: { fr: 'Zone, à confirmer par l’arrêté', en: 'Zone, to be checked against the order' },
  entries: [
    ...(['ZIP', 'ZAC'] as const).map((zone): Entry => ({
      label: ZONE_NAMES[zone],
      when: { attribute: 'zonage', among: [zone] },
      symbol: surface(encre, { opacity: ZONES[zone].teinte, stroke: encre, width: ZONES[zone].trait }),
    })),
    {
      label: { fr: 'HZ (hors zone) ou ZAR', en: 'HZ (outside the zones) or ZAR' },
      when: { attribute: 'zonage', among: ['HZ', 'ZAR'] },
      symbol: surface(terre, { ground: true }),
    },
    {
      label: { fr: 'zone non connue', en: 'zone not known' },
      when: null,
      symbol: surface(absent, { ground: true, hatch: trame }),
    },
  ],
})

/** The legend of a collection. */
export const legendOf = ({ id, level }: Collection): Legend =>
  level !== undefined ? areaLegend() : id === 'cabinets' ? cabinetLegend() : zoneLegend()
