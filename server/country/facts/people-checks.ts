import { sum } from '../../domain/sum.ts'
import type { LevelColumns, Situation } from '../../domain/situation.ts'
import { NIVEAUX, type Niveau } from '../../domain/model.ts'
import type { Reference } from '../package/reference.ts'
import type { CheckTables } from './check-tables.ts'
import { judged, type Check } from '../../domain/judged.ts'
import type { Words } from '../../domain/words.ts'

const PEOPLE: Words = { fr: 'habitants', en: 'people' }
const SEATS: Words = { fr: 'circonscriptions', en: 'constituencies' }
const MAYOTTE = '976'

/** INSEE's legal populations of 2023, in force in 2026: the 17 régions without Mayotte, persons. */
const LEGAL_2023 = 68_094_280
/** The last line of INSEE's sheet 2023, « France métropolitaine et DOM », persons. */
const ESTIMATED_2023 = { all: 68_042_591, aged75: 6_849_764 } as const
const LAST_LINE: Words = {
  fr: 'ligne « France métropolitaine et DOM » du classeur de l’INSEE',
  en: 'line “France métropolitaine et DOM” of INSEE’s workbook',
}
/** Growth of a circonscription from 2019 to 2023 that its census accounts for, in per cent. */
const GROWTH = { usual: 5, greatest: 10 } as const

const people = (communes: Reference['communes']): number => sum(communes.map(({ population }) => population))

/** Populations against INSEE's totals, and the 558 circonscriptions against their portraits. */
export function peopleChecks({ communes, circonscriptions, parts }: Reference, tables: CheckTables): Check[] {
  const seats = circonscriptions.filter(({ statut }) => statut === 'figures').map(({ code }) => code)
  const here = peopleBySeat(communes, parts)
  const growth = seats.flatMap((code) => {
    const then = tables.portraits.get(code) ?? null
    // INSEE counted Mayotte in 2017 for both.
    return then === null || code.startsWith(MAYOTTE)
      ? []
      : [Math.abs(100 * ((here.get(code) ?? 0) / then - 1))]
  })
  return [
    judged({
      id: 'population-communes',
      titre: {
        fr: 'Population municipale des communes, hors Mayotte',
        en: 'Municipal population of the communes, without Mayotte',
      },
      ...{ unite: PEOPLE, decimales: 0, source: 'cog-2026', tolerance: 0 },
      attendu: {
        valeur: LEGAL_2023,
        de: { fr: 'INSEE, populations légales 2023', en: 'INSEE, legal populations of 2023' },
      },
      trouve: people(communes.filter(({ departement }) => departement !== MAYOTTE)),
    }),
    judged({
      id: 'population-departements',
      titre: {
        fr: 'Population estimée des 101 départements au 1er janvier 2023',
        en: 'Estimated population of the 101 départements on 1 January 2023',
      },
      ...{ unite: PEOPLE, decimales: 0, source: 'ages-departements', tolerance: 0 },
      attendu: { valeur: ESTIMATED_2023.all, de: LAST_LINE },
      trouve: sum(tables.estimates.map(({ all }) => all)),
    }),
    judged({
      id: 'population-75',
      titre: { fr: 'Dont 75 ans et plus', en: 'Of whom aged 75 and over' },
      ...{ unite: PEOPLE, decimales: 0, source: 'ages-departements', tolerance: 0 },
      attendu: { valeur: ESTIMATED_2023.aged75, de: LAST_LINE },
      trouve: sum(tables.estimates.map(({ aged75 }) => aged75)),
    }),
    judged({
      id: 'population-circonscriptions-2022',
      titre: {
        fr: 'Population de 2022 des circonscriptions, hors Mayotte',
        en: 'Population of 2022 of the constituencies, without Mayotte',
      },
      ...{ unite: PEOPLE, decimales: 0, source: 'ages-circonscriptions', attendu: null, tolerance: null },
      trouve: sum(
        tables.census2022.flatMap(({ people: own, copied }) => (copied || own === null ? [] : [own])),
      ),
      pourquoi: {
        fr: 'Calcul d’un tiers : le total de l’INSEE sur la même géographie n’a pas été lu.',
        en: 'A third party’s calculation: INSEE’s total on the same geography was not read.',
      },
    }),
    judged({
      id: 'circonscriptions-portraits',
      titre: {
        fr: 'Circonscriptions avec des chiffres, des communes et leur portrait de l’INSEE',
        en: 'Constituencies with figures, communes and INSEE’s portrait of them',
      },
      ...{ unite: SEATS, decimales: 0, source: 'portraits-circonscriptions', tolerance: 0 },
      attendu: {
        valeur: 558,
        de: {
          fr: '577 sièges moins 11 à l’étranger et 8 dans les collectivités d’outre-mer',
          en: '577 seats but for 11 abroad and 8 in overseas collectivities',
        },
      },
      trouve: seats.filter((code) => here.has(code) && (tables.portraits.get(code) ?? null) !== null).length,
    }),
    judged({
      id: 'circonscriptions-population',
      titre: {
        fr: 'Plus grand écart d’une circonscription entre ses communes d’aujourd’hui et son portrait, hors Mayotte',
        en: 'Greatest gap of a constituency between its communes of today and its portrait, without Mayotte',
      },
      unite: { fr: '%', en: '%' },
      ...{ decimales: 1, source: 'composition-circonscriptions', tolerance: GROWTH.usual },
      attendu: { valeur: 0, de: { fr: 'portraits de l’INSEE, 2019', en: 'INSEE’s portraits, 2019' } },
      trouve: growth.reduce((most, one) => Math.max(most, one), 0),
      explique: {
        jusque: GROWTH.greatest,
        pourquoi: {
          fr: 'Les communes sont comptées en 2023, les portraits en 2019 : quatre ans de croissance dans les banlieues qui bâtissent le plus.',
          en: 'Communes are counted in 2023, portraits in 2019: four years of growth in the suburbs that build most.',
        },
      },
    }),
  ]
}

function peopleBySeat(
  communes: Reference['communes'],
  parts: Reference['parts'],
): ReadonlyMap<string, number> {
  const inCommune = new Map(communes.map(({ code, population }) => [code, population]))
  const totals = new Map<string, number>()
  for (const { circonscription, codeCommune, part } of parts)
    totals.set(circonscription, (totals.get(circonscription) ?? 0) + part * (inCommune.get(codeCommune) ?? 0))
  return totals
}

/** Whether the people of every level add up to those of the communes. */
export function sumChecks({ communes, parts, departements, regions, arrondissements }: Reference): Check[] {
  const all = people(communes)
  const regionOf = new Map(departements.map(({ code, region }) => [code, region]))
  const known = new Set(regions.map(({ code }) => code))
  const shared = new Set(arrondissements.map(({ codeCommune }) => codeCommune))
  const of = (id: string, titre: Words, attendu: number, trouve: number, tolerance = 0): Check =>
    judged({
      ...{ id, titre, nature: 'interne', unite: PEOPLE, decimales: 0, source: 'cog-2026', trouve, tolerance },
      attendu: { valeur: attendu, de: { fr: 'somme des communes', en: 'sum of the communes' } },
    })
  return [
    of(
      'somme-departements',
      { fr: 'Somme des départements', en: 'Sum of the départements' },
      all,
      people(communes.filter(({ departement }) => regionOf.has(departement))),
    ),
    of(
      'somme-regions',
      { fr: 'Somme des régions, par leurs départements', en: 'Sum of the régions, by their départements' },
      all,
      people(
        communes.filter(
          ({ departement, region }) => known.has(region) && regionOf.get(departement) === region,
        ),
      ),
    ),
    of(
      'somme-circonscriptions',
      { fr: 'Somme des circonscriptions', en: 'Sum of the constituencies' },
      all,
      sum([...peopleBySeat(communes, parts).values()]),
      1,
    ),
    of(
      'somme-arrondissements',
      {
        fr: 'Somme des arrondissements de Paris, Lyon et Marseille',
        en: 'Sum of the arrondissements of Paris, Lyon and Marseille',
      },
      people(communes.filter(({ code }) => shared.has(code))),
      sum(arrondissements.map(({ population }) => population)),
    ),
  ]
}

const LEVEL_NAMES: Readonly<Record<Niveau, Words>> = {
  commune: { fr: 'communes', en: 'communes' },
  departement: { fr: 'départements', en: 'départements' },
  region: { fr: 'régions', en: 'régions' },
  circonscription: { fr: 'circonscriptions', en: 'constituencies' },
  france: { fr: 'France', en: 'France' },
}

/** Whether the followed patients of every level of a calculation add up to those of France. */
export const runChecks = ({ levels, checks }: Situation): Check[] =>
  NIVEAUX.filter((niveau) => niveau !== 'france').map((niveau) => {
    const columns: LevelColumns = levels[niveau]
    const { fr, en } = LEVEL_NAMES[niveau]
    return judged({
      id: `calcul-${niveau}`,
      titre: { fr: `Patients suivis, somme : ${fr}`, en: `Followed patients, sum: ${en}` },
      ...{
        nature: 'interne',
        unite: { fr: 'patients', en: 'patients' },
        decimales: 0,
        source: null,
        tolerance: 0.5,
      },
      attendu: {
        valeur: checks.patientsTotal,
        de: { fr: 'France, par le même calcul', en: 'France, by the same calculation' },
      },
      trouve: sum([...columns.values['patients-suivis']].filter(Number.isFinite)),
    })
  })
