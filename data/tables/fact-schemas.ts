import { RYTHMES } from '../../server/domain/datasetState.ts'
import type { Field, Schema } from './table.ts'

export const text = (name: string, description: string): Field => ({ name, type: 'string', description })
export const maybe = (name: string, description: string): Field => ({
  ...text(name, description),
  optional: true,
})
export const day = (name: string, description: string): Field => ({ name, type: 'date', description })
const source = text('source_id', 'Source (table sources)')
const ofSource = [{ field: 'source_id', table: 'sources', reference: 'id' }]

/** A table of facts rests on the sources that its rows name. */
export type FactSchema = Omit<Schema, 'sources'>

export const SOURCES: Schema = {
  name: 'sources',
  title: 'Sources',
  description: 'Jeux de données et documents publics d’où viennent les chiffres et les faits.',
  fields: [
    text('id', 'Identifiant'),
    text('titre', 'Titre'),
    text('producteur', 'Producteur'),
    text('licence', 'Licence, ou « à confirmer »'),
    maybe('url', 'Adresse'),
    text('millesime', 'Millésime ou date, en toutes lettres'),
    { ...maybe('date', 'Jour, mois ou année dont parlent les données'), pattern: '\\d{4}(-\\d{2}){0,2}' },
    text('credit', 'Mention à afficher'),
    maybe('note', 'Ce qu’il faut savoir avant de s’y fier'),
  ],
  primaryKey: ['id'],
  sources: [],
}

/** The sources with what is known of those that are datasets: a document that is quoted has no rhythm, importer or coverage. */
export const DATASETS_AND_DOCUMENTS: Schema = {
  ...SOURCES,
  fields: [
    ...SOURCES.fields,
    {
      ...maybe('rythme', 'Rythme de parution (table « frequency » de l’Union européenne)'),
      enum: RYTHMES,
    },
    {
      name: 'delai_mois',
      type: 'integer',
      description: 'Mois entre la fin de ce dont parle une édition et sa parution, estimés par Relais',
      optional: true,
    },
    maybe('importeur', 'Fichier du dépôt qui le lit'),
    {
      name: 'communes_couvertes',
      type: 'integer',
      description:
        'Communes d’aujourd’hui dont il dit quelque chose ; vide quand il ne parle pas de communes',
      optional: true,
    },
    maybe('communes_sans', 'Communes dont il ne dit rien, par département : 976:17 75:1'),
  ],
}

export const CHIFFRES: FactSchema = {
  name: 'chiffres',
  title: 'Chiffres publics',
  description: 'Chaque affirmation avec sa source et sa date, y compris quand elles se contredisent.',
  fields: [
    text('id', 'Identifiant'),
    text('quantite', 'Quantité : les lignes d’une même quantité se lisent côte à côte'),
    text('libelle_fr', 'Libellé'),
    text('libelle_en', 'Libellé en anglais'),
    text('valeur', 'Valeur telle que la source la donne (nombre ou date)'),
    maybe('unite', 'Unité'),
    { ...text('operateur', '= égal, > plus de, < moins de, ≈ environ'), enum: ['=', '>', '<', '≈'] },
    { ...maybe('date', 'Date de l’affirmation : jour ou année'), pattern: '\\d{4}(-\\d{2}-\\d{2})?' },
    source,
    maybe('reference', 'Page du Journal officiel'),
    maybe('note', 'Précision'),
  ],
  primaryKey: ['id'],
  foreignKeys: ofSource,
}

export const CHRONOLOGIE: FactSchema = {
  name: 'chronologie',
  title: 'Chronologie',
  description: 'Faits publics datés.',
  fields: [
    text('id', 'Identifiant'),
    day('date', 'Date ; le premier jour quand seul le mois ou l’année est connu'),
    { ...text('precision', 'Précision de la date'), enum: ['jour', 'mois', 'annee'] },
    text('titre_fr', 'Titre'),
    text('titre_en', 'Titre en anglais'),
    text('texte_fr', 'Texte'),
    text('texte_en', 'Texte en anglais'),
    source,
  ],
  primaryKey: ['date', 'id'],
  foreignKeys: ofSource,
}

export const FINANCEMENT: FactSchema = {
  name: 'financement',
  title: 'Financement du dispositif',
  description: 'État du financement national à partir de chaque date.',
  fields: [
    day('date_debut', 'À partir de'),
    { name: 'finance', type: 'boolean', description: 'Le dispositif est financé' },
    source,
    maybe('note', 'Précision'),
  ],
  primaryKey: ['date_debut'],
  foreignKeys: ofSource,
}
