import { STATUTS_SENAT } from '../../server/country/package/read-senate-questions.ts'
import type { QuestionSenatRow } from '../sources/questions-senat.ts'
import { maybe, text } from './fact-schemas.ts'
import { table, type Table } from './table.ts'

/** Questions of senators on Asalée with their state on a known day, of rows those that name it. */
export function questionsSenat(rows: readonly QuestionSenatRow[]): Table {
  return table(
    {
      name: 'questions_senat',
      title: 'Questions de sénateurs',
      description:
        'Questions de sénateurs dont le titre nomme Asalée, et leur état à une date connue : rien n’est dit de la suite.',
      fields: [
        text('reference', 'Référence au Sénat'),
        text('nature', 'QE : écrite ; les autres comme le Sénat les nomme'),
        text('numero', 'Numéro'),
        { ...maybe('date', 'Date de publication au Journal officiel'), type: 'date' },
        text('titre', 'Titre, mot pour mot'),
        text('ministere', 'Ministère interrogé'),
        { ...text('statut', 'État'), enum: STATUTS_SENAT },
        { ...text('statut_le', 'Jour de cet état'), type: 'date' },
        text('auteur_nom', 'Auteur'),
        maybe('groupe', 'Sigle du groupe de l’auteur'),
        text('departement', 'Département de l’auteur'),
        text('url', 'Adresse'),
      ],
      primaryKey: ['reference'],
      foreignKeys: [{ field: 'departement', table: 'departements', reference: 'code' }],
      sources: ['questions-senat'],
    },
    rows.flatMap(({ reference, question }) => {
      if (question === null) return []
      const { statutLe, auteur, ...told } = question
      return { reference, ...told, statut_le: statutLe, auteur_nom: auteur }
    }),
  )
}
