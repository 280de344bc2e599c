import type { WeekHours } from './model.ts'
import { readFrench } from './readFrench.ts'
import { readOsm } from './readOsm.ts'

/** Opening hours as data, from OpenStreetMap's syntax or usual French; null when the text is not understood to its last word. */
export const readHours = (text: string | null): WeekHours | null =>
  text === null || text.trim() === '' ? null : (readOsm(text) ?? readFrench(text))
