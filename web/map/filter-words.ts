import { dictionary } from '../ui/dictionary.ts'

/** Words of the filters. */
export const t = dictionary({
  fr: {
    filter: 'Filtrer',
    statut: 'Patients suivis par un cabinet',
    statuts: {
      ouvert: 'ouvert',
      reduit: 'en activité réduite',
      arrete: 'arrêté ou suspendu',
      inconnu: 'de statut inconnu',
    },
    allStatuts: 'de tout statut',
    zone: 'Zone',
    zones: { zip: 'avec des habitants en ZIP', zac: 'avec des habitants en ZAC', hors: 'ni ZIP ni ZAC' },
    allZones: 'toutes',
    first: 'Lignes gardées',
    firstRows: (n: number) => `les ${n} premières`,
    all: 'toutes',
    stopFiltering: 'Ne plus filtrer',
  },
  en: {
    filter: 'Filter',
    statut: 'Patients followed by a practice',
    statuts: {
      ouvert: 'open',
      reduit: 'with reduced activity',
      arrete: 'stopped or suspended',
      inconnu: 'of unknown status',
    },
    allStatuts: 'of any status',
    zone: 'Zone',
    zones: { zip: 'with people in ZIP', zac: 'with people in ZAC', hors: 'neither ZIP nor ZAC' },
    allZones: 'all',
    first: 'Rows kept',
    firstRows: (n: number) => `the first ${n}`,
    all: 'all',
    stopFiltering: 'Stop filtering',
  },
})
