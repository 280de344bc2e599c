import type { Preuve, Statut } from '../../domain/model.ts'

/** Words in both languages. */
export interface Both {
  readonly fr: string
  readonly en: string
}
const both = (fr: string, en: string): Both => ({ fr, en })

/** The public status of the follow-up. */
export const STATUS_WORDS: Readonly<Record<Statut, Both>> = {
  active: both('Le suivi a lieu', 'Follow-up takes place'),
  reduced: both('Le suivi est réduit', 'Follow-up is reduced'),
  suspended: both('Le suivi est suspendu', 'Follow-up is suspended'),
  stopped: both('Le suivi est arrêté', 'Follow-up has stopped'),
  unknown: both('Statut inconnu', 'Status not known'),
}

/** Who said it. */
export const EVIDENCE_WORDS: Readonly<Record<Preuve, Both>> = {
  association: both('l’association', 'the association'),
  ars: both('l’agence régionale de santé', 'the regional health agency'),
  cpts: both('la CPTS', 'the CPTS'),
  cabinet: both('le cabinet', 'the practice itself'),
  'signalement-verifie': both('un signalement vérifié', 'a verified report'),
}

export const SERVICE = both('Suivi infirmier Asalée', 'Asalée nurse follow-up')
export const DEMONSTRATION = both(
  'DÉMONSTRATION : ce cabinet est fictif.',
  'DEMONSTRATION: this practice is fictitious.',
)
