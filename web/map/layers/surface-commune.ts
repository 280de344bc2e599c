import { surface } from './surface.ts'

export const surfaceCommune = surface('commune', { fr: 'Par commune', en: 'By commune' })
