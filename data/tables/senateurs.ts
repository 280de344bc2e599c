import { SENATE_RENEWED, type SenateurRow } from '../sources/senateurs.ts'
import { table, type Table } from './table.ts'

/** Senators by a list; by one from before September 2026, of the seats that were not renewed then: a département without a row is not without senators. */
export function senateurs(rows: readonly SenateurRow[]): Table {
  const whole = rows.every(({ dateListe }) => dateListe > SENATE_RENEWED)
  const optional = rows.some(({ groupe }) => groupe === null) && { optional: true }
  return table(
    {
      name: 'senateurs',
      title: whole ? 'Sénateurs en exercice' : 'Sénateurs de la série 1',
      description: whole
        ? 'En exercice à la date de la liste, dans les 101 départements.'
        : 'En exercice à la date de la liste et non renouvelés le 27 septembre 2026. Un département sans ligne a des sénateurs, que la liste ne permet pas de nommer.',
      fields: [
        { name: 'identifiant', type: 'string', description: 'Matricule au Sénat' },
        { name: 'civilite', type: 'string', description: 'M. ou Mme' },
        { name: 'nom', type: 'string', description: 'Nom' },
        { name: 'prenom', type: 'string', description: 'Prénom' },
        { name: 'groupe', type: 'string', description: 'Groupe politique', ...optional },
        { name: 'groupe_abrege', type: 'string', description: 'Sigle du groupe', ...optional },
        { name: 'departement', type: 'string', description: 'Département' },
        { name: 'date_liste', type: 'date', description: 'Date de la liste' },
      ],
      primaryKey: ['identifiant'],
      foreignKeys: [{ field: 'departement', table: 'departements', reference: 'code' }],
      sources: ['senateurs'],
    },
    rows.map((row) => ({
      identifiant: row.identifiant,
      civilite: row.civilite,
      nom: row.nom,
      prenom: row.prenom,
      groupe: row.groupe,
      groupe_abrege: row.groupeAbrege,
      departement: row.departement,
      date_liste: row.dateListe,
    })),
  )
}
