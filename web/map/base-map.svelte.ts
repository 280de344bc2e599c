/**
 * The base map of the IGN. Choosing it tells somebody else what one looks at: it lives as long as the page, is kept nowhere, and
 * no link can choose it for whoever opens it.
 */
export class Fond {
  /** Template of its images, 256 pixels wide. */
  readonly adresse: string
  /** Who is asked for the images, such as `data.geopf.fr`. */
  readonly hote: string
  choisi = $state(false)
  /** Whether images that were asked for have not come. */
  enPanne = $state(false)

  constructor(adresse: string) {
    this.adresse = adresse
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- read once, never changed
    this.hote = new URL(adresse).host
  }

  basculer(): void {
    this.choisi = !this.choisi
    this.enPanne = false
  }
}
