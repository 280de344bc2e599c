import type { getCitation, listChronologie, OutputOf } from '../../contract/index.ts'
import { writtenDate } from './written.ts'

type Citation = Pick<OutputOf<typeof getCitation>, 'phrases' | 'permalink' | 'run' | 'asOf' | 'nom' | 'code'>
type Facts = OutputOf<typeof listChronologie>['items']

/** Who asks; null for a draft that names nobody. */
export type Asker = { readonly civilite: string | null; readonly nom: string } | null

/** Dated facts that the draft recalls: their ids in the timeline, and how they are told with their day. */
const RECALLED = [
  [
    'suspension-versements',
    (day: string) => `Les versements de la Cnam à l’association Asalée sont suspendus à partir de ${day}`,
  ],
  [
    'redressement-judiciaire',
    (day: string) => `L’association est placée en redressement judiciaire le ${day}`,
  ],
] as const

/**
 * Draft of a written question on a circonscription, in French and plain text: one paragraph in the third person, as the Journal
 * officiel prints them, then the notes that let anyone check it. The figures are the frozen sentences of its quotation, each
 * with its day, its interval and the warning of the demonstration; the facts are those of the timeline, each as what `sourceOf` writes
 * (title and address) says it.
 */
export function draftQuestion(
  citation: Citation,
  asker: Asker,
  facts: Facts,
  sourceOf: (id: string) => string,
): string {
  const recalled = RECALLED.flatMap(([id, tell]) =>
    facts
      .filter((fact) => fact.id === id)
      .map(({ date, source }) => ({ said: tell(writtenDate('fr', date)), source })),
  )
  const told = citation.phrases.filter(({ id }) => id === 'suivi' || id === 'zonage')
  const subject =
    'la continuité du suivi des patients atteints de maladies chroniques que suivent, auprès de médecins généralistes, les infirmières du dispositif Asalée'
  const [calls, asks] = asker
    ? [
        `${asker.civilite ? `${asker.civilite} ` : ''}${asker.nom} appelle l’attention du ministère chargé de la santé sur ${subject}`,
        asker.civilite === 'Mme'
          ? 'Elle lui demande'
          : asker.civilite === 'M.'
            ? 'Il lui demande'
            : 'Il est demandé',
      ]
    : [`L’attention du ministère chargé de la santé est appelée sur ${subject}`, 'Il est demandé']
  const body = [
    `${calls}, dans la circonscription ${citation.code} (${citation.nom}).`,
    ...recalled.map(({ said }, at) => `${said} [${at + 1}].`),
    ...told.map(({ fr }, at) => `${fr.replace(/\.$/, '')} [${recalled.length + at + 1}].`),
    `${asks} quelles mesures le Gouvernement entend prendre pour que ces patients gardent un suivi dans les semaines qui viennent, selon quel calendrier, et qui prendra le relais là où un cabinet s’est arrêté.`,
  ].join(' ')
  const notes = [
    ...recalled.map(({ source }) => sourceOf(source)),
    ...told.map(
      () =>
        `Relais, calcul ${citation.run.slice(0, 12)} au ${writtenDate('fr', citation.asOf)} : ${citation.permalink}`,
    ),
  ].map((note, at) => `[${at + 1}] ${note}`)
  return `${body}\n\nNotes (à retirer avant le dépôt)\n${notes.join('\n')}`
}
