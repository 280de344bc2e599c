import { surface } from './surface.ts'

export const surfaceDepartement = surface('departement', { fr: 'Par département', en: 'By département' })
