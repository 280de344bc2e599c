import { isoDate, type EventForm, type Locale } from '../../contract/index.ts'
import type { Preuve, Statut } from '../../domain/model.ts'
import { statementProblems } from '../../domain/stewards/statementProblems.ts'
import type { Form } from './form.ts'

/** What a filled form says of a cabinet. */
interface SaidInForm {
  readonly statut: Statut
  readonly effectiveOn: string
  readonly reportedOn: string
  readonly evidence: Preuve
  readonly reason: string | null
  readonly note: string | null
}

const MISSING = {
  statut: { fr: 'Choisissez un statut.', en: 'Choose a status.' },
  evidence: { fr: 'Dites qui l’affirme.', en: 'Say who says so.' },
  effectiveOn: {
    fr: 'Écrivez une date, par exemple 2026-03-27 ou 27/03/2026.',
    en: 'Write a date, such as 2026-03-27.',
  },
} as const

/** A form that nobody has filled in yet; the status began today unless told. */
export const emptyEvent = (today: string): EventForm => ({
  values: { statut: '', effectiveOn: today, evidence: '', reason: '', note: '' },
  errors: {},
})

/**
 * Reads the form of an event. `event` is what to show again, with an error beside each wrong field; `said` is null when there is
 * one. `evidences` null: the form does not ask who says so, a moderator does.
 */
export function readEvent(
  form: Form,
  today: string,
  locale: Locale,
  {
    statuts,
    evidences,
  }: { readonly statuts: readonly Statut[]; readonly evidences: readonly Preuve[] | null },
): { readonly event: EventForm; readonly said: SaidInForm | null } {
  const statut = form.oneOf('statut', statuts)
  const evidence = evidences === null ? 'signalement-verifie' : form.oneOf('preuve', evidences)
  const typed = form.text('depuis', 20)
  const effectiveOn = isoDate.safeParse(typed.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1'))
  const [reason, note] = [form.text('motif', 200), form.text('note', 500)]
  const errors: Record<string, string> = {}
  if (statut === null) errors.statut = MISSING.statut[locale]
  if (evidence === null) errors.evidence = MISSING.evidence[locale]
  if (!effectiveOn.success) errors.effectiveOn = MISSING.effectiveOn[locale]
  const texts = { reason: reason || null, note: note || null }
  const dates = { effectiveOn: effectiveOn.data ?? today, reportedOn: today }
  for (const { field, message } of statementProblems({ ...dates, ...texts }, today))
    errors[field] ??= message[locale]
  const values = { statut: statut ?? '', effectiveOn: typed, evidence: evidence ?? '', reason, note }
  const complete = statut !== null && evidence !== null && Object.keys(errors).length === 0
  return { event: { values, errors }, said: complete ? { statut, evidence, ...dates, ...texts } : null }
}
