import { getListe, getRun } from '../../../server/contract/index.ts'
import { hashOfCabinets, hashOfEvents } from '../../../server/country/atlas.ts'
import type { Inputs } from '../../../server/domain/model.ts'
import type { Citation } from '../../../server/service/citation/makeCitation.ts'

/** Cabinets and what is known of their statuses. */
export type Roster = Pick<Inputs, 'cabinets' | 'events'>

/** Whether a roster is the one that a citation rests on, by the hashes that name its run. */
export function isCited({ cabinets, events }: Roster, { asOf, calcul }: Citation): boolean {
  const sorted = [...cabinets].sort((a, b) => (a.id < b.id ? -1 : 1))
  return (
    hashOfCabinets(sorted) === calcul.inputs.cabinets &&
    hashOfEvents(events, asOf) === calcul.inputs.evenements
  )
}

/**
 * The roster that a service had when it made the citation's run, asked of the service itself; its hashes say whether it is the
 * right one. Null when it does not answer. Declared caseloads are not public: a run that used some cannot be made again.
 */
export async function citedRoster({ run }: Citation, origin: string): Promise<Roster | null> {
  try {
    const { createdAt } = getRun.output.parse(await asked(new URL(`/api/v1/runs/${run}`, origin)))
    const address = new URL(`/api/v1/liste?${new URLSearchParams({ knownAt: createdAt })}`, origin)
    const { cabinets, evenements } = getListe.output.parse(await asked(address))
    return {
      cabinets: cabinets.map((cabinet) => ({ ...cabinet, patientsDeclares: null })),
      events: evenements,
    }
  } catch {
    return null
  }
}

async function asked(url: URL): Promise<unknown> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url.href} answers ${response.status}`)
  return response.json()
}
