/** Data of the stewards' pages, each in a state that shows all it can. */
import type { GestionPages, GestionSession } from '../../server/contract/steward-pages.ts'

const session: GestionSession = {
  label: 'CPTS du Marais',
  role: 'steward',
  departements: ['79'],
  csrf: 'fixture',
  may: { record: true, moderate: true, import: true, audit: false },
  waiting: { worklist: 2, reports: 1 },
}
const cabinet = { id: 'demo-212', nom: 'Cabinet fictif n° 212', commune: 'Niort', departement: '79' }
const status = {
  value: 'active',
  since: '2026-01-05',
  confirmedOn: '2026-09-20',
  expiresOn: '2026-11-19',
  evidence: 'association',
  lastKnown: null,
} as const
const event = {
  id: 'e1',
  cabinetId: cabinet.id,
  sequence: 7,
  statut: 'reduced',
  effectiveOn: '2026-11-20',
  reportedOn: '2026-11-20',
  recordedAt: '2026-11-20T09:30:00.000Z',
  evidence: 'cpts',
  author: 'CPTS du Marais',
  role: 'steward',
  reason: 'un jour par semaine',
  note: 'appel au secrétariat',
  maxAgeDays: 60,
  retractedAt: '2026-11-20T09:30:40.000Z',
  retractedBy: 'CPTS du Marais',
} as const
const form = {
  values: { statut: 'stopped', effectiveOn: '2026-11-20', evidence: 'cabinet', reason: 'fermé', note: '' },
  errors: { note: 'Ce texte contient un numéro de téléphone : retirez-le.' },
}
const done = {
  batch: 'b1',
  cabinets: [{ ...cabinet, statut: 'active' }],
  state: 'recorded',
  undoUntil: '2026-11-22T10:00:00.000Z',
  meanwhile: [{ ...event, nom: cabinet.nom }],
} as const
const link = {
  createdAt: '2026-11-20T09:30:00.000Z',
  createdBy: 'CPTS du Marais',
  expiresOn: '2027-01-19',
  revoked: false,
  answeredAt: null,
  state: null,
} as const
const writing = { batch: 'b2', seen: 7 }
const problem = {
  code: 'not-a-number',
  severity: 'refused',
  field: 'etp',
  value: 'beaucoup',
  message: { fr: 'Un nombre est attendu.', en: 'A number is expected.' },
  remedy: { fr: 'Écrivez un nombre, par exemple 0,5 ou 0.5.', en: 'Write a number, such as 0.5.' },
} as const
const line = {
  line: 3,
  id: 'P2',
  nom: 'Cabinet des Halles',
  outcome: 'refused' as const,
  changes: [{ field: 'etp', before: '1', after: '0,5' }],
  problems: [problem],
}
const counts = { added: 1, changed: 1, closed: 1, unchanged: 18, refused: 1 }

export const gestion: GestionPages = {
  gestionConnexion: { error: 'unknown', next: '/gestion' },
  gestionAccueil: {
    ...writing,
    session,
    lines: (['expired', 'expiring', 'never-known'] as const).map((reason, k) => ({
      ...cabinet,
      id: `demo-${k}`,
      telephone: '05 00 00 00 01',
      reason,
      lastKnown: reason === 'never-known' ? null : 'active',
      confirmedOn: '2026-09-20',
      expiresOn: '2026-11-19',
      patients: '1\u202F280',
      declared: k === 0,
    })),
    total: 120,
    toCheck: (['absent', 'elsewhere', 'other-siret', 'no-nurse'] as const).map((kind) => ({
      ...{ id: 'demo-1', nom: cabinet.nom, commune: cabinet.commune, departement: cabinet.departement },
      ...{ register: 'finess' as const, kind, ours: '790000012', checkedOn: '2026-11-20' },
      theirs: kind === 'absent' || kind === 'no-nurse' ? null : 'Niort (79191)',
    })),
    next: null,
    page: 2,
    pages: 3,
    evidence: 'cabinet',
    ticked: ['active:demo-0'],
    done,
    answers: [
      {
        ...{ linkId: 'abcdefghijkl', cabinet, statut: 'stopped', intake: null, answeredOn: '2026-11-21' },
        ...{ why: 'opens-or-closes', status },
      },
    ],
    decided: 'accept',
    error: 'evidence',
  },
  gestionCabinets: { session, q: 'niort', items: [{ ...cabinet, status }], total: 1 },
  gestionCabinet: {
    ...writing,
    session,
    cabinet: { ...cabinet, adresse: '1 rue du Port', telephone: null, etp: 0.5 },
    status,
    history: [event],
    form,
    done: { ...done, state: 'undone', undoUntil: null, meanwhile: [] },
    openReports: 2,
    newPatients: { value: 'no', saidOn: '2026-11-02', expiresOn: '2027-01-01', evidence: 'cabinet' },
    intakes: [
      {
        ...{ id: 'i1', cabinetId: cabinet.id, value: 'no', reportedOn: '2026-11-02', evidence: 'cabinet' },
        ...{ recordedAt: '2026-11-02T10:00:00.000Z', maxAgeDays: 60, author: 'cabinet, par son lien' },
      },
    ],
    link,
  },
  gestionLiens: {
    session,
    departements: [{ code: '79', cabinets: 12 }],
    cabinet: null,
    links: [{ ...link, cabinet }],
    total: 240,
    notice: 'too-many',
    most: 200,
  },
  gestionFeuille: {
    session,
    expiresOn: '2027-01-21',
    items: [
      {
        cabinet,
        url: 'https://relais.example/confirmer/demo-212/abcdefghijkl-ABCDEFGHIJKLMNOPQRSTUV',
        qr: '<svg class="qr" viewBox="0 0 37 37" aria-hidden="true"><path d="M4 4h7v1h-7z"/></svg>',
      },
    ],
  },
  gestionImport: {
    session,
    error: 'Choisissez un fichier CSV ou XLSX.',
    draft: 'liste.csv',
    imported: { fileName: 'liste.csv', counts, retiredDemonstration: true },
    columns: [{ name: 'nom', description: 'Nom du cabinet', constraints: { required: true } }],
  },
  gestionEssai: {
    session,
    draft: {
      id: 'd1',
      fileName: 'liste.csv',
      evidence: 'association',
      partial: false,
      everywhere: false,
      closuresMeant: true,
      corrected: 1,
    },
    linesRead: 20,
    counts,
    problems: [{ ...problem, code: 'too-many-closures', field: null, value: null }],
    tally: [{ problem, count: 1, firstLine: 3 }],
    heads: [
      {
        sheet: 'Feuille 1',
        rows: [
          { value: '0.1', line: 1, text: 'Liste des cabinets', chosen: false },
          { value: '0.3', line: 3, text: 'nom · etp', chosen: true },
        ],
      },
    ],
    leftOut: [7],
    refused: [{ ...line, inputs: [{ field: 'etp', value: 'beaucoup' }] }],
    added: [{ ...line, outcome: 'added', problems: [] }],
    changed: [{ ...line, outcome: 'changed', problems: [] }],
    closed: [{ ...line, outcome: 'closed', line: null, problems: [] }],
    applicable: false,
    retiresDemonstration: true,
    revision: 'r1',
    notice: 'stale',
  },
  gestionModeration: {
    session,
    groups: [
      {
        cabinet,
        status,
        reports: [
          {
            id: 'r1',
            cabinetId: cabinet.id,
            cabinet: cabinet.nom,
            departement: '79',
            motif: 'ferme',
            claimed: 'stopped',
            comment: 'La porte est close.',
            createdAt: '2026-11-20T09:30:00.000Z',
            state: 'nouveau',
            reviewedAt: null,
            reviewedBy: null,
            reviewReason: null,
            duplicateOf: null,
            eventId: null,
            history: [event],
          },
        ],
        history: [event],
        alert: {
          cabinetId: cabinet.id,
          known: 'active',
          claimed: 'stopped',
          reports: 3,
          firstAt: '2026-11-20T09:30:00.000Z',
          lastAt: '2026-11-21T09:30:00.000Z',
        },
        form,
        chosen: ['r1'],
      },
    ],
    total: 1,
    done: 'merge',
    error: 'Cochez au moins un signalement.',
  },
  gestionJournal: {
    session: { ...session, role: 'national', departements: null, may: { ...session.may, audit: true } },
    subject: 'demo-212',
    page: 2,
    more: true,
    lines: [
      {
        sequence: 1,
        at: '2026-11-20T09:30:00.000Z',
        author: 'CPTS du Marais',
        role: 'steward',
        action: 'record-event',
        subject: cabinet.id,
        departement: '79',
        detail: [
          ['statut', 'active'],
          ['counts', counts],
        ],
      },
    ],
  },
}
