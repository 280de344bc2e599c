import type { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'

/** Where each parameter of the calculation comes from: a source's id, or a mark of ours. */
export const PARAMETER_ORIGINS: Readonly<Record<keyof typeof DEFAULT_PARAMETERS, string>> = {
  patients: '[[qe-14340]]',
  prevalence: '[[diabete-traite-2022]]',
  cap: '[[choix]]',
  t50: '[[choix]]',
  t50Scarce: '[[choix]]',
  scarceApl: '[[drees-2017]]',
  gamma: '[[choix]]',
  maxMinutes: '[[choix]]',
  tolerance: '[[definition]]',
  maxIterations: '[[definition]]',
  goalposts: '[[choix]]',
}
