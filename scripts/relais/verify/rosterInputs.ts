import { join } from 'node:path'
import type { Cabinet, Commune, Preuve, StatusEvent, Statut } from '../../../server/domain/model.ts'
import { eachText } from '../../../server/domain/roster/cabinet-columns.ts'
import { CsvTable } from '../../method/table.ts'

type Row = Readonly<Record<string, string>>

/**
 * Cabinets and events of a public export (`relais export <folder>`), as a calculation reads them. Declared caseloads are not
 * public: a calculation that used some cannot be made again from outside, and the hash of the cabinets says so.
 */
export function rosterInputs(
  folder: string,
  communes: readonly Commune[],
): { readonly cabinets: readonly Cabinet[]; readonly events: readonly StatusEvent[] } {
  const reseaux = new Map(communes.map(({ code, reseau }) => [code, reseau]))
  const rows = (name: string): readonly Row[] => new CsvTable(join(folder, `${name}.csv`)).rows
  return {
    cabinets: rows('cabinets').map((row) => ({
      id: row.id!,
      nom: row.nom!,
      adresse: row.adresse || null,
      codeCommune: row.code_commune!,
      reseau: reseaux.get(row.code_commune!) ?? '',
      lon: Number(row.lon),
      lat: Number(row.lat),
      etp: Number(row.etp),
      postes: Number(row.postes),
      patientsDeclares: null,
      ...eachText(({ field }) => row[field] || null),
      demonstration: row.demonstration === 'true',
    })),
    events: rows('evenements').map((row) => ({
      id: row.id!,
      cabinetId: row.cabinet!,
      statut: row.statut as Statut,
      effectiveOn: row.vrai_depuis!,
      reportedOn: row.rapporte_le!,
      recordedAt: row.enregistre_le!,
      evidence: row.preuve as Preuve,
      reason: row.motif || null,
      maxAgeDays: Number(row.duree_jours),
      ...(row.retire_le ? { retractedAt: row.retire_le } : {}),
    })),
  }
}
