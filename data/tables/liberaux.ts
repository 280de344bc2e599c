import type { LiberauxRow } from '../sources/liberaux-departements.ts'
import { table, type Table } from './table.ts'

/** Liberal nurses and GPs of each département. */
export function liberaux(rows: readonly LiberauxRow[]): Table {
  return table(
    {
      name: 'liberaux',
      title: 'Infirmiers et médecins généralistes libéraux par département',
      description: 'Tous âges, les deux sexes. Exercices libéraux : les infirmières d’Asalée n’en sont pas.',
      fields: [
        { name: 'departement', type: 'string', description: 'Département' },
        {
          name: 'profession',
          type: 'string',
          description: 'Profession',
          enum: ['infirmier', 'medecin-generaliste'],
        },
        { name: 'annee', type: 'integer', description: 'Année' },
        { name: 'effectif', type: 'integer', description: 'Professionnels' },
        { name: 'densite', type: 'number', description: 'Pour 100 000 habitants' },
      ],
      primaryKey: ['departement', 'profession', 'annee'],
      foreignKeys: [{ field: 'departement', table: 'departements', reference: 'code' }],
      sources: ['cnam-liberaux'],
    },
    rows.map(({ departement, profession, annee, effectif, densite }) => ({
      departement,
      profession,
      annee,
      effectif,
      densite,
    })),
  )
}
