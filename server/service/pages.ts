import { apiDocs } from './docs/page.ts'
import { cabinet } from './cabinet/page.ts'
import { citation } from './citation/page.ts'
import type { HandlerDeps } from './deps.ts'
import { plainPages } from './facts/pages.ts'
import { trouver } from './find/page.ts'
import type { Page } from './page.ts'
import { objectif } from './goal/page.ts'
import { placement } from './scenario/placement-page.ts'
import { scenario } from './scenario/page.ts'
import { circonscriptions } from './sheet/list-page.ts'
import { createLocator } from './sheet/locator.ts'
import { circonscription } from './sheet/page.ts'
import { areaPages } from './sheet/area-page.ts'
import { territoires } from './sheet/areas-page.ts'
import { brouillon } from './sheet/draft-page.ts'
import { siteMap } from './home/site-map.ts'
import { legalPages } from './legal/pages.ts'

/** Every public page: where it answers and what it shows. */
export function pagesOf({ atlas }: Pick<HandlerDeps, 'atlas'>): readonly Page[] {
  const pages = [
    ...plainPages,
    ...legalPages,
    apiDocs,
    trouver,
    cabinet,
    citation,
    scenario,
    placement,
    objectif,
    circonscriptions,
    circonscription(createLocator(atlas.contours)),
    brouillon,
    territoires,
    ...areaPages,
  ] as const
  return [...pages, siteMap(pages)] as readonly Page[]
}
