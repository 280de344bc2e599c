import { escape as escapeHtml } from 'html-escaper'
import type { FhirResource, FhirType } from '../../contract/fhir.ts'
import type { Statut } from '../../domain/model.ts'
import { openingHoursOf } from '../cabinet/opening.ts'
import { codeSystem, type FhirFrame } from './codes.ts'
import { DEMONSTRATION, EVIDENCE_WORDS, SERVICE, STATUS_WORDS, type Both } from './words.ts'
import type { Subject } from './subjects.ts'

/** HL7’s own code for data of a test, on everything that is fictitious (v3-ActReason). */
export const TEST_TAG = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
} as const

/** Identifiers as FR Core slices them (fr-core-organization 2.x). */
const FR_TYPES = 'https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203'
const FR_ORGANIZATION = 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-organization'
const FR_INSEE = 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code'
const COMMUNES = 'https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM'
const HL7 = 'http://terminology.hl7.org/CodeSystem'

const identifier = (code: string, system: string, value: string, use = 'usual') => ({
  ...{ use, type: { coding: [{ system: FR_TYPES, code }] }, system, value },
})

/** The numbers of a cabinet; the national id of a structure is the rank of its register and the number there (CI-SIS). */
export function identifiersOf({ cabinet }: Pick<Subject, 'cabinet'>, { base }: FhirFrame) {
  const { id, finess, siret, idStructureRpps } = cabinet
  const national = idStructureRpps
    ? `4${idStructureRpps}`
    : finess
      ? `1${finess}`
      : siret
        ? `3${siret}`
        : null
  return [
    identifier('INTRN', base.replace(/\/fhir$/, '/cabinet'), id, 'secondary'),
    ...(national ? [identifier('IDNST', 'urn:oid:1.2.250.1.71.4.2.2', national, 'official')] : []),
    ...(finess ? [identifier('FINEG', 'https://finess.esante.gouv.fr', finess)] : []),
    ...(siret ? [identifier('SIRET', 'https://sirene.fr', siret)] : []),
  ]
}

const escaped = (text: string): string => escapeHtml(text.replace(/[\u0000-\u001f]/g, ' '))

/** What a person reads of a resource, in French and in English. */
function narrative(demonstration: boolean, said: Both) {
  const paragraph = (language: 'fr' | 'en'): string =>
    `<p lang="${language}" xml:lang="${language}">${escaped(
      [...(demonstration ? [DEMONSTRATION[language]] : []), said[language]].join(' '),
    )}</p>`
  return {
    status: 'generated',
    div: `<div xmlns="http://www.w3.org/1999/xhtml">${paragraph('fr')}${paragraph('en')}</div>`,
  }
}

function head(
  resourceType: FhirType,
  { id, cabinet: { demonstration } }: Subject,
  lastUpdated: string,
  said: Both,
  profile?: string,
) {
  return {
    ...{ resourceType, id },
    meta: {
      lastUpdated,
      ...(profile && { profile: [profile] }),
      ...(demonstration && { tag: [TEST_TAG] }),
    },
    language: 'fr',
    text: narrative(demonstration, said),
  }
}

const telecomOf = ({ cabinet: { telephone } }: Subject) =>
  telephone ? { telecom: [{ system: 'phone', value: telephone, use: 'work' }] } : {}

const addressOf = ({ cabinet: { adresse, codeCommune }, commune, departement }: Subject) => ({
  use: 'work',
  type: 'physical',
  ...(adresse && { line: [adresse] }),
  city: commune,
  ...(departement && { district: departement }),
  country: 'FR',
  extension: [{ url: FR_INSEE, valueCoding: { system: COMMUNES, code: codeCommune } }],
})

const placed = ({ cabinet: { nom }, commune, departement }: Subject): Both => ({
  fr: `${nom}, ${commune} (${departement}).`,
  en: `${nom}, ${commune} (${departement}).`,
})

function organization(subject: Subject, frame: FhirFrame): FhirResource {
  return {
    ...head('Organization', subject, subject.describedAt, placed(subject), FR_ORGANIZATION),
    identifier: identifiersOf(subject, frame),
    name: subject.cabinet.nom,
    ...telecomOf(subject),
    address: [addressOf(subject)],
  }
}

function location(subject: Subject, frame: FhirFrame): FhirResource {
  const { id, cabinet, approximatePlace } = subject
  return {
    ...head('Location', subject, subject.describedAt, placed(subject)),
    identifier: identifiersOf(subject, frame),
    name: cabinet.nom,
    ...(approximatePlace !== null && {
      description: `Position : le milieu de ${approximatePlace}, faute de mieux. / Position: the middle of ${approximatePlace}, for want of better.`,
    }),
    mode: 'instance',
    ...telecomOf(subject),
    address: addressOf(subject),
    position: { longitude: cabinet.lon, latitude: cabinet.lat },
    managingOrganization: { reference: `Organization/${id}`, display: cabinet.nom },
  }
}

/** Whether one may go there; a status that is not known is neither yes nor no. */
const RUNS: Readonly<Partial<Record<Statut, boolean>>> = {
  ...{ active: true, reduced: true, suspended: false, stopped: false },
}

const dated = (words: Both, day: string | null): Both =>
  day === null ? words : { fr: `${words.fr} depuis le ${day}`, en: `${words.en} since ${day}` }

function statusSentence({ status }: Subject): Both {
  const said = dated(STATUS_WORDS[status.value], status.since)
  const { confirmedOn, expiresOn, evidence, lastKnown } = status
  const before = lastKnown === null ? null : STATUS_WORDS[lastKnown]
  const source = evidence && EVIDENCE_WORDS[evidence]
  return {
    fr: [
      said.fr,
      before && `dernier statut connu : ${before.fr.toLowerCase()}`,
      confirmedOn && `confirmé le ${confirmedOn} par ${source?.fr}`,
      expiresOn && status.value !== 'unknown' && `à reconfirmer avant le ${expiresOn}`,
    ]
      .filter(Boolean)
      .join(' ; '),
    en: [
      said.en,
      before && `last known: ${before.en.toLowerCase()}`,
      confirmedOn && `confirmed on ${confirmedOn} by ${source?.en}`,
      expiresOn && status.value !== 'unknown' && `to be confirmed again before ${expiresOn}`,
    ]
      .filter(Boolean)
      .join('; '),
  }
}

/** Hours as FHIR says them; where a half day has no hour, or nothing was understood, the text alone stands. */
function hoursOf(cabinet: Subject['cabinet']) {
  const hours = openingHoursOf(cabinet)
  if (!hours || hours.availableTime.some(({ part }) => part !== undefined)) return {}
  const { availableTime, notAvailable, byAppointment } = hours
  return {
    ...(availableTime.length > 0 && { availableTime }),
    ...(notAvailable.length > 0 && { notAvailable }),
    ...(byAppointment && { appointmentRequired: true }),
  }
}

function healthcareService(subject: Subject, frame: FhirFrame): FhirResource {
  const { id, cabinet, status } = subject
  const active = RUNS[status.value]
  const said = statusSentence(subject)
  return {
    ...head('HealthcareService', subject, subject.statusAt, {
      fr: `${SERVICE.fr}, ${placed(subject).fr} ${said.fr}.`,
      en: `${SERVICE.en}, ${placed(subject).en} ${said.en}.`,
    }),
    ...(active !== undefined && { active }),
    providedBy: { reference: `Organization/${id}`, display: cabinet.nom },
    location: [{ reference: `Location/${id}`, display: cabinet.nom }],
    name: SERVICE.fr,
    comment: `${said.fr}.`,
    ...(cabinet.horaires && { extraDetails: cabinet.horaires }),
    ...(active && hoursOf(cabinet)),
    ...telecomOf(subject),
    characteristic: [
      {
        coding: [
          {
            ...{ system: codeSystem(frame, 'statut'), code: status.value },
            display: STATUS_WORDS[status.value].fr,
          },
        ],
        text: STATUS_WORDS[status.value].fr,
      },
    ],
  }
}

const DAY_MS = 86_400_000

function verificationResult(subject: Subject, frame: FhirFrame): FhirResource {
  const { id, status } = subject
  const { value, since, confirmedOn, expiresOn, evidence } = status
  const inForce = value !== 'unknown'
  const days =
    confirmedOn && expiresOn ? Math.round((Date.parse(expiresOn) - Date.parse(confirmedOn)) / DAY_MS) : null
  const statusDate = inForce ? confirmedOn : since
  return {
    ...head('VerificationResult', subject, subject.statusAt, {
      fr: `${placed(subject).fr} ${statusSentence(subject).fr}.`,
      en: `${placed(subject).en} ${statusSentence(subject).en}.`,
    }),
    target: [{ reference: `HealthcareService/${id}`, display: SERVICE.fr }],
    need: { coding: [{ system: `${HL7}/need`, code: 'periodic' }] },
    status: !inForce ? 'req-revalid' : evidence === 'cabinet' ? 'attested' : 'validated',
    ...(statusDate && { statusDate }),
    validationType: { coding: [{ system: `${HL7}/validation-type`, code: 'primary' }] },
    ...(days !== null &&
      days > 0 && { frequency: { repeat: { frequency: 1, period: days, periodUnit: 'd' } } }),
    ...(confirmedOn && { lastPerformed: confirmedOn }),
    ...(expiresOn && { nextScheduled: expiresOn }),
    failureAction: { coding: [{ system: `${HL7}/failure-action`, code: 'warn' }] },
    ...(evidence && {
      primarySource: [
        {
          who: { display: EVIDENCE_WORDS[evidence].fr },
          type: [
            {
              coding: [
                {
                  ...{ system: codeSystem(frame, 'preuve'), code: evidence },
                  display: EVIDENCE_WORDS[evidence].fr,
                },
              ],
            },
          ],
          validationStatus: {
            coding: [{ system: `${HL7}/validation-status`, code: inForce ? 'successful' : 'unknown' }],
          },
          ...(confirmedOn && { validationDate: confirmedOn }),
        },
      ],
    }),
  }
}

/** How each type of resource is made, and when it changed last. */
export const RESOURCES: Readonly<
  Record<
    FhirType,
    {
      readonly make: (subject: Subject, frame: FhirFrame) => FhirResource
      readonly updated: (subject: Subject) => string
    }
  >
> = {
  Organization: { make: organization, updated: ({ describedAt }) => describedAt },
  Location: { make: location, updated: ({ describedAt }) => describedAt },
  HealthcareService: { make: healthcareService, updated: ({ statusAt }) => statusAt },
  VerificationResult: { make: verificationResult, updated: ({ statusAt }) => statusAt },
}
