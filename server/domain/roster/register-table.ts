import type { CabinetColumn } from './cabinet-column.ts'

/** What a cabinet is called in the national registers: a part of the table of its columns. */
export const REGISTER_TABLE = {
  finess: {
    title: 'Numéro FINESS',
    description:
      'Numéro FINESS de l’établissement (le site, non l’entité juridique) : neuf signes, le dernier est une clé.',
    type: 'string',
    example: '790000012',
    constraints: { pattern: '^([0-9]{2}|2[AB])[0-9]{7}$' },
    aliases: ['nofinesset', 'numero finess', 'no finess', 'finess et', 'finess site', 'numero finess site'],
    stored: { key: 'finess', sql: 'text', nullable: true },
    said: { fr: 'Numéro FINESS', en: 'FINESS number' },
    register: true,
    seen: 'public',
    api: 'finess',
  },
  siret: {
    title: 'Numéro SIRET',
    description: 'Numéro SIRET du site : quatorze chiffres, le dernier est une clé.',
    type: 'string',
    example: '79000123400018',
    constraints: { pattern: '^[0-9]{14}$' },
    aliases: ['numero siret', 'no siret', 'siret site', 'numero siret site'],
    stored: { key: 'siret', sql: 'text', nullable: true },
    said: { fr: 'Numéro SIRET', en: 'SIRET number' },
    register: true,
    seen: 'public',
    api: 'siret',
  },
  id_structure_rpps: {
    title: 'Identifiant de la structure au RPPS',
    description:
      'Identifiant technique de la structure dans le RPPS (une lettre puis des chiffres), jamais le numéro d’une personne.',
    type: 'string',
    example: 'F790000012',
    constraints: { pattern: '^[A-Z][0-9A-Z]{5,24}$' },
    aliases: [
      'identifiant technique de la structure',
      'id structure',
      'identifiant structure rpps',
      'structure rpps',
    ],
    stored: { key: 'idStructureRpps', sql: 'text', nullable: true },
    said: { fr: 'Structure au RPPS', en: 'Structure in the RPPS' },
    register: true,
    seen: 'public',
    api: 'idStructureRpps',
  },
} as const satisfies Record<string, CabinetColumn>
