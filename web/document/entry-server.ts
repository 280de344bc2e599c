import type { Component } from 'svelte'
import { render } from 'svelte/server'
import type { PageContext, PageData, PageName, RenderPage } from '../../server/contract/pages.ts'
import { gestionPages } from '../stewards/pages.ts'
import { htmlDocument } from './document.ts'
import { BOUNDARY, type Islands } from '../client/islands.ts'
import Home from '../home/Home.svelte'
import Confirm from '../confirm/Confirm.svelte'
import Alert from '../alerts/Alert.svelte'
import Cabinet from '../cabinet/Cabinet.svelte'
import MapPage from '../map/MapPage.svelte'
import Area from '../sheet/Area.svelte'
import Areas from '../sheet/Areas.svelte'
import Draft from '../sheet/Draft.svelte'
import QuestionsPage from '../facts/QuestionsPage.svelte'
import Figures from '../facts/Figures.svelte'
import Chronology from '../facts/Chronology.svelte'
import Citation from '../citation/Citation.svelte'
import Sheet from '../sheet/Sheet.svelte'
import SheetList from '../sheet/SheetList.svelte'
import Data from '../facts/Data.svelte'
import ErrorPage from '../ui/ErrorPage.svelte'
import Method from '../facts/Method.svelte'
import Ogc from '../gis/Ogc.svelte'
import WhatToDo from '../find/WhatToDo.svelte'
import Goal from '../goal/Goal.svelte'
import Placement from '../scenario/Placement.svelte'
import Scenario from '../scenario/Scenario.svelte'
import Find from '../find/Find.svelte'
import Docs from '../docs/Docs.svelte'
import SiteMap from '../home/SiteMap.svelte'
import Accessibility from '../legal/Accessibility.svelte'
import LegalNotice from '../legal/LegalNotice.svelte'
import Privacy from '../legal/Privacy.svelte'

type Pages = {
  readonly [Name in PageName]: Component<{ context: PageContext; data: PageData[Name] }>
}

const pages: Pages = {
  accueil: Home,
  trouver: Find,
  cabinet: Cabinet,
  confirmer: Confirm,
  alerte: Alert,
  queFaire: WhatToDo,
  carte: MapPage,
  citation: Citation,
  circonscription: Sheet,
  circonscriptions: SheetList,
  scenario: Scenario,
  placement: Placement,
  objectif: Goal,
  methode: Method,
  donnees: Data,
  chiffres: Figures,
  questionsPosees: QuestionsPage,
  brouillon: Draft,
  territoire: Area,
  territoires: Areas,
  chronologie: Chronology,
  plan: SiteMap,
  accessibilite: Accessibility,
  mentions: LegalNotice,
  confidentialite: Privacy,
  apiDocs: Docs,
  ogc: Ogc,
  erreur: ErrorPage,
  ...gestionPages,
}

/** Parts with style sheets of their own, by page. */
const PARTS: Partial<Record<PageName, readonly string[]>> = { carte: ['map/Map.svelte'] }

/**
 * A page without the marks of its components, a tenth of its bytes, but for those of its islands, which the browser looks for. The boundary
 * stands before and after each of these, and no text of the page can hold it.
 */
const withoutMarks = (body: string, boundary: string): string =>
  body
    .split(boundary)
    .map((piece, index) => (index % 2 === 0 ? withoutComments(piece) : piece))
    .join('')

function withoutComments(html: string): string {
  let kept = ''
  let from = 0
  for (let mark = html.indexOf('<!--'); mark >= 0; mark = html.indexOf('<!--', from)) {
    kept += html.slice(from, mark)
    const end = html.indexOf('-->', mark + 4)
    if (end < 0) return kept + html.slice(mark)
    from = end + 3
  }
  return kept + html.slice(from)
}

/** Renders a page to a full HTML document; the same components are then hydrated, island by island. */
export const renderPage: RenderPage = (name, context, data) => {
  const islands: Islands = []
  const page = pages[name] as Component<{ context: PageContext; data: typeof data }>
  const boundary = `\uFDD0${crypto.randomUUID()}\uFDD1`
  const { head, body } = render(page, {
    props: { context, data },
    context: new Map<string, unknown>([
      ['islands', islands],
      [BOUNDARY, boundary],
    ]),
  })
  const searched = name === 'trouver' && context.search !== ''
  return htmlDocument({
    context,
    head,
    body: withoutMarks(body, boundary),
    islands,
    parts: PARTS[name] ?? [],
    // A fictitious practice must not be found by who searches for a real one.
    secret: name === 'confirmer' || name === 'alerte',
    indexable:
      name !== 'erreur' &&
      name !== 'confirmer' &&
      name !== 'alerte' &&
      !searched &&
      !(name === 'cabinet' && context.demonstration),
  })
}
