import type { MultiPolygon } from 'geojson'
import type { OgcCollectionId, OgcWords } from '../../contract/gis.ts'
import { reserveOf } from '../../domain/reserves.ts'
import { isDecoupage, type Decoupage } from '../../domain/model.ts'
import { notFound } from '../../contract/problem.ts'
import { INDICATORS } from '../../domain/indicators.ts'
import { editionOf } from '../../domain/zoning.ts'
import { INDICATEURS } from '../../domain/situation.ts'
import { layerOf, shapesOf, type DrawnLevel } from '../../country/land/shapes.ts'
import { areaOf, areasOf } from '../../country/views/across.ts'
import { areaRows, cabinetRows, type Row } from '../rows.ts'
import { cabinetAsPublished } from '../cabinet/handlers.ts'
import { provenanceOf, type HandlerDeps } from '../deps.ts'
import { areaWithFigures } from '../sheet/handlers.ts'
import { renamedRow } from './attribute-names.ts'
import type { Placed } from './bbox.ts'
import { AREA_FIELDS, CABINET_FIELDS, ZONAGE_FIELDS, type Fields } from './fields.ts'

/** A feature before its attributes are made. */
export interface Item extends Placed {
  readonly id: string
}

/** Some items of a collection, one after the other, with their rows; `from`: how many stand before them. */
export interface Slice {
  readonly from: number
  readonly items: readonly Item[]
  readonly rows: readonly Row[]
}

/** One collection. `deps.today()` is the day that is asked for. */
export interface Collection {
  readonly id: OgcCollectionId
  readonly title: OgcWords
  readonly about: OgcWords
  readonly shape: 'point' | 'multipolygon'
  /** The level whose areas with their figures are its features; left out where they are something else. */
  readonly level?: DrawnLevel
  /** Whether its features change from day to day. */
  readonly dated: boolean
  /** Whether it rests on the roster of cabinets. */
  readonly roster: boolean
  /** Ids of datasets. */
  readonly sources: readonly string[]
  readonly fields: Fields
  /** Attributes that a list shows on a page, the name first. */
  readonly shown: readonly string[]
  /** All of them, always in the same order. */
  readonly items: (deps: Pick<HandlerDeps, 'atlas'>) => readonly Item[]
  /** The id in the house's spelling; undefined when there is no such feature. */
  readonly find: (deps: HandlerDeps, id: string) => string | undefined
  /** Attributes of some features, in the order of their ids; those said once too. */
  readonly rows: (deps: HandlerDeps, ids: readonly string[]) => Row[]
}

const FIGURE_SOURCES = [...new Set(INDICATEURS.flatMap((indicator) => INDICATORS[indicator].sources))]

/** Items made once for what they are made of, a part of the atlas: it follows what changes and stays the same object itself. */
function keptBy(
  part: (atlas: HandlerDeps['atlas']) => object,
  make: (atlas: HandlerDeps['atlas']) => readonly Item[],
): Collection['items'] {
  const kept = new WeakMap<object, readonly Item[]>()
  return ({ atlas }) => {
    const own = part(atlas)
    const items = kept.get(own) ?? make(atlas)
    kept.set(own, items)
    return items
  }
}

/** An area that draws its outline each time it is asked for it: those of all communes at once are 90 MB. A class, or each would have a getter of its own. */
class Area implements Item {
  readonly id: string
  readonly #draw: (code: string) => MultiPolygon | undefined

  constructor(id: string, draw: (code: string) => MultiPolygon | undefined) {
    this.id = id
    this.#draw = draw
  }

  get geometry(): MultiPolygon | null {
    return this.#draw(this.id) ?? null
  }
}

const areaItems = (niveau: DrawnLevel): Collection['items'] =>
  keptBy(isDecoupage(niveau) ? ({ divisions }) => divisions : ({ territories }) => territories, (atlas) => {
    const draw = outlineOf(atlas, niveau)
    return areasOf(atlas, niveau).map(({ code }) => new Area(code, draw))
  })

/** The outline of an area of a level by its code. */
const outlineOf = (
  { contours, divisions, outlines }: HandlerDeps['atlas'],
  niveau: DrawnLevel,
): ((code: string) => MultiPolygon | undefined) =>
  niveau === 'commune' ? outlines().polygon : (code) => shapesOf({ contours, divisions }, niveau).get(code)

/** Those of two collections, whose bounds are found once. */
const communeItems = areaItems('commune')

const findArea =
  (niveau: DrawnLevel) =>
  ({ atlas }: HandlerDeps, id: string): string | undefined =>
    areaOf(atlas, niveau, id)?.code

/** What tells which communes are in an area of a level and where it ends, beside their own outlines. */
const DRAWN_FROM: Readonly<Partial<Record<DrawnLevel, readonly string[]>>> = {
  circonscription: ['composition-circonscriptions', 'contours-circonscriptions'],
  epci: ['epci-2026'],
  canton: ['cog-insee-2026', 'appartenance-2024'],
  arrondissement: ['cog-insee-2026', 'appartenance-2024'],
  'bassin-de-vie': ['appartenance-2024'],
}

const areas = (niveau: DrawnLevel, title: OgcWords, about: OgcWords): Collection => ({
  ...{
    id: layerOf[niveau],
    title,
    about,
    shape: 'multipolygon',
    level: niveau,
    dated: true,
    roster: true,
    fields: AREA_FIELDS,
  },
  sources: [...new Set([...FIGURE_SOURCES, ...(DRAWN_FROM[niveau] ?? []), 'contours-communes'])],
  shown: ['nom', 'code', 'departement', 'patients_sans_relais_rounded', 'risque_rounded', 'apl_mg65_rounded'],
  items: niveau === 'commune' ? communeItems : areaItems(niveau),
  find: findArea(niveau),
  rows: (deps, ids) => {
    const asOf = deps.today()
    const view = deps.atlas.views.at(asOf)
    const shown = areaWithFigures(deps)
    const items = ids.map((code) => shown(areaOf(deps.atlas, niveau, code)!, view))
    return areaRows({ items, ...counted(items), ...provenanceOf(deps, asOf) }).map(renamedRow)
  },
})

/** A découpage: the same attributes, in classes, and a feature for the communes that belong to none of it. */
const across = (niveau: Decoupage, title: OgcWords, about: OgcWords): Collection =>
  areas(niveau, title, {
    fr: `${about.fr} avec ses chiffres, ceux qui se calculent des cabinets par classe ; « hors-niveau » réunit les communes qui n’en ont pas.`,
    en: `${about.en} with its figures, those computed from practices by class; “hors-niveau” gathers the communes without one.`,
  })

const counted = (items: readonly unknown[]) => ({ numberMatched: items.length, numberReturned: items.length })

const cabinets: Collection = {
  id: 'cabinets',
  title: { fr: 'Cabinets Asalée et leur statut', en: 'Asalée cabinets and their status' },
  about: {
    fr: 'Chaque cabinet, avec son statut public du jour demandé.',
    en: 'Each cabinet, with its public status on the day asked for.',
  },
  ...{ shape: 'point', dated: true, roster: true, sources: ['cabinets'], fields: CABINET_FIELDS },
  shown: ['name', 'commune', 'departement', 'status_value', 'status_confirmed_on'],
  items: keptBy(
    (atlas) => atlas.cabinets,
    (atlas) =>
      atlas.cabinets.map(({ id, lon, lat }) => ({
        id,
        geometry: { type: 'Point', coordinates: [lon, lat] },
      })),
  ),
  find: ({ atlas }, id) => atlas.cabinet(id)?.id,
  rows: (deps, ids) => {
    const asOf = deps.today()
    const view = deps.atlas.views.at(asOf)
    const shown = cabinetAsPublished(deps)
    const items = ids.map((id) => shown(deps.atlas.cabinet(id)!, view))
    // The feature has its own id and place.
    return cabinetRows({ items, ...counted(items), ...provenanceOf(deps, asOf) }).map(
      ({ id: _, lon: __, lat: ___, ...row }) => renamedRow(row),
    )
  },
}

const { sources: ZONAGE_SOURCES, vintage: ZONAGE_VINTAGE } = INDICATORS['part-zip']

const zonage: Collection = {
  id: 'zonage',
  title: { fr: 'Zonage des médecins généralistes', en: 'Zoning of GPs' },
  about: {
    fr: 'La zone de chaque commune : ZIP (intervention prioritaire), ZAC (action complémentaire), HZ (hors zone). Les attributs zonage_vintage et zonage_reserve disent d’où elle vient : sans jour d’arrêté, d’un relevé de mai 2025 dont la provenance reste à confirmer. Seul l’arrêté de l’agence régionale de santé fait foi.',
    en: 'The zone of each commune: ZIP (priority), ZAC (complementary), HZ (none). The attributes zonage_vintage and zonage_reserve say where it is from: without the day of an order, from a file of May 2025 whose origin is still to be confirmed. Only the regional health agency’s order is authoritative.',
  },
  ...{ shape: 'multipolygon', dated: false, roster: false, fields: ZONAGE_FIELDS },
  sources: [...ZONAGE_SOURCES, 'contours-communes'],
  shown: ['nom', 'code', 'departement', 'zonage', 'zonage_vintage'],
  items: communeItems,
  find: findArea('commune'),
  rows: (deps, ids) => {
    const { run, asOf } = provenanceOf(deps, deps.today())
    return ids.map((id) => {
      const { code, nom, departement, region, zonage: zone, zonageArrete } = deps.atlas.communes.get(id)!
      const area = { niveau: 'commune', code, departement, region } as const
      const orders = deps.atlas.ordersOf(area)
      return {
        ...{ code, nom, departement, region, zonage: zone },
        zonage_status: zone === null ? 'missing' : 'ok',
        zonage_vintage: zonageArrete ?? editionOf(orders) ?? ZONAGE_VINTAGE,
        zonage_reserve: reserveOf('part-zip', area, orders)!.fr,
        sources: ZONAGE_SOURCES.join(';'),
        ...{ as_of: asOf, run, demonstration: false },
      }
    })
  },
}

/** Every collection by its id, in the order in which they are listed. */
export const COLLECTIONS: Readonly<Record<OgcCollectionId, Collection>> = {
  cabinets,
  communes: areas(
    'commune',
    { fr: 'Communes', en: 'Communes' },
    {
      fr: 'Chaque commune avec ses chiffres ; les personnes et le risque y sont donnés par classe.',
      en: 'Each commune with its figures; people and risk are told by class.',
    },
  ),
  departements: areas(
    'departement',
    { fr: 'Départements', en: 'Départements' },
    { fr: 'Chaque département avec ses chiffres.', en: 'Each département with its figures.' },
  ),
  regions: areas(
    'region',
    { fr: 'Régions', en: 'Régions' },
    { fr: 'Chaque région avec ses chiffres.', en: 'Each région with its figures.' },
  ),
  circonscriptions: areas(
    'circonscription',
    { fr: 'Circonscriptions législatives', en: 'Constituencies' },
    {
      fr: 'Les 577 circonscriptions avec leurs chiffres ; celles qui n’en ont pas disent pourquoi, et celles de l’étranger n’ont pas de contour.',
      en: 'The 577 constituencies with their figures; those without say why, and those abroad have no outline.',
    },
  ),
  epci: across(
    'epci',
    { fr: 'EPCI (intercommunalités)', en: 'EPCI (groupings of communes)' },
    { fr: 'Chaque EPCI à fiscalité propre de 2026', en: 'Each EPCI with own taxes of 2026' },
  ),
  cantons: across(
    'canton',
    { fr: 'Cantons', en: 'Cantons' },
    { fr: 'Chaque canton de 2026', en: 'Each canton of 2026' },
  ),
  'bassins-de-vie': across(
    'bassin-de-vie',
    { fr: 'Bassins de vie', en: 'Living areas (bassins de vie)' },
    { fr: 'Chaque bassin de vie de 2022', en: 'Each living area of 2022' },
  ),
  arrondissements: across(
    'arrondissement',
    { fr: 'Arrondissements départementaux', en: 'Arrondissements of the départements' },
    { fr: 'Chaque arrondissement de 2026', en: 'Each arrondissement of 2026' },
  ),
  zonage,
}

/** The collection of a name; fails with what a caller is told (404) where there is none. */
export const collectionOf = (id: string): Collection => {
  const found = COLLECTIONS[id as OgcCollectionId] as Collection | undefined
  if (!found || !Object.hasOwn(COLLECTIONS, id)) throw notFound(`No collection is called ${id}.`)
  return found
}
