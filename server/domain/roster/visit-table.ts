import type { CabinetColumn } from './cabinet-column.ts'

/** Columns of who comes and when, beside the usual hours. */
export const VISIT_TABLE = {
  horaires_exceptionnels: {
    title: 'Horaires exceptionnels',
    description:
      'Fermetures et ouvertures à des dates données, année comprise ; séparées par des points-virgules.',
    type: 'string',
    example: 'fermé du 24/12/2026 au 02/01/2027',
    constraints: { maxLength: 200 },
    aliases: ['fermetures', 'fermetures exceptionnelles', 'conges', 'exceptions horaires'],
    stored: { key: 'horairesExceptionnels', sql: 'text', nullable: true },
    said: { fr: 'Horaires exceptionnels', en: 'Exceptions to the hours' },
    seen: 'public',
    api: 'horairesExceptionnels',
  },
  nouveaux_patients: {
    title: 'Nouveaux patients',
    description:
      'Le cabinet prend-il de nouveaux patients ? oui ou non, suivi de la date où il l’a dit si ce n’est pas celle de confirme_le (« oui le 12/11/2026 »). Vide : rien n’est dit, les patients lisent « non précisé ».',
    type: 'string',
    example: 'oui',
    constraints: { maxLength: 60 },
    aliases: [
      'nouveau patient',
      'accepte nouveaux patients',
      'prend de nouveaux patients',
      'accueil nouveaux patients',
    ],
    seen: 'file',
  },
} as const satisfies Record<string, CabinetColumn>
