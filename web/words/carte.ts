import { dictionary } from './dictionary.ts'

export const t = dictionary({
  fr: {
    title: 'Où le suivi risque de s’interrompre',
    description:
      'Le risque d’interruption du suivi par les infirmières Asalée, par territoire, en carte et en tableau.',
    table: 'Les départements',
    departement: 'Département',
  },
  en: {
    title: 'Where follow-up may be interrupted',
    description: 'The risk that follow-up by Asalée nurses is interrupted, by area, as a map and a table.',
    table: 'The départements',
    departement: 'Département',
  },
})
