import { agesDepartements } from './sources/ages-departements.ts'
import { aplInfirmiers } from './sources/apl-infirmiers.ts'
import { aplMedecins } from './sources/apl-medecins.ts'
import { communesCog } from './sources/communes-cog.ts'
import { communesCog2022 } from './sources/communes-cog-2022.ts'
import { compositionCirconscriptions } from './sources/composition-circonscriptions.ts'
import { contoursArrondissements } from './sources/contours-arrondissements.ts'
import { contoursCirconscriptions } from './sources/contours-circonscriptions.ts'
import { contoursCommunes } from './sources/contours-communes.ts'
import { departementsCog } from './sources/departements-cog.ts'
import { deputes } from './sources/deputes.ts'
import { medecinsGeneralistes } from './sources/medecins-generalistes.ts'
import { pointsBan } from './sources/points-ban.ts'
import { portraitsCirconscriptions } from './sources/portraits-circonscriptions.ts'
import { regionsCog } from './sources/regions-cog.ts'
import { COMPARE_REMEDY, SourceError } from '../server/country/package/source-error.ts'
import { readSource, type Provenance, type Reject, type Source } from './sources/source.ts'
import { zonageMedecins } from './sources/zonage-medecins.ts'

export interface SourceReport {
  readonly id: string
  readonly files: readonly string[]
  readonly rows: number
  readonly rejects: readonly Reject[]
}

export type Datasets = ReturnType<typeof readDatasets>

/** Reads every published dataset from the raw folder. Throws the first `SourceError`, for a file cut short too; nothing is written. */
export function readDatasets(raw: string) {
  const reports: SourceReport[] = []
  const rows = <Published, Row>(source: Source<Published, Row>): readonly Row[] => {
    const reading = readSource(source, raw)
    if (reading.rows.length < source.least)
      throw new SourceError(
        source.files[0],
        `holds ${reading.rows.length} usable rows where at least ${source.least} are expected.`,
        COMPARE_REMEDY,
      )
    reports.push({
      id: source.id,
      files: source.files,
      rows: reading.rows.length,
      rejects: reading.rejects,
    })
    return reading.rows
  }
  return {
    cog: rows(communesCog),
    cog2022: rows(communesCog2022),
    departements: rows(departementsCog),
    regions: rows(regionsCog),
    points: rows(pointsBan),
    contours: rows(contoursCommunes)[0],
    contoursArrondissements: rows(contoursArrondissements)[0],
    composition: rows(compositionCirconscriptions),
    outlines: rows(contoursCirconscriptions),
    portraits: rows(portraitsCirconscriptions),
    deputes: rows(deputes),
    aplMedecins: rows(aplMedecins),
    aplInfirmiers: rows(aplInfirmiers),
    zonage: rows(zonageMedecins),
    medecins: rows(medecinsGeneralistes),
    ages: rows(agesDepartements),
    reports,
  }
}

/** Provenance of every dataset, one entry per id. */
export const PROVENANCES: readonly Provenance[] = [
  communesCog,
  communesCog2022,
  pointsBan,
  contoursCommunes,
  contoursArrondissements,
  compositionCirconscriptions,
  contoursCirconscriptions,
  portraitsCirconscriptions,
  deputes,
  aplMedecins,
  aplInfirmiers,
  zonageMedecins,
  medecinsGeneralistes,
  agesDepartements,
]
