/** A chapter of the documentation: which addresses it holds, by the part after `/api/v1/` (or the first). */
interface Tag {
  readonly name: string
  readonly about: { readonly fr: string; readonly en: string }
  readonly holds: readonly string[]
}

/** The chapters in their order. */
export const TAGS: readonly Tag[] = [
  {
    name: 'cabinets',
    about: {
      fr: 'Trouver un lieu, les cabinets proches, ce qui est su de chacun et ce qui a changé',
      en: 'Find a place, the cabinets near it, what is known of each and what has changed',
    },
    holds: ['places', 'cabinets', 'liste', 'changements', 'frise', 'fraicheur', 'signalements'],
  },
  {
    name: 'territoires',
    about: {
      fr: 'Les chiffres des territoires, leurs contours et les citations',
      en: 'Figures of areas, their shapes, and citations',
    },
    holds: [
      'territoires',
      'circonscriptions',
      'carte',
      'objectif',
      'contours',
      'oembed',
      'scenarios-nommes',
      'indicateurs',
    ],
  },
  {
    name: 'scenarios',
    about: {
      fr: 'Jouer des fermetures et des ouvertures, placer des postes',
      en: 'Play closures and openings, place posts',
    },
    holds: ['scenarios', 'placements'],
  },
  {
    name: 'provenance',
    about: {
      fr: 'Sources, calculs, faits datés, chiffres publiés et questions au Gouvernement',
      en: 'Sources, calculations, dated facts, published claims and questions to the government',
    },
    holds: ['sources', 'donnees', 'runs', 'chronologie', 'chiffres', 'questions'],
  },
  {
    name: 'fhir',
    about: {
      fr: 'Les cabinets pour un annuaire de soins, en FHIR R4, en lecture seule',
      en: 'The cabinets for a care directory, as FHIR R4, read-only',
    },
    holds: ['fhir'],
  },
  {
    name: 'stewards',
    about: {
      fr: 'Tenir la liste à jour : il y faut un jeton de l’exploitant',
      en: 'Keep the roster true: it takes a token of the operator',
    },
    holds: ['imports', 'moderation', 'worklist', 'stewards'],
  },
]

/** The chapter of an address of the contract. */
export function tagOf(path: string): string {
  const [first, , third] = path.split('/').slice(1)
  const subject = first === 'api' ? third : first
  const found = TAGS.find(({ holds }) => holds.includes(subject ?? ''))
  if (!found) throw new Error(`No chapter of the documentation holds ${path}: see server/contract/tags.ts.`)
  return found.name
}
