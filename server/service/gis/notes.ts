import { knownDays } from '../known-days.ts'
import { placeless } from './features.ts'
import { formerNote } from './former-names.ts'
import type { Selection } from './select.ts'

/**
 * What must be said of a page of features beside them, in one text: that nothing is known of the day asked for, that some have no
 * coordinates in the reference system, and what names of before are called now. Empty where nothing must.
 */
export const notesOn = (selection: Selection, locale: 'fr' | 'en' = 'fr'): string => {
  const { collection, items, crs, skipGeometry, former } = selection
  return [
    unknownDay(selection, locale),
    skipGeometry ? '' : placeless(items, crs),
    formerNote(collection.fields, former, locale),
  ]
    .filter(Boolean)
    .join(' ')
}

function unknownDay({ isKnown, deps }: Selection, locale: 'fr' | 'en'): string {
  if (isKnown) return ''
  const { validFrom, validTo } = knownDays(deps)
  return locale === 'fr'
    ? `Rien n’est connu du moment demandé : datetime va du ${validFrom} au ${validTo}.`
    : `Nothing is known of the moment asked for: datetime goes from ${validFrom} to ${validTo}.`
}
