import type { Locale, PageData, PageName, RenderPage } from '../contract/index.ts'
import type { Handlers } from '../contract/handlers.ts'
import type { HandlerDeps } from './deps.ts'

/** What pages are loaded from and drawn with. */
export interface PageDeps extends HandlerDeps {
  readonly renderPage: RenderPage
}

/** What a page is loaded from. */
export interface PageRequest {
  readonly deps: HandlerDeps
  readonly handlers: Handlers
  readonly params: Readonly<Record<string, string>>
  readonly locale: Locale
  /** Address under which the caller reaches the service. */
  readonly origin: string
  /** First value of each query parameter. */
  readonly query: Readonly<Record<string, string | undefined>>
  /** Every value of a query parameter, of a list that a form sends one by one. */
  readonly every: (name: string) => readonly string[]
}

/** Asks for another address of the same page. */
export class Redirect {
  readonly path: string
  constructor(path: string) {
    this.path = path
  }
}

/** One page: where it answers (without `/en`) and what it shows. */
export interface Page<Name extends PageName = PageName> {
  readonly name: Name
  readonly path: string
  readonly load: (request: PageRequest) => Promise<PageData[Name] | Redirect>
}

/** Keeps a page's data checked against its name. */
export const page = <Name extends PageName>(value: Page<Name>): Page<Name> => value
