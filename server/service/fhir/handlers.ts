import type { FhirSearch, FhirType } from '../../contract/fhir.ts'
import type { Address, Handlers } from '../../contract/handlers.ts'
import { notFound } from '../../contract/problem.ts'
import type { HandlerDeps } from '../deps.ts'
import { capabilityStatement } from './capability.ts'
import { codesOf, type FhirFrame } from './codes.ts'
import { RESOURCES } from './resources.ts'
import { searchSet } from './search.ts'
import { subjectsOf } from './subjects.ts'

type Names = Extract<keyof Handlers, `${string}Fhir${string}`>

/** The cabinets for care directories: FHIR R4, read-only. */
export function fhirHandlers(deps: HandlerDeps): Pick<Handlers, Names> {
  const frameAt = (address: Address | undefined): FhirFrame => ({
    base: `${deps.origin ?? address?.origin ?? ''}/fhir`,
  })
  /** The bodies that register practices code Paris, Lyon and Marseille by arrondissement: read as the commune, as everywhere here. */
  const communeOf = (code: string): string => deps.atlas.places.byCode.get(code)?.commune ?? code
  const search = (type: FhirType) => async (input: object, address?: Address) => {
    const { commune, ...asked } = input as FhirSearch
    return searchSet(await subjectsOf(deps), {
      ...{ type, frame: frameAt(address), now: deps.now().toISOString() },
      input: { ...asked, ...(commune !== undefined && { commune: communeOf(commune) }) },
      demonstration: deps.atlas.demonstration,
    })
  }
  const read =
    (type: FhirType) =>
    async ({ id }: { readonly id: string }, address?: Address) => {
      const subject = (await subjectsOf(deps)).find((one) => one.id === id)
      if (!subject) throw notFound(`No ${type} has the id ${id}.`)
      return RESOURCES[type].make(subject, frameAt(address))
    }
  return {
    getFhirMetadata: (_input, address) =>
      capabilityStatement(frameAt(address), deps.today(), deps.atlas.demonstration),
    readFhirCodeSystem: ({ id }, address) => {
      const codes = codesOf(id, frameAt(address), deps.today())
      if (!codes) throw notFound(`No CodeSystem has the id ${id}.`)
      return codes
    },
    searchFhirOrganization: search('Organization'),
    readFhirOrganization: read('Organization'),
    searchFhirLocation: search('Location'),
    readFhirLocation: read('Location'),
    searchFhirHealthcareService: search('HealthcareService'),
    readFhirHealthcareService: read('HealthcareService'),
    searchFhirVerificationResult: search('VerificationResult'),
    readFhirVerificationResult: read('VerificationResult'),
  }
}
