import type { Database } from '../server/db/database.ts'
import {
  replaceReference,
  type Reference,
  type ReferenceRow,
} from '../server/db/queries/reference/replaceReference.ts'
import { loadRoster } from '../server/country/package/load-package.ts'
import { worldContours, worldInputs, worldNames } from './world.ts'

const { communes, parts, circonscriptions, cabinets, events, financement, aplMillesime } = worldInputs

const regionOf = (departement: string): string =>
  communes.find((commune) => commune.departement === departement)!.region

/** A population by age that gives back the share of the communes. */
const agesOf = (
  departement: string,
): { population_75_plus: number | null; population_totale: number; part_75: number | null } => {
  const share = communes.find((commune) => commune.departement === departement)!.share75
  return {
    population_75_plus: share === null ? null : share * 100_000,
    population_totale: 100_000,
    part_75: share,
  }
}

const rows: Readonly<Record<string, readonly ReferenceRow[]>> = {
  regions: Object.entries(worldNames.regions).map(([code, nom]) => ({
    code,
    nom,
    ars_url: `https://ars.example/${code}`,
  })),
  departements: Object.entries(worldNames.departements).map(([code, nom]) => ({
    code,
    nom,
    region: regionOf(code),
    ...agesOf(code),
  })),
  communes: communes.map((c) => ({
    code: c.code,
    nom: c.nom,
    departement: c.departement,
    region: c.region,
    reseau: c.reseau,
    population: c.population,
    lon: c.lon,
    lat: c.lat,
    superficie_km2: c.areaKm2,
    source_point: 'test',
    zonage: c.zonage,
    medecins_generalistes: c.medecinsGeneralistes,
    voisines: c.voisines ?? null,
    acces: c.acces ?? null,
  })),
  arrondissements: [],
  circonscription_arrondissements: [],
  codes_postaux: communes.map(({ code }) => ({
    code_postal: `${code.slice(0, 2).replace('2A', '20')}${code.slice(-3)}`,
    code_commune: code,
    code_arrondissement: null,
  })),
  communes_anciennes: [{ code: '79901', nom: 'Vieux-Bourg', code_commune: '79006' }],
  apl: [aplMillesime - 1, aplMillesime].flatMap((annee) =>
    communes
      .filter(({ populationTotale }) => populationTotale !== null)
      .map((c) => ({
        code_commune: c.code,
        annee,
        // The earlier edition is a little better everywhere, so that mixing editions shows.
        apl_mg: c.aplMg! + (aplMillesime - annee) * 0.1,
        apl_mg_65: c.aplMg65! + (aplMillesime - annee) * 0.1,
        apl_infirmier: c.aplInfirmier,
        population_standardisee: c.populationStandardisee,
        population_totale: c.populationTotale,
      })),
  ),
  circonscriptions: circonscriptions.map(({ explicationEn, ...c }) => ({
    ...c,
    explication_en: explicationEn ?? null,
    population_2019: null,
  })),
  circonscription_communes: parts.map((p) => ({
    code_circonscription: p.circonscription,
    code_commune: p.codeCommune,
    part: p.part,
    regle: p.regle,
  })),
  deputes: [
    {
      code_circonscription: '79-01',
      identifiant: 'PA000001',
      civilite: 'Mme',
      nom: 'Exemple',
      prenom: 'Ada',
      groupe: 'Groupe du Monde',
      groupe_abrege: 'GM',
      date_liste: '2025-12-26',
    },
  ],
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
    },
  ],
  chiffres: [],
  chronologie: [],
  questions: [],
  financement: financement.map(({ from, funded }) => ({
    date_debut: from,
    finance: funded,
    source_id: 'monde',
  })),
}

/** The tiny France as the loader takes it. */
const worldReference: Reference = {
  sha256: 'world',
  rows: new Map(Object.entries(rows)),
  contours: worldContours,
  datasets: [{ id: 'communes', sha256: 'communes-of-the-world', millesime: '2026' }],
}

/** Loads the tiny France and its demonstration roster; `worldInputs` is what comes back out. */
export async function loadWorld(database: Database): Promise<void> {
  await replaceReference(database.knex, worldReference)
  await loadRoster(database, { demonstration: true, cabinets, events })
}
