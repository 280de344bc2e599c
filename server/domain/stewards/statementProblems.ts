import { privateDataIn, PRIVATE_KIND_WORDS, type PrivateKind } from '../roster/public-note.ts'
import { addDays } from '../status/publicStatus.ts'

/** Who may vouch for what a steward writes; a verified public report comes out of moderation only. */
export const SOURCES_DE_STEWARD = ['association', 'ars', 'cpts', 'cabinet'] as const

/** What is said of a cabinet, before it is recorded. Dates ISO. */
export interface SaidOfCabinet {
  readonly effectiveOn: string
  readonly reportedOn: string
  readonly reason: string | null
  readonly note: string | null
}

/** A field of a statement that cannot be recorded, with the remedy. */
export interface StatementProblem {
  readonly field: keyof SaidOfCabinet
  readonly message: { readonly fr: string; readonly en: string }
}

/** The scheme's first month (method §1), and how far ahead an announced change may lie. */
const EARLIEST = '2004-06-01'
const DAYS_AHEAD = 366

const KIND_IN_ENGLISH: Readonly<Record<PrivateKind, string>> = {
  telephone: 'a telephone number',
  courriel: 'an e-mail address',
  'nom-de-personne': 'what looks like a person’s name',
  'adresse-web': 'a web address',
  'numero-identifiant': 'an identification number',
}

/** Everything that stands in the way of recording a statement on the day `today` (ISO date); empty when nothing does. */
export function statementProblems(said: SaidOfCabinet, today: string): readonly StatementProblem[] {
  const { effectiveOn, reportedOn } = said
  const problems: StatementProblem[] = []
  if (effectiveOn < EARLIEST)
    problems.push(
      say(
        'effectiveOn',
        'Le dispositif date de juin 2004 : corrigez l’année.',
        'The scheme began in June 2004: correct the year.',
      ),
    )
  if (effectiveOn > addDays(today, DAYS_AHEAD))
    problems.push(
      say(
        'effectiveOn',
        'La date est à plus d’un an : corrigez l’année.',
        'The date is more than a year away: correct the year.',
      ),
    )
  if (reportedOn > today)
    problems.push(
      say(
        'reportedOn',
        'La source ne peut s’être exprimée après aujourd’hui : corrigez la date.',
        'The source cannot have spoken after today: correct the date.',
      ),
    )
  for (const field of ['reason', 'note'] as const) {
    const kind = privateDataIn(said[field] ?? '')
    if (kind)
      problems.push(
        say(
          field,
          `Ce texte contient ${PRIVATE_KIND_WORDS[kind]} : retirez-le, personne ne doit pouvoir être reconnu.`,
          `This text holds ${KIND_IN_ENGLISH[kind]}: take it out, nobody must be recognisable.`,
        ),
      )
  }
  return problems
}

const say = (field: keyof SaidOfCabinet, fr: string, en: string): StatementProblem => ({
  field,
  message: { fr, en },
})
