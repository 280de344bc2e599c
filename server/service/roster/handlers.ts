import type { Handlers } from '../../contract/handlers.ts'
import type { HandlerDeps } from '../deps.ts'

/** The roster as a calculation reads it, without the declared caseloads, which are not public. */
export const listeHandlers = ({ atlas, recordedBy }: HandlerDeps): Pick<Handlers, 'getListe'> => ({
  getListe: () => ({
    ...(recordedBy !== undefined && { knownAt: recordedBy }),
    demonstration: atlas.demonstration,
    cabinets: atlas.cabinets.map(({ patientsDeclares: _, ...cabinet }) => cabinet),
    evenements: atlas
      .everyEvent()
      .flatMap(({ retractedAt, ...event }) => (retractedAt === undefined ? [event] : [])),
  }),
})
