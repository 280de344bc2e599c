import type { Gazetteer, GazetteerCommune } from './gazetteer.ts'
import { comparableName, nameSimilarity } from './nameSimilarity.ts'
import { communeText } from './communeText.ts'
import { problem, type Problem } from './problems.ts'

/** What a line says of its place; empty texts when it says nothing. */
export interface WrittenPlace {
  readonly codeCommune: string
  readonly codePostal: string
  readonly commune: string
  /** Its number or name, which parts communes of one name; heard only where neither code nor postcode is written. */
  readonly departement: string
}

export interface FoundCommune {
  readonly commune: GazetteerCommune | null
  readonly problems: readonly Problem[]
}

/** What is known without a resolver. */
const NOTHING = { verdict: 'none', places: [], understood: { dropped: [] } } as const

/** Two spellings of one commune of a postcode: one or two letters apart. */
const NEAR_NAME = 0.75

const label = ({ nom, code }: GazetteerCommune): string => `${nom} (${code})`
const labels = (communes: readonly GazetteerCommune[]): string =>
  `${communes.slice(0, 5).map(label).join(', ')}${communes.length > 5 ? '…' : ''}`
const found = (commune: GazetteerCommune, ...problems: Problem[]): FoundCommune => ({ commune, problems })
const failed = (...problems: Problem[]): FoundCommune => ({ commune: null, problems })

/**
 * The commune a line means: by INSEE code (former codes too), else by postcode and name, else by a name that only one commune
 * bears. A reading that is not literal is remarked upon; two possible readings are refused with the candidates.
 */
export function findCommune(place: WrittenPlace, gazetteer: Gazetteer): FoundCommune {
  const said = communeOf(place, gazetteer)
  const { commune } = said
  const number = departementIn(place.departement, gazetteer)
  if (!commune || number === null || number === commune.departement) return said
  return {
    commune,
    problems: [
      ...said.problems,
      problem('departement-elsewhere', 'departement', place.departement, label(commune)),
    ],
  }
}

/** The number of a département written as one or by its name; null: nothing that we know is written. */
function departementIn(written: string, gazetteer: Gazetteer): string | null {
  const number = NUMBER.exec(written)?.[0]
  if (number !== undefined) return number.toUpperCase().padStart(2, '0')
  const known = departements.get(gazetteer) ?? new Map<string, string | null>()
  departements.set(gazetteer, known)
  const before = known.get(written)
  if (before !== undefined) return before
  const code = departementNamed(written, gazetteer)
  if (known.size < MOST_NAMES) known.set(written, code)
  return code
}

/** Longer than any name of a département, and more spellings of them than any list has. */
const [LONGEST_NAME, MOST_NAMES] = [60, 1_000]
const departements = new WeakMap<Gazetteer, Map<string, string | null>>()

function departementNamed(written: string, { resolve }: Gazetteer): string | null {
  const zone =
    written === '' || written.length > LONGEST_NAME
      ? undefined
      : resolve?.(written).places.find(({ kind }) => kind === 'departement')
  return zone && 'code' in zone ? zone.code : null
}

/** `79`, `2a`, `974`, `Jura (39)`. */
const NUMBER = /\b(?:97\d|2[ab]|\d{1,2})\b/i

function communeOf(place: WrittenPlace, gazetteer: Gazetteer): FoundCommune {
  if (place.codeCommune !== '') return byCode(place, gazetteer)
  const literal = byPostcodeAndName(place, gazetteer)
  // Of a name alone, a merged commune's is no answer while a town may be meant by it: `Boulogne`.
  if (place.codePostal === '' && place.commune !== '' && gazetteer.resolve)
    return (
      numbered(place, gazetteer) ??
      asWritten(withDepartement(place), gazetteer) ??
      unsure(place, gazetteer, literal)
    )
  return literal.commune ? literal : (asWritten(place, gazetteer) ?? literal)
}

/** The only commune of that name in the département whose number stands beside it; null: none, several, or no number. */
function numbered({ commune: name, departement }: WrittenPlace, gazetteer: Gazetteer): FoundCommune | null {
  const number = departementIn(departement, gazetteer)
  const there = (gazetteer.byName.get(communeText(name)) ?? []).filter(
    (commune) => commune.departement === number,
  )
  return there.length === 1 ? found(there[0]!) : null
}

/** `Saint-Denis` beside `93` as people write it in one cell; a number after the name says more than the département. */
const withDepartement = (place: WrittenPlace): WrittenPlace =>
  place.departement === '' || /\d/.test(place.commune)
    ? place
    : { ...place, commune: `${place.commune} (${place.departement})` }

/**
 * The one commune that the words mean as people write them (`LE MANS CEDEX 9`, `Lyon 3ème`, `Juan-les-Pins`, one slip), told
 * by the postcode beside them; null when several may be meant.
 */
function asWritten({ codePostal, commune: name }: WrittenPlace, gazetteer: Gazetteer): FoundCommune | null {
  if (name === '') return null
  const { verdict, places, understood } = gazetteer.resolve?.(`${codePostal} ${name}`, 2) ?? NOTHING
  const [first, second] = places
  if (!first || !('codeCommune' in first)) return null
  const one = verdict === 'certain' || (verdict === 'question' && second === undefined)
  const commune = one && understood.dropped.length === 0 ? gazetteer.byCode.get(first.codeCommune) : undefined
  if (!commune) return null
  return found(
    commune,
    problem('commune-corrected', 'commune', `${codePostal} ${name}`.trim(), label(commune)),
  )
}

/** The name alone is not enough: what it may mean, as the search of places offers it. */
function unsure({ commune: name }: WrittenPlace, gazetteer: Gazetteer, literal: FoundCommune): FoundCommune {
  const { places, numberMatched } = gazetteer.resolve!(name, 5)
  if (places.length === 0)
    return literal.commune ? failed(problem('commune-unknown', 'commune', name)) : literal
  const offered = `${places.map((place) => place.label).join(' · ')}${numberMatched > places.length ? '…' : ''}`
  return failed(problem('commune-ambiguous', 'commune', name, offered))
}

function byCode({ codeCommune, codePostal }: WrittenPlace, gazetteer: Gazetteer): FoundCommune {
  const commune = gazetteer.byCode.get(codeCommune)
  if (!commune) {
    const atPostcode = gazetteer.byPostcode.get(codeCommune)
    const hint = atPostcode ? `« ${codeCommune} » est un code postal : ${labels(atPostcode)}.` : ''
    return failed(problem('commune-unknown', 'code_commune', codeCommune, hint))
  }
  return found(
    commune,
    ...(commune.code === codeCommune
      ? []
      : [problem('commune-corrected', 'code_commune', codeCommune, label(commune))]),
    ...(codePostal === '' || commune.codesPostaux.includes(codePostal)
      ? []
      : [problem('postcode-elsewhere', 'code_postal', codePostal, label(commune))]),
  )
}

function byPostcodeAndName({ codePostal, commune: name }: WrittenPlace, gazetteer: Gazetteer): FoundCommune {
  const sameName = gazetteer.byName.get(communeText(name)) ?? []
  const there = gazetteer.byPostcode.get(codePostal) ?? []
  if (name === '') return theOnly(there, 'code_postal', codePostal)
  const both = sameName.filter((commune) => there.includes(commune))
  if (both.length === 1) return found(both[0]!)
  if (codePostal === '') return theOnly(sameName, 'commune', name)
  const written = comparableName(communeText(name))
  const near = there.filter((commune) =>
    [commune.nom, ...commune.otherNames].some(
      (known) => nameSimilarity(comparableName(communeText(known)), written) >= NEAR_NAME,
    ),
  )
  if (near.length === 1)
    return found(near[0]!, problem('commune-corrected', 'commune', name, label(near[0]!)))
  // A company's own postcode (CEDEX) is in no list: the département it begins with is enough when the name is unique there.
  const inDepartement = sameName.filter(({ codesPostaux }) =>
    codesPostaux.some((code) => code.slice(0, 2) === codePostal.slice(0, 2)),
  )
  if (inDepartement.length === 1)
    return found(
      inDepartement[0]!,
      problem('postcode-elsewhere', 'code_postal', codePostal, label(inDepartement[0]!)),
    )
  const candidates = there.length > 0 ? `${codePostal} : ${labels(there)}.` : ''
  return failed(problem('commune-unknown', 'commune', `${codePostal} ${name}`.trim(), candidates))
}

function theOnly(
  communes: readonly GazetteerCommune[],
  field: 'code_postal' | 'commune',
  value: string,
): FoundCommune {
  if (communes.length === 1)
    return found(communes[0]!, problem('commune-corrected', field, value, label(communes[0]!)))
  if (communes.length === 0) return failed(problem('commune-unknown', field, value))
  return failed(problem('commune-ambiguous', field, value, labels(communes)))
}
