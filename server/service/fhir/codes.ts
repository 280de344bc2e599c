import type { FhirResource } from '../../contract/fhir.ts'
import { PREUVES, STATUTS } from '../../domain/model.ts'
import { EVIDENCE_WORDS, STATUS_WORDS } from './words.ts'

/** What resources are made for: the address of `/fhir`. */
export interface FhirFrame {
  readonly base: string
}

/** The system of our own codes. */
export const codeSystem = ({ base }: FhirFrame, id: 'statut' | 'preuve'): string => `${base}/CodeSystem/${id}`

const OWN_CODES = {
  statut: {
    title: { fr: 'Statut public du suivi', en: 'Public status of the follow-up' },
    words: STATUTS.map((code) => [code, STATUS_WORDS[code]] as const),
  },
  preuve: {
    title: { fr: 'Qui l’a confirmé', en: 'Who confirmed it' },
    words: PREUVES.map((code) => [code, EVIDENCE_WORDS[code]] as const),
  },
} as const

/** Our own codes, with their words in both languages; null for an id that is none of them. */
export function codesOf(id: string, frame: FhirFrame, asOf: string): FhirResource | null {
  if (!Object.hasOwn(OWN_CODES, id)) return null
  const { title, words } = OWN_CODES[id as keyof typeof OWN_CODES]
  return {
    ...{
      resourceType: 'CodeSystem',
      id,
      language: 'fr',
      url: codeSystem(frame, id as keyof typeof OWN_CODES),
    },
    ...{
      version: '1',
      name: `Relais_${id}`,
      title: `${title.fr} / ${title.en}`,
      status: 'active',
      date: asOf,
    },
    ...{ caseSensitive: true, content: 'complete', count: words.length },
    concept: words.map(([code, { fr, en }]) => ({
      ...{ code, display: fr, designation: [{ language: 'en', value: en }] },
    })),
  }
}
