import type { PageData } from '../../server/contract/pages.ts'

export type Source = PageData['chiffres']['sources'][number]

/** The name of a source by its id or address; an address alone is shown as its host and path. */
export function sourceName(sources: readonly Source[], id: string): string {
  const found = sources.find((source) => source.id === id)
  if (found) return found.titre
  return id.replace(/^https?:\/\/(www\.)?/, '')
}

/** Where a source can be read: its own address, or null when only its name is known. */
export function sourceUrl(sources: readonly Source[], id: string): string | null {
  const url = sources.find((source) => source.id === id)?.url ?? id
  return /^https?:\/\//.test(url) ? url : null
}
