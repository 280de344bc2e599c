/** A reference system that rosters in use give metres in. */
export interface Projection {
  readonly epsg: number
  readonly name: string
  /** For proj4. */
  readonly definition: string
  /** Outside of these metres a point is not in it. */
  readonly x: readonly [least: number, most: number]
  readonly y: readonly [least: number, most: number]
  /** Départements whose points it holds; null: the mainland. */
  readonly departements: readonly string[] | null
}

/** A conversion to degrees WGS 84; null when the point is in no system of the place. */
export type Unproject = (
  x: number,
  y: number,
  departement: string | null,
) => { readonly lon: number; readonly lat: number; readonly system: string } | null

const utm = (zone: number, south = false): string =>
  `+proj=utm +zone=${zone}${south ? ' +south' : ''} +ellps=GRS80 +units=m +no_defs`

/** The legal systems (décret n° 2000-1276, arrêté du 5 mai 2017) and the web’s, parameters of the EPSG registry, ranges of their areas of use. */
const PROJECTIONS: readonly Projection[] = [
  {
    epsg: 2154,
    name: 'Lambert-93',
    definition:
      '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs',
    x: [80_000, 1_260_000],
    y: [6_030_000, 7_130_000],
    departements: null,
  },
  ...(
    [
      [2972, 'RGFG95 / UTM 22N', utm(22), [100_000, 480_000], [230_000, 660_000], ['973']],
      [2975, 'RGR92 / UTM 40S', utm(40, true), [310_000, 385_000], [7_630_000, 7_700_000], ['974']],
      [4471, 'RGM04 / UTM 38S', utm(38, true), [495_000, 540_000], [8_560_000, 8_615_000], ['976']],
      [
        5490,
        'RGAF09 / UTM 20N',
        utm(20),
        [460_000, 740_000],
        [1_580_000, 2_010_000],
        ['971', '972', '977', '978'],
      ],
    ] as const
  ).map(([epsg, name, definition, x, y, departements]) => ({ epsg, name, definition, x, y, departements })),
]

/** Spherical Mercator covers the world: only tried where no legal system fits. */
const WEB_MERCATOR: Projection = {
  epsg: 3857,
  name: 'Web Mercator',
  definition:
    '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  x: [-7_100_000, 6_250_000],
  y: [-2_450_000, 6_650_000],
  departements: null,
}

/** A reference system by its number; undefined where no list in use is in it. */
export const projectionOf = (epsg: number): Projection | undefined =>
  [...PROJECTIONS, WEB_MERCATOR].find((one) => one.epsg === epsg)

const within = (value: number, [least, most]: readonly [number, number]): boolean =>
  value >= least && value <= most

/** The systems that a point in metres may be in: the one of its département before those of others, the web’s last. */
export function systemsOf(x: number, y: number, departement: string | null): readonly Projection[] {
  const overseas = PROJECTIONS.some(({ departements }) => departements?.includes(departement ?? ''))
  const legal = PROJECTIONS.filter(
    ({ departements }) =>
      departement === null || (departements ? departements.includes(departement) : !overseas),
  )
  return [...legal, WEB_MERCATOR].filter((one) => within(x, one.x) && within(y, one.y))
}
