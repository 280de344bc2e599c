import type { Component } from 'svelte'
import { render } from 'svelte/server'
import type { PageContext, PageData, PageName, RenderPage } from '../server/contract/pages.ts'
import { gestionPages } from './gestion/pages.ts'
import { htmlDocument } from './document.ts'
import type { Islands } from './islands.ts'
import Accueil from './pages/Accueil.svelte'
import Cabinet from './pages/Cabinet.svelte'
import Carte from './pages/Carte.svelte'
import Chiffres from './pages/Chiffres.svelte'
import Chronologie from './pages/Chronologie.svelte'
import Citation from './pages/Citation.svelte'
import Circonscription from './pages/Circonscription.svelte'
import Circonscriptions from './pages/Circonscriptions.svelte'
import Donnees from './pages/Donnees.svelte'
import Erreur from './pages/Erreur.svelte'
import Methode from './pages/Methode.svelte'
import Ogc from './pages/Ogc.svelte'
import QueFaire from './pages/QueFaire.svelte'
import Scenario from './pages/Scenario.svelte'
import Trouver from './pages/Trouver.svelte'

type Pages = {
  readonly [Name in PageName]: Component<{ context: PageContext; data: PageData[Name] }>
}

const pages: Pages = {
  accueil: Accueil,
  trouver: Trouver,
  cabinet: Cabinet,
  queFaire: QueFaire,
  carte: Carte,
  citation: Citation,
  circonscription: Circonscription,
  circonscriptions: Circonscriptions,
  scenario: Scenario,
  methode: Methode,
  donnees: Donnees,
  chiffres: Chiffres,
  chronologie: Chronologie,
  ogc: Ogc,
  erreur: Erreur,
  ...gestionPages,
}

/** Parts with style sheets of their own, by page. */
const PARTS: Partial<Record<PageName, readonly string[]>> = { carte: ['carte/Carte.svelte'] }

/** Renders a page to a full HTML document; the same components are then hydrated, island by island. */
export const renderPage: RenderPage = (name, context, data) => {
  const islands: Islands = []
  const page = pages[name] as Component<{ context: PageContext; data: typeof data }>
  const { head, body } = render(page, { props: { context, data }, context: new Map([['islands', islands]]) })
  const searched = name === 'trouver' && context.search !== ''
  return htmlDocument({
    context,
    head,
    body,
    islands,
    parts: PARTS[name] ?? [],
    // A fictitious practice must not be found by who searches for a real one.
    indexable: name !== 'erreur' && !searched && !(name === 'cabinet' && context.demonstration),
  })
}
