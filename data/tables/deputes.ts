import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import type { Named } from '../movements.ts'
import type { DeputeRow } from '../sources/deputes.ts'
import { table, type Table } from './table.ts'

/**
 * Deputies in office on the date of the list; a circonscription without a row had a vacant seat. `seats`: codes of the circonscriptions.
 * @throws SourceError of `source` naming a seat that does not exist.
 */
export function deputes(source: Named, rows: readonly DeputeRow[], seats: ReadonlySet<string>): Table {
  const astray = rows.find(({ circonscription }) => !seats.has(circonscription))
  if (astray)
    throw new SourceError(
      `${source.id}: ${source.files[0]}`,
      `gives ${astray.identifiant} the seat ${astray.circonscription}, which does not exist.`,
      COMPARE_REMEDY,
    )
  const optional = rows.some(({ groupe }) => groupe === null) && { optional: true }
  return table(
    {
      name: 'deputes',
      title: 'Députés en exercice',
      description: 'Un siège sans ligne était vacant à la date de la liste.',
      fields: [
        { name: 'code_circonscription', type: 'string', description: 'Circonscription' },
        { name: 'identifiant', type: 'string', description: 'Identifiant de l’Assemblée nationale' },
        { name: 'civilite', type: 'string', description: 'M. ou Mme' },
        { name: 'nom', type: 'string', description: 'Nom' },
        { name: 'prenom', type: 'string', description: 'Prénom' },
        { name: 'groupe', type: 'string', description: 'Groupe politique', ...optional },
        { name: 'groupe_abrege', type: 'string', description: 'Sigle du groupe', ...optional },
        { name: 'date_liste', type: 'date', description: 'Date de la liste' },
      ],
      primaryKey: ['code_circonscription'],
      foreignKeys: [{ field: 'code_circonscription', table: 'circonscriptions', reference: 'code' }],
      sources: ['deputes'],
    },
    rows.map((row) => ({
      code_circonscription: row.circonscription,
      identifiant: row.identifiant,
      civilite: row.civilite,
      nom: row.nom,
      prenom: row.prenom,
      groupe: row.groupe,
      groupe_abrege: row.groupeAbrege,
      date_liste: row.dateListe,
    })),
  )
}
