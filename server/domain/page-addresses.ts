/** The languages of the pages. */
type Locale = 'fr' | 'en'

/**
 * The pages' addresses in both languages, French first, each with all that lies below it. `*` is one part that both
 * languages write alike. Codes, ids and parameters are the same in both: they are data, not words.
 */
const ADDRESSES: readonly (readonly [french: string, english: string])[] = [
  ['/gestion/connexion', '/stewards/sign-in'],
  ['/gestion/deconnexion', '/stewards/sign-out'],
  ['/gestion/cabinets', '/stewards/practices'],
  ['/gestion/import/essai', '/stewards/import/trial'],
  ['/gestion/import/rapport', '/stewards/import/report'],
  ['/gestion/import/corriger', '/stewards/import/correct'],
  ['/gestion/import/confirmer', '/stewards/import/confirm'],
  ['/gestion/journal', '/stewards/log'],
  ['/gestion/confirmer', '/stewards/confirm'],
  ['/gestion/annuler', '/stewards/undo'],
  ['/gestion/liens', '/stewards/links'],
  ['/gestion/reponses', '/stewards/answers'],
  ['/gestion/nouveaux-patients', '/stewards/new-patients'],
  ['/gestion', '/stewards'],
  ['/cabinet/*/signalement', '/practice/*/report'],
  ['/cabinet', '/practice'],
  ['/confirmer', '/confirm'],
  ['/alertes/confirmer', '/alerts/confirm'],
  ['/alertes/arreter', '/alerts/stop'],
  ['/alertes', '/alerts'],
  ['/trouver', '/find'],
  ['/que-faire', '/what-to-do'],
  ['/carte', '/map'],
  ['/circonscriptions', '/constituencies'],
  ['/circonscription', '/constituency'],
  ['/objectif', '/goal'],
  ['/territoires', '/areas'],
  ['/departement', '/department'],
  ['/bassin-de-vie', '/living-area'],
  ['/embed/circonscription', '/embed/constituency'],
  ['/apercu/circonscription', '/preview/constituency'],
  ['/graphique/circonscription', '/chart/constituency'],
  ['/graphique/departement', '/chart/department'],
  ['/graphique/bassin-de-vie', '/chart/living-area'],
  ['/graphique', '/chart'],
  ['/methode', '/method'],
  ['/chiffres', '/figures'],
  ['/chronologie', '/timeline'],
  ['/donnees', '/data'],
  ['/plan-du-site', '/site-map'],
  ['/accessibilite', '/accessibility'],
  ['/mentions-legales', '/legal-notice'],
  ['/confidentialite', '/privacy'],
]

/** The first of a column that begins a path, rewritten as the other column has it. */
function rewriter(from: 0 | 1): (path: string) => string {
  const patterns = ADDRESSES.map((pair) => ({
    pattern: new RegExp(`^${pair[from].replace('*', '([^/?#]+)')}(?=[/?#]|$)`),
    written: pair[from === 0 ? 1 : 0].replace('*', '$1'),
  }))
  return (path) => {
    const found = patterns.find(({ pattern }) => pattern.test(path))
    return found ? path.replace(found.pattern, found.written) : path
  }
}
const toEnglish = rewriter(0)
const toFrench = rewriter(1)

/** Where a page is in a language, from its French path, with any query and fragment: `/trouver?q=x` → `/en/find?q=x`. */
export const addressIn = (locale: Locale, path: string): string =>
  locale === 'fr' ? path : path === '/' ? '/en' : `/en${toEnglish(path)}`

/** The language of an address and its French path: `/en/find` → `en`, `/trouver`. */
export function readAddress(address: string): { readonly locale: Locale; readonly path: string } {
  const rest = /^\/en(?![^/?#])(.*)$/s.exec(address)
  return rest ? { locale: 'en', path: toFrench(rest[1] || '/') } : { locale: 'fr', path: address }
}
