import type { PageData } from '../../server/contract/pages.ts'

type Cpts = NonNullable<PageData['territoire']['territoire']['cpts']>

/** Editions that cover a commune and name no CPTS for it, where another names one. */
export const silentEditions = ({ items, sources }: Cpts): Cpts['sources'] =>
  sources.filter(
    ({ id, edition }) =>
      items.length > 0 &&
      !items.some((item) => item.sources.some((one) => one.id === id && one.edition === edition)),
  )
