import type { RosterField } from '../roster/cabinet-columns.ts'
import { personIn, personInName } from '../roster/person-names.ts'
import { NAME_TO_GIVE, type RegisterSite } from './register-site.ts'

/** Below this a count of people at a named place could point to one of them (as for published counts of posts). */
const LEAST_COUNTED = 3

const counted = (count: number): string =>
  count < LEAST_COUNTED ? `moins de ${LEAST_COUNTED}` : String(count)

/** What a steward must look at before anything is believed. */
function noteOf({ register, kind, posts }: RegisterSite): string {
  const said = [
    register === 'finess' ? 'lu dans FINESS' : 'lu dans le RPPS',
    kind,
    posts
      ? `${counted(posts.all)} exercices déclarés dont infirmiers : ${posts.nurses === 0 ? 'aucun' : counted(posts.nurses)}`
      : '',
  ]
  return `à confirmer ; ${said.filter(Boolean).join(', ')}`
}

/**
 * A place of a register as a line of a roster that is still to be made: nothing is known of its status, nobody has said its nurse
 * time, and without it no import takes the line. A name that may be a person’s is left for the steward to give.
 */
export function draftCells(site: RegisterSite): Readonly<Partial<Record<RosterField, string>>> {
  const { finess, siret, structure, adresse, codePostal, codeCommune, commune, telephone, lon, lat } = site
  const unnamed = site.nom === '' || personInName(site.nom)
  return {
    nom: unnamed ? `${NAME_TO_GIVE}, ${commune || codeCommune || codePostal}` : site.nom.slice(0, 120),
    adresse: personIn(adresse) ? '' : adresse,
    code_postal: codePostal,
    commune,
    code_commune: codeCommune,
    lon: lon === null ? '' : String(lon),
    lat: lat === null ? '' : String(lat),
    telephone,
    finess,
    siret,
    id_structure_rpps: structure,
    statut: 'unknown',
    note: noteOf(site),
  }
}
