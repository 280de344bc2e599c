/** Every page and state that can be shown, each with the address it would answer to. */
import { teams } from './cpts.ts'
import type { PageContext, PageData, PageName } from '../../server/contract/pages.ts'
import { cabinet, alerts, confirm, context, pages, sheets, trouver } from './fixtures.ts'
import { run } from './provenance.ts'

export interface Case<Name extends PageName = PageName> {
  readonly id: string
  readonly name: Name
  readonly context: PageContext
  readonly data: PageData[Name]
}

const PATHS: Readonly<Record<PageName, string>> = {
  accueil: '/',
  trouver: '/trouver',
  cabinet: '/cabinet/demo-212',
  queFaire: '/que-faire',
  carte: '/carte',
  citation: `/citation/${run.id}/72-04`,
  circonscription: '/circonscription/72-04',
  circonscriptions: '/circonscriptions',
  territoire: '/departement/72',
  territoires: '/territoires',
  scenario: '/scenario/2026-10-01_p~r75~60~1_o~79003~0.75',
  placement: '/placement',
  objectif: '/objectif',
  methode: '/methode',
  donnees: '/donnees',
  chiffres: '/chiffres',
  questionsPosees: '/questions',
  brouillon: '/circonscription/72-04/question',
  chronologie: '/chronologie',
  plan: '/plan-du-site',
  accessibilite: '/accessibilite',
  mentions: '/mentions-legales',
  confidentialite: '/confidentialite',
  apiDocs: '/api/docs',
  ogc: '/ogc/collections/zonage/items',
  erreur: '/nulle-part',
  confirmer: '/confirmer/demo-212/abcdefghijkl-ABCDEFGHIJKLMNOPQRSTUV',
  alerte: '/alertes/departement/72',
  gestionLiens: '/gestion/liens',
  gestionFeuille: '/gestion/liens',
  gestionConnexion: '/gestion/connexion',
  gestionAccueil: '/gestion',
  gestionCabinets: '/gestion/cabinets',
  gestionCabinet: '/gestion/cabinets/demo-212',
  gestionImport: '/gestion/import',
  gestionEssai: '/gestion/import/essai',
  gestionModeration: '/gestion/moderation',
  gestionJournal: '/gestion/journal',
}

const plain = (Object.keys(pages) as PageName[]).map((name) => ({
  id: name,
  name,
  context: context(PATHS[name]),
  data: pages[name],
})) as readonly Case[]

export const cases: readonly Case[] = [
  ...plain,
  ...Object.entries(trouver)
    .filter(([state]) => state !== 'empty')
    .map(([state, data]) => ({
      id: `trouver-${state}`,
      name: 'trouver' as const,
      context: context('/trouver', { search: '?q=niort' }),
      data,
    })),
  ...Object.entries(confirm)
    .filter(([state]) => state !== 'ask')
    .map(([state, data]) => ({
      id: `confirmer-${state}`,
      name: 'confirmer' as const,
      context: context(PATHS.confirmer),
      data,
    })),
  ...Object.entries(alerts)
    .filter(([state]) => state !== 'ask')
    .map(([state, data]) => ({
      id: `alerte-${state}`,
      name: 'alerte' as const,
      context: context(
        data.state === 'confirm' || data.state === 'stop'
          ? '/alertes/confirmer/abcdefghijkl-ABCDEFGHIJKLMNOPQRSTUV'
          : PATHS.alerte,
      ),
      data,
    })),
  {
    id: 'trouver-sans-base',
    name: 'trouver',
    context: context('/trouver', { search: '?q=niort', degraded: true }),
    data: trouver.results,
  },
  ...(['received', 'wrong', 'failed'] as const).map((state) => ({
    id: `cabinet-${state}`,
    name: 'cabinet' as const,
    context: context('/cabinet/demo-212'),
    data: { ...cabinet, report: { state, motif: 'autre' as const, commentaire: 'La porte est close.' } },
  })),
  ...Object.entries(sheets).map(([state, data]) => ({
    id: `circonscription-${state}`,
    name: 'circonscription' as const,
    context: context(`/circonscription/${data.territoire.code}`),
    data,
  })),
  {
    id: 'territoire-cpts',
    name: 'territoire',
    context: context(PATHS.territoire),
    data: { ...pages.territoire, territoire: { ...pages.territoire.territoire, cpts: teams } },
  },
  {
    id: 'trouver-equipe',
    name: 'trouver',
    context: context('/trouver', { search: '?q=niort' }),
    data: { ...trouver.none, commune: { ...trouver.none.commune!, cpts: teams } },
  },
  {
    id: 'territoire-zonage',
    name: 'territoire',
    context: context(PATHS.territoire),
    data: {
      ...pages.territoire,
      zoning: {
        arrete: { le: '2025-10-30', territoireDeVieSante: 'La Flèche' },
        quartiers: ['Centre-ville', 'Les Deux Rives'],
      },
    },
  },
  {
    id: 'circonscriptions-vide',
    name: 'circonscriptions',
    context: context('/circonscriptions', { search: '?q=zzz' }),
    data: pages.circonscriptions,
  },
]
