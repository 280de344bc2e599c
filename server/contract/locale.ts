/** The languages of the pages: French first. */
export type Locale = 'fr' | 'en'
