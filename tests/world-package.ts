import { compareText } from '../server/domain/compareText.ts'
import { outlinesOf } from '../server/country/land/contours.ts'
import type { Served } from '../server/assemble.ts'
import type { Package } from '../server/country/package/package.ts'
import { worldContours, worldInputs, worldNames } from './world.ts'

const { communes, parts, circonscriptions, financement, aplMillesime } = worldInputs

const byCode = <Item extends { readonly code: string }>(items: readonly Item[]): Item[] =>
  [...items].sort((a, b) => compareText(a.code, b.code))

const homeOf = (departement: string) => communes.find((commune) => commune.departement === departement)!

/** Zones enough for the tiles, which alone are drawn from them. */
const ZONES = new Map([['ZIP', worldContours.communes.get('79003')!]])

/** The tiny France as a data package. */
export const worldPackage: Package = {
  hash: 'world',
  datasets: [{ id: 'communes', sha256: 'communes-of-the-world' }],
  reference: {
    communes: byCode(communes),
    parts: [...parts].sort((a, b) =>
      compareText(a.codeCommune + a.circonscription, b.codeCommune + b.circonscription),
    ),
    circonscriptions: byCode(circonscriptions),
    aplMillesime,
    aplEditions: [],
    financement,
    codesPostaux: communes.map(({ code }) => ({
      codePostal: `${code.slice(0, 2).replace('2A', '20')}${code.slice(-3)}`,
      codeCommune: code,
      codeArrondissement: null,
    })),
    structures: [],
    arretesZonage: [],
    quartiers: [],
    cpts: [],
    anciennes: [{ code: '79901', nom: 'Vieux-Bourg', codeCommune: '79006' }],
    arrondissements: [],
    departements: byCode(
      Object.entries(worldNames.departements).map(([code, nom]) => {
        const { region, share75 } = homeOf(code)
        return { code, nom, region, share75 }
      }),
    ),
    regions: byCode(
      Object.entries(worldNames.regions).map(([code, nom]) => ({
        ...{ code, nom, arsUrl: `https://ars.example/${code}` },
      })),
    ),
    sources: [
      {
        id: 'monde',
        titre: 'Petit monde',
        producteur: 'Relais',
        licence: 'MIT',
        url: 'https://example.org/',
        millesime: '2026',
        credit: 'Relais',
        note: null,
        jeu: {
          ...{ date: '2026', rythme: 'ANNUAL', delaiMois: 3, importeur: 'data/sources/monde.ts' },
          communesCouvertes: communes.length - 1,
          communesSans: [{ departement: '79', communes: 1 }],
        },
      },
    ],
    chiffres: [],
    chronologie: [],
    trajets: [
      {
        ...{ from: '79001', to: '79002', terrain: 'plaine', accepted: [4, 60] as const },
        ...{ reason: 'Plaine', weak: false, source: 'monde' },
      },
    ],
    questions: [],
    senateurs: [],
    questionsSenat: [],
    deputes: [
      {
        circonscription: '79-01',
        identifiant: 'PA1',
        civilite: 'Mme',
        nom: 'Exemple',
        prenom: 'Ada',
        groupe: 'Groupe du Monde',
        groupeAbrege: 'GM',
        dateListe: '2025-12-26',
      },
    ],
  },
  districts: () => new Map(),
  decoupages: () => {
    // One commune belongs to no EPCI; everything else is by département, or in two halves of the list.
    const table = (nom: string, of: (code: string, at: number) => string | null) => {
      const areaOf = new Map(byCode(communes).map(({ code }, at) => [code, of(code, at)]))
      const codes = [...new Set(areaOf.values())].filter((code) => code !== null)
      return {
        areas: codes.map((code) => {
          const own = communes.filter((commune) => areaOf.get(commune.code) === code)
          return { code, nom: `${nom} ${code}`, departement: own[0]!.departement, communes: own.length }
        }),
        areaOf,
      }
    }
    return {
      canton: table('Canton', (code) => `${code.slice(0, 2)}01`),
      epci: table('EPCI', (_code, at) => (at === 0 ? null : `20000000${at % 2}`)),
      'bassin-de-vie': table('Bassin', (code) => code.slice(0, 2)),
      arrondissement: table('Arrondissement', (code) => `${code.slice(0, 2)}1`),
    }
  },
  contours: () => ({
    grouped: () => new Map(),
    part: new Map(),
    commune: worldContours.communes,
    outlines: outlinesOf(worldContours.communes),
    circonscription: worldContours.circonscriptions,
    departement: worldContours.departements,
    region: worldContours.regions,
  }),
  checks: () => [],
  zonage: () => ZONES,
  tiles: () => undefined,
}

/** The tiny France as what a command is served, its tables in `packageFolder`. */
export const servedWorld =
  (packageFolder = '') =>
  (): Promise<Served> =>
    Promise.resolve({ packageFolder, currentPackage: () => worldPackage })
