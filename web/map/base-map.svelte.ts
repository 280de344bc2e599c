/**
 * The base map of the IGN. Choosing it tells somebody else what one looks at: it lives as long as the page, is kept nowhere, and
 * no link can choose it for whoever opens it.
 */
export class BaseMapChoice {
  /** Template of its images, 256 pixels wide. */
  readonly address: string
  /** Who is asked for the images, such as `data.geopf.fr`. */
  readonly host: string
  chosen = $state(false)
  /** Whether images that were asked for have not come. */
  failed = $state(false)

  constructor(address: string) {
    this.address = address
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- read once, never changed
    this.host = new URL(address).host
  }

  toggle(): void {
    this.chosen = !this.chosen
    this.failed = false
  }
}
