import type { Share } from '../shares/share.ts'
import { table, type Table } from './table.ts'

/** The same of the arrondissements of Paris, Lyon and Marseille; together they give what their city gives, to a millionth. */
export function circonscriptionArrondissements(shares: readonly Share[]): Table {
  return table(
    {
      name: 'circonscription_arrondissements',
      title: 'Arrondissements municipaux des circonscriptions',
      description:
        'Part des habitants de chaque arrondissement de Paris, Lyon et Marseille vivant dans chaque circonscription : d’après la superficie, ajustée à ce que la ville entière donne à chacune.',
      fields: [
        { name: 'code_circonscription', type: 'string', description: 'Circonscription' },
        { name: 'code_arrondissement', type: 'string', description: 'Arrondissement municipal' },
        { name: 'part', type: 'number', description: 'De 0 à 1, au millionième' },
      ],
      primaryKey: ['code_arrondissement', 'code_circonscription'],
      foreignKeys: [
        { field: 'code_circonscription', table: 'circonscriptions', reference: 'code' },
        { field: 'code_arrondissement', table: 'arrondissements', reference: 'code' },
      ],
      sources: [
        'cog-2026',
        'contours-circonscriptions',
        'portraits-circonscriptions',
        'contours-arrondissements',
      ],
    },
    shares.map(({ commune, circonscription, millionths }) => ({
      code_circonscription: circonscription,
      code_arrondissement: commune,
      part: millionths / 1e6,
    })),
  )
}

/** Shares of every commune among circonscriptions; they sum to exactly 1 (in millionths) for each commune. */
export function circonscriptionCommunes(shares: readonly Share[]): Table {
  return table(
    {
      name: 'circonscription_communes',
      title: 'Communes des circonscriptions',
      description: 'Part des habitants de chaque commune vivant dans chaque circonscription.',
      fields: [
        { name: 'code_circonscription', type: 'string', description: 'Circonscription' },
        { name: 'code_commune', type: 'string', description: 'Commune' },
        { name: 'part', type: 'number', description: 'De 0 à 1, au millionième' },
        {
          name: 'regle',
          type: 'string',
          description:
            'entiere : commune entière (table de l’INSEE) ; ajustee : commune partagée, d’après la superficie des parts (et la population des arrondissements ou des communes fusionnées) ajustée aux populations de 2019 ; contours : d’après le seul contour',
          enum: ['entiere', 'ajustee', 'contours'],
        },
      ],
      primaryKey: ['code_commune', 'code_circonscription'],
      foreignKeys: [
        { field: 'code_circonscription', table: 'circonscriptions', reference: 'code' },
        { field: 'code_commune', table: 'communes', reference: 'code' },
      ],
      sources: [
        'composition-circonscriptions',
        'contours-circonscriptions',
        'portraits-circonscriptions',
        'cog-2022',
        'contours-communes',
        'contours-arrondissements',
      ],
    },
    shares.map(({ commune, circonscription, millionths, regle }) => ({
      code_circonscription: circonscription,
      code_commune: commune,
      part: millionths / 1e6,
      regle,
    })),
  )
}
