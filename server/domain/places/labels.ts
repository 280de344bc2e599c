import type { Hit } from './name-index.ts'
import { ARRONDISSEMENT } from './name-index.ts'
import type { Locality, Settlement } from './model.ts'

/** `Paris 12e` for a municipal arrondissement, the name of a commune. */
export const shortName = (nom: string): string => nom.replace(ARRONDISSEMENT, '$1 $2$3')

/** Names of the départements by code. */
export type DepartementNames = (code: string) => string | undefined

/** The one commune that is its département. */
const PARIS = '75056'

/** `Saint-Martin, Hautes-Pyrénées`; `Paris 12e` and `Paris` alone. */
function placeLabel({ code, nom, departement, commune }: Settlement, names: DepartementNames): string {
  const within = names(departement)
  return commune !== null || within === undefined || code === PARIS ? shortName(nom) : `${nom}, ${within}`
}

const kindOf = ({ commune }: Settlement): 'commune' | 'arrondissement' =>
  commune === null ? 'commune' : 'arrondissement'

/** The locality of a settlement, without saying how it was found. */
const located = (own: Settlement) => ({
  codeCommune: own.code,
  codeDepartement: own.departement,
  lon: own.lon,
  lat: own.lat,
  population: own.population,
})

/** A place found by a name; another name than its own comes first, its own between parentheses. */
export function localityOf(own: Settlement, { name, match }: Hit, names: DepartementNames): Locality {
  const label = placeLabel(own, names)
  return {
    kind: name.kind === 'everyday' ? 'everyday' : kindOf(own),
    label: name.written === null ? label : `${name.written} (${label})`,
    ...located(own),
    match,
  }
}

/** A place found by its postcode. */
export const postcodeLocality = (own: Settlement, postcode: string, match: Match): Locality => ({
  kind: 'postcode',
  label: `${postcode} ${shortName(own.nom)}`,
  ...located(own),
  match,
})

/** A place found by another code than a postcode. */
export const codeLocality = (own: Settlement, match: Match, names: DepartementNames): Locality => ({
  kind: kindOf(own),
  label: placeLabel(own, names),
  ...located(own),
  match,
})

type Match = Locality['match']
