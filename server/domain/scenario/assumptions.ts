import type { Indicateur } from '../situation.ts'

/** What is not random is named, not drawn (method §6): the day itself, another total, and the two ends of what is unknown. */
export const NAMED_SCENARIOS = ['jour', 'un-million', 'inconnus-ouverts', 'inconnus-arretes'] as const
export type NamedScenario = (typeof NAMED_SCENARIOS)[number]

/** What each of them tells. */
export const NAMED_INDICATORS = [
  'patients-suivis',
  'interruptions-attendues',
  'patients-sans-relais',
  'risque',
] as const satisfies readonly Indicateur[]

/** « Près d'un million » of people reached (question orale 16/591), another definition than that of the followed, persons. */
export const REACHED = 1_000_000
