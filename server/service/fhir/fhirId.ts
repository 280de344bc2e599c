/**
 * The logical id of a cabinet: letters, digits, hyphen and dot are all that FHIR allows (R4, 2.24.0.1), so that `_` is written
 * `.5F`, and a dot before 5F or 2E `.2E`: two ids never meet.
 */
export const fhirId = (id: string): string => id.replace(/\.(?=5F|2E)/g, '.2E').replaceAll('_', '.5F')
