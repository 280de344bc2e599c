import { STRUCTURE_KINDS } from '../../server/domain/registers/structure.ts'
import type { Movements } from '../movements.ts'
import { finess as source, type EstablishmentRow } from '../sources/finess.ts'
import { maybe, text } from './fact-schemas.ts'
import { table, type Field, type Schema, type Table } from './table.ts'

const degrees = (name: string, description: string): Field => ({
  ...maybe(name, description),
  type: 'number',
})

const SCHEMA: Schema = {
  name: 'structures_sante',
  title: 'Maisons et centres de santé, CPTS',
  description:
    'Ce que FINESS en dit. Aucune n’est un cabinet Asalée. Table sans ligne : FINESS n’a pas été chargé, et rien n’est dit de ce qui existe. Un nom ou une adresse qui peut désigner une personne (civilité, titre, prénom à côté d’un nom) est laissé vide.',
  fields: [
    text('finess', 'Numéro FINESS de l’établissement'),
    {
      ...text('genre', 'Maison de santé (603), centre de santé (124), communauté professionnelle (604)'),
      enum: STRUCTURE_KINDS,
    },
    maybe('nom', 'Nom, tel que FINESS l’écrit'),
    maybe('adresse', 'Numéro et voie'),
    { ...maybe('code_postal', 'Code postal'), pattern: '\\d{5}' },
    text('code_commune', 'Commune'),
    maybe('telephone', 'Téléphone'),
    degrees(
      'lon',
      'Longitude WGS 84, degrés ; vide quand FINESS ne donne que le point de la commune, ou aucun',
    ),
    degrees('lat', 'Latitude WGS 84, degrés'),
    { ...maybe('fiche_le', 'Jour de la dernière mise à jour de la fiche'), type: 'date' },
  ],
  primaryKey: ['finess'],
  foreignKeys: [{ field: 'code_commune', table: 'communes', reference: 'code' }],
  sources: ['finess'],
}

/**
 * Maisons de santé, centres de santé and CPTS, each in the commune of today; without any row where FINESS was not read.
 * @throws SourceError naming codes that are no commune's.
 */
export function structuresSante(
  establishments: readonly EstablishmentRow[],
  { place }: Pick<Movements, 'place'>,
): Table {
  const structures = establishments.flatMap(({ structure, updatedOn }) =>
    structure ? [{ ...structure, updatedOn }] : [],
  )
  return table(
    SCHEMA,
    place(source, structures, ({ codeCommune }) => codeCommune).map(({ row, commune }) => {
      const { finess, kind, nom, adresse, codePostal, telephone, lon, lat, updatedOn } = row
      return {
        ...{ finess, genre: kind, nom, adresse, code_postal: codePostal, code_commune: commune, telephone },
        ...{ lon, lat, fiche_le: updatedOn },
      }
    }),
  )
}
