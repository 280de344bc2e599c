import { FHIR_JSON, FHIR_TYPES, fhirParameters, type FhirResource } from '../../contract/fhir.ts'
import type { FhirFrame } from './codes.ts'
import { TEST_TAG } from './resources.ts'
import { DEMONSTRATION } from './words.ts'

const ABOUT =
  'Cabinets Asalée en lecture seule. HealthcareService.active manque quand le statut est inconnu : ce n’est ni oui, ni non ; VerificationResult dit qui l’a confirmé, quand, et jusqu’à quand. Les paramètres inconnus sont refusés (400). Identifiants et code Insee selon FR Core 2.x ; les profils de l’Annuaire Santé ne sont pas revendiqués. / Asalée practices, read-only. HealthcareService.active is absent while the status is not known: neither yes nor no; VerificationResult says who confirmed it, when, and until when. Unknown parameters are refused (400). Identifiers and INSEE code after FR Core 2.x; the profiles of the Annuaire Santé are not claimed.'

/** What `/fhir` answers (R4, CapabilityStatement). */
export const capabilityStatement = (
  { base }: FhirFrame,
  asOf: string,
  demonstration: boolean,
): FhirResource => ({
  resourceType: 'CapabilityStatement',
  id: 'relais',
  ...(demonstration && { meta: { tag: [TEST_TAG] } }),
  language: 'fr',
  url: `${base}/metadata`,
  name: 'Relais',
  title: 'Relais',
  status: 'active',
  experimental: demonstration,
  date: asOf,
  publisher: 'Relais',
  description: demonstration ? `${DEMONSTRATION.fr} ${DEMONSTRATION.en} ${ABOUT}` : ABOUT,
  kind: 'instance',
  software: { name: 'Relais' },
  implementation: { description: 'Relais', url: base },
  fhirVersion: '4.0.1',
  format: ['json', FHIR_JSON],
  rest: [
    {
      mode: 'server',
      documentation: ABOUT,
      security: { cors: true },
      resource: [
        ...FHIR_TYPES.map((type) => ({
          type,
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          versioning: 'no-version',
          searchParam: fhirParameters(type).map(({ name, type: kind, about }) => ({
            ...{ name, type: kind, documentation: about },
          })),
        })),
        { type: 'CodeSystem', interaction: [{ code: 'read' }] },
      ],
    },
  ],
})
