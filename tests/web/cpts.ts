import type { TrouverData } from '../../server/contract/pages.ts'

const list = { id: 'cpts-listes', edition: '2026-01' } as const

/** CPTS of a commune, as an ARS's list has them: one that has signed, and a project for a part of it. Both are invented. */
export const teams: NonNullable<NonNullable<TrouverData['commune']>['cpts']> = {
  statut: 'nommees',
  items: [
    {
      ...{
        nom: 'Communauté professionnelle du Grand Niort',
        etat: 'signee',
        etendue: 'entiere',
        partie: null,
      },
      ...{ finess: '790000001', site: 'https://niort.example/', adresse: '1 avenue des Essais, 79000 Niort' },
      ...{ telephone: '05 49 00 00 00', sources: [list] },
    },
    {
      ...{ nom: 'Communauté de Gâtine', etat: 'projet', etendue: 'partie', partie: 'Souché', finess: null },
      ...{ site: null, adresse: null, telephone: null, sources: [list] },
    },
  ],
  sources: [list],
}
