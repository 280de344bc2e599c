import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Inputs, PartCirconscription, Circonscription, Zonage } from '../../server/domain/model.ts'
import { readDemonstration } from '../../server/country/package/read-demonstration.ts'
import { CsvTable } from './table.ts'

export const PACKAGE = fileURLToPath(new URL('../../data/package', import.meta.url))

type Row = Readonly<Record<string, string>>

const optional = (text: string | undefined): number | null =>
  text === undefined || text === '' ? null : Number(text)

/** What a calculation reads, straight from the tables of the data package (no database), with the demonstration roster. */
export function packageInputs(folder: string, aplMillesime: number): Inputs {
  const rows = (name: string): readonly Row[] => new CsvTable(join(folder, `${name}.csv`)).rows
  const apl = new Map(
    rows('apl')
      .filter((row) => Number(row.annee) === aplMillesime)
      .map((row) => [row.code_commune!, row]),
  )
  const share75 = new Map(rows('departements').map((row) => [row.code!, optional(row.part_75)]))
  const demonstration = join(folder, '../demonstration')
  const { cabinets, events } = readDemonstration({
    cabinets: join(demonstration, 'cabinets.csv'),
    events: join(demonstration, 'evenements.csv'),
  })
  return {
    aplMillesime,
    communes: rows('communes').map((row) => {
      const own = apl.get(row.code!)
      return {
        code: row.code!,
        nom: row.nom!,
        departement: row.departement!,
        region: row.region!,
        reseau: row.reseau!,
        lon: Number(row.lon),
        lat: Number(row.lat),
        areaKm2: optional(row.superficie_km2),
        population: Number(row.population),
        populationStandardisee: optional(own?.population_standardisee),
        populationTotale: optional(own?.population_totale),
        aplMg: optional(own?.apl_mg),
        aplMg65: optional(own?.apl_mg_65),
        aplInfirmier: optional(own?.apl_infirmier),
        zonage: row.zonage === '' ? null : (row.zonage as Zonage),
        share75: share75.get(row.departement!) ?? null,
        medecinsGeneralistes: optional(row.medecins_generalistes),
        voisines: row.voisines || null,
        acces: row.acces === 'bateau' || row.acces === 'avion' ? row.acces : null,
      }
    }),
    arrondissements: rows('arrondissements').map((row) => ({
      code: row.code!,
      nom: row.nom!,
      codeCommune: row.code_commune!,
      lon: Number(row.lon),
      lat: Number(row.lat),
      areaKm2: optional(row.superficie_km2),
      population: Number(row.population),
      parts: rows('circonscription_arrondissements')
        .filter(({ code_arrondissement: code }) => code === row.code)
        .map((part) => ({ circonscription: part.code_circonscription!, part: Number(part.part) })),
    })),
    parts: rows('circonscription_communes').map((row) => ({
      codeCommune: row.code_commune!,
      circonscription: row.code_circonscription!,
      part: Number(row.part),
      regle: row.regle as PartCirconscription['regle'],
    })),
    circonscriptions: rows('circonscriptions').map((row) => ({
      code: row.code!,
      departement: row.departement!,
      numero: Number(row.numero),
      libelle: row.libelle!,
      statut: row.statut as Circonscription['statut'],
      explication: row.explication || null,
      explicationEn: row.explication_en || null,
    })),
    cabinets,
    events,
    financement: rows('financement').map((row) => ({
      from: row.date_debut!,
      funded: row.finance === 'true',
    })),
  }
}
