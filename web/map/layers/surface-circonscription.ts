import { surface } from './surface.ts'

export const surfaceCirconscription = surface('circonscription', {
  fr: 'Par circonscription législative',
  en: 'By parliamentary constituency',
})
