import { frenchPercent } from '../../server/domain/frenchNumber.ts'
import type { Block } from './document.ts'
import type { ReportFacts } from './reportFacts.ts'

/** The levels, many. */
export const NAMES = {
  commune: 'communes',
  circonscription: 'circonscriptions',
  departement: 'départements',
  region: 'régions',
  france: 'France',
} as const

/** A heading under the report's title. */
export const heading = (text: string): Block => ({ kind: 'heading', level: 2, text })
/** A paragraph. */
export const text = (text: string): Block => ({ kind: 'text', text })

/** A share in whole percents; a dash for what does not exist. */
export const percent = (share: number): string => (Number.isFinite(share) ? frenchPercent(share, 0) : '–')

/** What every drawing carries: source, day, and whether the cabinets are fictitious. */
export const noteOf = ({ options, demonstration }: ReportFacts): string =>
  `Relais, ${options.asOf}${demonstration ? ' · démonstration : cabinets fictifs' : ''}`
