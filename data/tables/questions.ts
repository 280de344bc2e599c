import type { QuestionRow } from '../sources/questions-asalee.ts'
import { maybe, text, type FactSchema } from './fact-schemas.ts'
import { table, type Row, type Table } from './table.ts'

/** What was read in the Journal officiel itself, by hand, of written questions: the page, which the list does not give. */
export const PAGES_JO: FactSchema = {
  name: 'questions',
  title: 'Pages du Journal officiel',
  description: 'Questions lues au Journal officiel.',
  fields: [text('numero', 'Numéro'), text('page_jo', 'Page'), text('source_id', 'Source (table sources)')],
  primaryKey: ['numero'],
}

/**
 * Questions on Asalée with their state on a known day; those read in the Journal officiel have their page and their own source.
 * Throws, naming the question, when a page belongs to none.
 */
export function questions(rows: readonly QuestionRow[], pages: readonly Row[]): Table {
  const pageOf = new Map(pages.map((row) => [String(row.numero), row]))
  const numbers = new Set(rows.filter(({ type }) => type === 'QE').map(({ numero }) => numero))
  const page = ({ type, numero }: QuestionRow) => (type === 'QE' ? pageOf.get(numero) : undefined)
  const lost = [...pageOf.keys()].find((numero) => !numbers.has(numero))
  if (lost != null) throw new Error(`question ${lost}: a page of the Journal officiel, but not in the list`)
  return table(
    {
      name: 'questions',
      title: 'Questions au Gouvernement',
      description:
        'Questions de la 17e législature qui nomment Asalée (voir la note de leur source), et leur état à une date connue : rien n’est dit de la suite.',
      fields: [
        text('numero', 'Numéro'),
        {
          ...text('type', 'QE : écrite ; QG : au Gouvernement ; QOSD : orale sans débat'),
          enum: ['QE', 'QG', 'QOSD'],
        },
        { ...maybe('date', 'Date de publication au Journal officiel'), type: 'date' },
        text('titre', 'Titre, mot pour mot'),
        text('ministere', 'Ministère interrogé'),
        { ...text('statut', 'État'), enum: ['en-attente', 'reponse-publiee', 'retiree'] },
        { ...text('statut_le', 'Jour de cet état'), type: 'date' },
        maybe('page_jo', 'Page du Journal officiel, quand elle a été lue'),
        text('auteur_nom', 'Auteur'),
        text('auteur_id', 'Identifiant de l’auteur à l’Assemblée nationale'),
        text('groupe', 'Sigle du groupe de l’auteur'),
        text('code_circonscription', 'Circonscription de l’auteur'),
        text('url', 'Adresse'),
        text('source_id', 'Source (table sources)'),
      ],
      // Each kind is numbered for itself.
      primaryKey: ['type', 'numero'],
      foreignKeys: [
        { field: 'code_circonscription', table: 'circonscriptions', reference: 'code' },
        { field: 'source_id', table: 'sources', reference: 'id' },
      ],
      sources: ['questions-asalee', ...pages.map((row) => String(row.source_id))].sort(),
    },
    rows.map((row) => ({
      numero: row.numero,
      type: row.type,
      date: row.date,
      titre: row.titre,
      ministere: row.ministere,
      statut: row.statut,
      statut_le: row.statutLe,
      page_jo: page(row)?.page_jo ?? null,
      auteur_nom: row.auteur,
      auteur_id: row.auteurId,
      groupe: row.groupe,
      code_circonscription: row.circonscription,
      url: row.url,
      source_id: page(row)?.source_id ?? 'questions-asalee',
    })),
  )
}
