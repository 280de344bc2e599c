import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PageName, RenderPage } from '../../server/contract/pages.ts'
import { reserveOf } from '../../server/domain/reserves.ts'
import type { ListedArea } from '../../web/ui/figures.ts'
import { zonage } from '../../web/map/layers/zonage.ts'
import { context, pages } from './fixtures.ts'
import { loadRenderPage } from './render.ts'

let renderPage: RenderPage
let close: () => Promise<void>
beforeAll(async () => {
  ;({ renderPage, close } = await loadRenderPage())
})
afterAll(() => close())

const ARRETES = { from: '2024-03-01', to: '2026-01-05' } as const
const OF_MAY = {
  fr: /mai\s2025|origine non confirmée|régionales de santé \(à confirmer\)/,
  en: /May\s2025|unconfirmed origin|health agencies \(to be confirmed\)/,
}

/** An area whose zoning rests on orders. */
const ordered = <Area extends ListedArea>(area: Area): Area => ({
  ...area,
  figures: area.figures.map((figure) => {
    const reserve = reserveOf(figure.indicator, area, ARRETES)
    return figure.indicator === 'part-zip' || figure.indicator === 'part-zac'
      ? { ...figure, vintage: `${ARRETES.from}/${ARRETES.to}`, ...(reserve && { reserve: { ...reserve } }) }
      : figure
  }),
})

/** Pages that speak of where the zoning is from, without orders and with them. */
const PAGES = {
  donnees: [pages.donnees, { ...pages.donnees, arretes: ARRETES }],
  methode: [pages.methode, { ...pages.methode, arretes: ARRETES }],
  circonscription: [
    pages.circonscription,
    { ...pages.circonscription, territoire: ordered(pages.circonscription.territoire) },
  ],
} as const satisfies Partial<Record<PageName, readonly unknown[]>>

test.each(Object.keys(PAGES) as (keyof typeof PAGES)[])(
  '%s says where the zoning is from by the package in force, in both languages',
  (name) => {
    const [unsure, loaded] = PAGES[name]
    for (const locale of ['fr', 'en'] as const) {
      const shown = (data: typeof unsure | typeof loaded) =>
        renderPage(name, context('/', { locale }), data as never)
      expect(shown(unsure), locale).toMatch(OF_MAY[locale])
      expect(shown(loaded), locale).not.toMatch(OF_MAY[locale])
      if (name !== 'methode')
        expect(shown(loaded), locale).toMatch(
          locale === 'fr' ? /1(er)?\smars\s2024.*5\sjanvier\s2026/ : /1\sMarch\s2024.*5\sJanuary\s2026/,
        )
    }
  },
)

test('the layer of the map says so too', () => {
  if (typeof zonage.source !== 'function') throw new Error('the same whatever is loaded')
  expect(zonage.source(null).fr).toMatch(/mai 2025, à confirmer/)
  expect(zonage.source(null).en).toMatch(/May 2025, to be confirmed/)
  expect(zonage.source(ARRETES)).toEqual({
    fr: expect.stringMatching(/\(arrêtés pris du 1(er)?\smars\s2024 au 5\sjanvier\s2026\)/) as string,
    en: expect.stringMatching(/\(orders made from 1\sMarch\s2024 to 5\sJanuary\s2026\)/) as string,
  })
})
