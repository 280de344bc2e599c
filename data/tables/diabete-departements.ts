import { FIVE_YEAR_CLASSES } from '../../server/domain/patients/age-classes.ts'
import type { PatientsRow } from '../sources/effectifs-cnam.ts'
import { table, type Table } from './table.ts'

/** People treated for diabetes in each département by class of five years; without any row where the Cnam's file was not read. */
export const diabeteDepartements = (rows: readonly PatientsRow[]): Table =>
  table(
    {
      name: 'diabete_departements',
      title: 'Personnes traitées pour un diabète, par département et âge',
      description:
        'Les deux sexes, une année. Table sans ligne : le fichier de la Cnam n’a pas été chargé, et la demande repose sur la population standardisée.',
      fields: [
        { name: 'departement', type: 'string', description: 'Département' },
        { name: 'ages', type: 'string', description: 'Classe de cinq ans', enum: FIVE_YEAR_CLASSES },
        { name: 'annee', type: 'integer', description: 'Année' },
        {
          name: 'patients',
          type: 'integer',
          description: 'Personnes traitées ; vide sous secret statistique',
          optional: true,
        },
        { name: 'population', type: 'integer', description: 'Personnes de la classe que compte la Cnam' },
      ],
      primaryKey: ['departement', 'ages'],
      foreignKeys: [{ field: 'departement', table: 'departements', reference: 'code' }],
      sources: ['effectifs-cnam'],
    },
    rows.map(({ departement, ages, annee, patients, population }) => ({
      ...{ departement, ages, annee, patients, population },
    })),
  )
