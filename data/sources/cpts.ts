import type { MultiPolygon, Polygon } from 'geojson'
import { plainText } from '../../server/domain/plainText.ts'
import { personInRegister } from '../../server/domain/roster/person-names.ts'
import type { CptsCommune } from '../../server/country/package/read-cpts.ts'

/** Where a CPTS is, as a file tells it. */
type CptsPlace =
  /** Null: it is somewhere, without an outline. */
  | { readonly by: 'outline'; readonly geometry: Polygon | MultiPolygon | null }
  /** A commune, or an arrondissement of one, as the list of an ARS writes it; `region` is that of the ARS. */
  | { readonly by: 'code'; readonly code: string; readonly region: string }
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
const SIGNED = /\b(?:signee?s?|signataires?|aci|contractualisee?s?|conventionnee?s?)\b/
/** What is on its way. */
const NOT_YET =
  /\b(?:projets?|emergen(?:ce|te?s?)|elaboration|redaction|initiatives?|intentions?|construction|instruction|reflexion|cours|futurs?|prevue?s?|validee?s?|deposee?s?)\b/
const DENIED = /\b(?:non|pas|sans|cours)\b/
/** That its health project is accepted says nothing beside an agreement that is signed. */
const ACCEPTED = /\bprojets? (?:de sante )?(?:validee?s?|signee?s?)\b|\bvalidee?s?\b/g

/** Whether a CPTS has signed or is a project, as a producer words it; null where the words say neither, or both. */
export function stateOf(written: string): CptsCommune['etat'] {
  const said = plainText(written)
  const beside = said.replace(ACCEPTED, ' ')
  const signed = SIGNED.test(beside)
  if (signed && DENIED.test(beside)) return 'projet'
  const before = NOT_YET.test(signed ? beside : said)
  return signed === before ? null : signed ? 'signee' : 'projet'
}

/** A FINESS number, with the one zero that a spreadsheet took; null for what is none. */
export function finessOf(written: string): string | null {
  const number = written
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/^(?=.{8}$)/, '0')
  return /^\d[\dAB]\d{7}$/.test(number) && !/^0+$/.test(number) ? number : null
}

/** What stands for a name that is not told. */
export const CPTS_UNNAMED = 'CPTS'

/** The name of a CPTS; one that may be of a person is not told: the community stays. */
export const nameOf = (written: string): string => {
  const name = written.replace(/\s+/g, ' ').trim()
  return personInRegister(name.replace(/^cpts\s+/i, '')) ? CPTS_UNNAMED : name
}

/** Where people have a page of their own. */
const PERSONAL = /(?:^|\.)(?:linkedin|facebook|instagram|twitter|x|tiktok|youtube)\.com$/

/** The address of a site, without what follows its path; null for what is none, and for a page of a social network. */
export function siteOf(written: string): string | null {
  if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return null
  const { protocol, host, hostname, pathname, username, password } = new URL(written)
  return username || password || PERSONAL.test(hostname) || !hostname.includes('.')
    ? null
    : `${protocol}//${host}${pathname}`
}
