import type { MultiPolygon, Polygon } from 'geojson'
import { plainText } from '../../server/domain/plainText.ts'
import { personInRegister } from '../../server/domain/roster/person-names.ts'
import { privateDataIn, withoutContacts } from '../../server/domain/roster/public-note.ts'
import type { CptsCommune } from '../../server/country/package/read-cpts.ts'

/** Where a CPTS is, as a file tells it. */
type CptsPlace =
  /** Null: it is somewhere, without an outline. */
  | { readonly by: 'outline'; readonly geometry: Polygon | MultiPolygon | null }
  /** A commune, or an arrondissement of one, as the list of an ARS writes it; `region` is that of the ARS. */
  | {
      readonly by: 'code'
      readonly code: string
      /** What stands beside the code, which may be of something else; empty: nothing does. */
      readonly name: string
      readonly region: string
    }
  | {
      readonly by: 'name'
      readonly departement: string
      readonly name: string
      readonly region: string
    }
  /** As a former package has it. */
  | { readonly by: 'commune'; readonly commune: CptsCommune }

/** What a file says of one CPTS, and one place where it is. */
export interface CptsRow extends Pick<CptsCommune, 'base' | 'nom' | 'finess' | 'etat' | 'site' | 'edition'> {
  readonly place: CptsPlace
}

/** Headings, folded, the likely ones first: of both, as public code and ARS's lists have them. */
export const FINESS_HEADINGS = [
  ...['finess', 'num finess', 'numero finess', 'n finess', 'no finess', 'nofinesset', 'finess et'],
  ...['num finess et', 'finess geo'],
] as const
export const STATE_HEADINGS = [
  ...['statut', 'etat', 'avancement', 'etat avancement', 'etat d avancement', 'stade', 'etape'],
  ...['statut cpts', 'cpts statut', 'etat cpts', 'cpts etat', 'avancement cpts', 'type statut'],
] as const

/** What a CPTS has signed is its agreement with the health insurance (ACI). */
const SIGNED = /\b(?:signee?s?|signataires?|contractualisee?s?|conventionnee?s?)\b/
/** Beside it and nothing else: what is signed, with whom, since when. */
const BESIDE =
  /\b(?:cpts|aci|accords?|conventionnel|interprofessionnel|contrats?|conventions?|cpam|caf|avec|depuis|dates?|l[ae]?|d[eu]?|en|au|\d+(?:er)?|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b/g
/** What is on its way. */
const NOT_YET =
  /\b(?:projets?|emergen(?:ce|te?s?)|elaboration|redaction|initiatives?|intentions?|construction|instruction|reflexion|cours|futurs?|prevue?s?|validee?s?|deposee?s?)\b/
/** What leaves open whether there is an agreement, or says that there is one no more. */
const OPEN =
  /\b(?:attente|negociations?|a signer|a venir|pre|hors|demandes?|objectifs?|mise en oeuvre|(?:aci|contrats?|accords?|conventions?)(?: conventionnel)?(?: interprofessionnel)? en cours(?! de (?:signature|redaction|elaboration))|(?:resili|denonc|diss|suspen|abandon|renouvel|avenant|caduc|arret)[a-z]*)\b/
/** That its health project is accepted says nothing beside an agreement that is signed. */
const ACCEPTED = /\bprojets? (?:de sante )?(?:validee?s?|signee?s?)\b|\bvalidee?s?\b/g

/**
 * Whether a CPTS has signed or is a project, as a producer words it; null where the words say neither, or both. Signed is what is said so and
 * nothing else; a project what is on its way, or is said not to be signed in so many words.
 */
export function stateOf(written: string): CptsCommune['etat'] {
  const said = plainText(written)
  if (OPEN.test(said)) return null
  const beside = said.replace(ACCEPTED, ' ')
  const kept = beside.replace(BESIDE, ' ').replace(/ +/g, ' ').trim()
  const [, denied, ...others] = /^((?:non|pas(?: encore)?) )?(.+)$/.exec(kept) ?? []
  if (others[0]?.split(' ').every((word) => SIGNED.test(word))) return denied ? 'projet' : 'signee'
  // Alone: a day beside it may be that on which it is to be signed.
  if (kept === '' && /\baci\b/.test(beside))
    return /^(?:(?:cpts|l|d|de|la) )*aci$/.test(said) ? 'signee' : null
  return NOT_YET.test(said) && !SIGNED.test(beside) ? 'projet' : null
}

/** A FINESS number, with the one zero that a spreadsheet took; null for what is none. */
export function finessOf(written: string): string | null {
  const number = written
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/^(?=.{8}$)/, '0')
  return /^\d[\dAB]\d{7}$/.test(number) && !/^0+$/.test(number) ? number : null
}

/** Where a name stands, that there is none; a dash alone says so too. */
const NO_CPTS =
  /^(?:0|(?:communes? )?(?:hors|sans|pas de|aucune?|absence de) (?:projet de )?cpts|aucune?|neant|zones? blanches?|(?:zone )?non couverte?s?|sans objet|territoire non couvert)$/
const DASH = /^[-–—]+$/
/** Words that begin what is no name, whether there is none or nobody knows. */
const NO_NAME =
  /^(?:pas (?!de calais)|hors |sans |aucune? |absence |non |zones? blanches? |communes? (?:non|hors|sans) |a (?:definir|confirmer|completer|preciser)\b|idem\b|inconnue?s?\b)/
/** An answer, a mark or a number: the column tells whether there is a CPTS, not which. */
const ANSWER = /^(?:oui|non|vrai|faux|true|false|x|o|n|nc|nr|nd|[\d ]+)$/

/** What stands where the name of a CPTS should: null where it says that there is none, empty where it is no name. */
export function cptsNamed(written: string): string | null {
  const said = plainText(written)
  if (DASH.test(written) || NO_CPTS.test(said)) return null
  return said === '' || ANSWER.test(said) || NO_NAME.test(said) ? '' : nameOf(written)
}

/** What stands for a name that is not told. */
export const CPTS_UNNAMED = 'CPTS'

/** The name of a CPTS without addresses and numbers of telephones; one that may be of a person is not told: the community stays. */
export const nameOf = (written: string): string => {
  const name = withoutContacts(written.replace(/\s+/g, ' ').trim())
    .replace(/\((?:t[ée]l)?[\s.:]*\)/gi, '')
    .trim()
  const own = name.replace(/^cpts\s+/i, '')
  return own === '' || holdsContact(own) || personInRegister(own) ? CPTS_UNNAMED : name
}

/** Words in capitals are of places here: of persons the register's rule decides. */
const holdsContact = (text: string): boolean => ![null, 'nom-de-personne'].includes(privateDataIn(text))

/** Where people have a page of their own. */
const PERSONAL =
  /(?:^|\.)(?:(?:linkedin|facebook|fb|instagram|twitter|x|tiktok|youtube|calendly|whatsapp)\.com|wa\.me|linktr\.ee)$/

/** The address of a site, without what follows its path; null for what is none, for a page of a social network, and where it holds a contact. */
export function siteOf(written: string): string | null {
  if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return null
  const { protocol, host, hostname, pathname, username, password } = new URL(written)
  const contact = holdsContact(pathname.replaceAll('%40', '@').replaceAll('/', ' '))
  return username || password || contact || PERSONAL.test(hostname) || !hostname.includes('.')
    ? null
    : `${protocol}//${host}${pathname}`
}
