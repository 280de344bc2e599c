import { dictionary } from '../ui/dictionary.ts'

/** Words of the filters. */
export const t = dictionary({
  fr: {
    filtrer: 'Filtrer',
    statut: 'Patients suivis par un cabinet',
    statuts: {
      ouvert: 'ouvert',
      reduit: 'en activité réduite',
      arrete: 'arrêté ou suspendu',
      inconnu: 'de statut inconnu',
    },
    tousStatuts: 'de tout statut',
    zone: 'Zone',
    zones: { zip: 'avec des habitants en ZIP', zac: 'avec des habitants en ZAC', hors: 'ni ZIP ni ZAC' },
    toutesZones: 'toutes',
    premiers: 'Lignes gardées',
    premieres: (n: number) => `les ${n} premières`,
    toutes: 'toutes',
    lever: 'Ne plus filtrer',
  },
  en: {
    filtrer: 'Filter',
    statut: 'Patients followed by a practice',
    statuts: {
      ouvert: 'open',
      reduit: 'with reduced activity',
      arrete: 'stopped or suspended',
      inconnu: 'of unknown status',
    },
    tousStatuts: 'of any status',
    zone: 'Zone',
    zones: { zip: 'with people in ZIP', zac: 'with people in ZAC', hors: 'neither ZIP nor ZAC' },
    toutesZones: 'all',
    premiers: 'Rows kept',
    premieres: (n: number) => `the first ${n}`,
    toutes: 'all',
    lever: 'Stop filtering',
  },
})
