import type { Statut } from '../model.ts'

/** Words for the public, in both languages. */
interface SignWords {
  readonly fr: string
  readonly en: string
}

/** A status by its name (method §5). */
export const STATUS_NAMES: Readonly<Record<Statut, SignWords>> = {
  active: { fr: 'Ouvert', en: 'Open' },
  reduced: { fr: 'Activité réduite', en: 'Reduced activity' },
  suspended: { fr: 'Suspendu', en: 'Suspended' },
  stopped: { fr: 'Arrêté', en: 'Stopped' },
  unknown: { fr: 'Statut inconnu', en: 'Status unknown' },
}

/** The zones of GPs that a map draws. */
export const ZONE_NAMES = {
  ZIP: { fr: 'ZIP, zone d’intervention prioritaire', en: 'ZIP, priority zone' },
  ZAC: { fr: 'ZAC, zone d’action complémentaire', en: 'ZAC, complementary zone' },
} as const satisfies Readonly<Record<string, SignWords>>

/** How a zone lies over a surface: part of ink in its tint, and its outline, CSS pixels; dashes in widths of the line. */
export const ZONES = {
  ZIP: { teinte: 0.22, trait: 2, tirets: null },
  ZAC: { teinte: 0.08, trait: 1.3, tirets: [3, 2] },
} as const

/** What a surface shows where no class colours it, or where its class is faded. */
export const SURFACE_NAMES = {
  undetermined: { fr: 'rang indéterminé', en: 'undetermined rank' },
  absent: { fr: 'donnée absente ou sans objet', en: 'no data or not applicable' },
  hidden: {
    fr: 'moins de 11 patients touchés, ou retenu pour les protéger',
    en: 'fewer than 11 patients affected, or withheld to protect them',
  },
} as const satisfies Readonly<Record<string, SignWords>>
