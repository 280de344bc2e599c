import { deprecationHeaders, FORMER_ATTRIBUTES } from '../../contract/deprecations.ts'
import type { Collection, Item } from './collections.ts'
import type { Crs } from './crs.ts'
import type { Frame } from './documents.ts'
import { placeless } from './features.ts'
import { GEOJSON, LICENCE_LINK, link, QUERYABLES, SCHEMA, selfAndPage, withQuery } from './links.ts'
import { notesOn } from './notes.ts'
import { licences } from './documents.ts'
import { pagesBeside } from './paging.ts'
import { provenance } from './provenance.ts'
import type { Selection } from './select.ts'

/** The headers of a page of items: its reference system, what it may be filtered by, and whether names of before were used. */
export function itemsHeaders(
  { base }: Frame,
  { collection: { id }, crs, former }: Selection,
): Readonly<Record<string, string | readonly string[]>> {
  const queryables = `<${base}/collections/${id}/queryables>; rel="${QUERYABLES}"; type="${SCHEMA}"`
  const told = former.length > 0 ? deprecationHeaders(FORMER_ATTRIBUTES, new URL(base).origin) : null
  return {
    'Content-Crs': `<${crs.uri}>`,
    ...told,
    Link: [queryables, ...(told?.Link ?? []), LICENCE_LINK],
  }
}

/** Addresses of the pages of `limit` items before and after one; null where there is none. */
export function pagesAround(self: string, selection: Selection, limit: number) {
  const { next, previous } = pagesBeside(selection, limit)
  const at = (page: NonNullable<typeof next>) =>
    withQuery(self, { offset: String(page.offset), limit: String(page.limit) })
  return { next: next && at(next), previous: previous && at(previous) }
}

/** The members of a page of items beside its features (part 1, §7.16, and what every answer says of itself). */
export function itemsHead(
  frame: Frame,
  selection: Selection,
  self: string,
  { next, previous }: ReturnType<typeof pagesAround>,
) {
  const { collection, numberMatched, items } = selection
  const note = notesOn(selection)
  return {
    ...{ numberMatched, numberReturned: items.length },
    timeStamp: frame.deps.now().toISOString(),
    links: [
      ...selfAndPage(self, GEOJSON),
      link('collection', `${frame.base}/collections/${collection.id}`, 'La collection'),
      ...(next === null ? [] : [link('next', next, 'La suite', GEOJSON)]),
      ...(previous === null ? [] : [link('prev', previous, 'Ce qui précède', GEOJSON)]),
      ...licences(frame),
    ],
    ...(note && { note }),
    ...provenance(frame, collection),
  }
}

/** The members of one feature beside those of RFC 7946. */
export function itemHead(
  frame: Frame,
  { collection, item, crs }: { readonly collection: Collection; readonly item: Item; readonly crs: Crs },
  self: string,
) {
  const note = placeless([item], crs)
  return {
    links: [
      ...selfAndPage(self, GEOJSON),
      link('collection', `${frame.base}/collections/${collection.id}`, 'La collection'),
      ...licences(frame),
    ],
    ...(note && { note }),
    ...provenance(frame, collection),
  }
}
