import { compareText } from '../../domain/compareText.ts'
import { sum } from '../../domain/sum.ts'
import type { Arrondissement, Financement, Inputs } from '../../domain/model.ts'
import {
  contradiction,
  number,
  oneOf,
  optionalNumber,
  optionalOneOf,
  optionalText,
  text,
  type PackageFiles,
} from './tables.ts'
import { wholeCode } from './short-code.ts'
import { mainNetwork } from '../../domain/travel/mainNetwork.ts'
import type { AplEdition } from '../../domain/areas/aplEditionOf.ts'
import { readApl } from './read-apl.ts'
import { readExpected } from './read-expected.ts'
import { readPublished, type Published } from './published.ts'

/** A postcode of a commune, and of which arrondissement when it has any. */
interface CodePostal {
  readonly codePostal: string
  readonly codeCommune: string
  readonly codeArrondissement: string | null
}

/** A former commune and the one it is part of now; some have a code that old lists give and no name. */
interface CommuneAncienne {
  readonly code: string
  readonly nom: string | null
  readonly codeCommune: string
}

/** A département; `share75` is the share of people of 75 and more, 0..1, INSEE's estimate. */
interface Departement {
  readonly code: string
  readonly nom: string
  readonly region: string
  readonly share75: number | null
}

/** A région, with the page of its ARS. */
interface Region {
  readonly code: string
  readonly nom: string
  readonly arsUrl: string | null
}

/** What the tables of a data package say, every list by its code. */
export interface Reference extends Omit<Inputs, 'cabinets' | 'events'>, Published {
  readonly codesPostaux: readonly CodePostal[]
  readonly anciennes: readonly CommuneAncienne[]
  readonly arrondissements: readonly Arrondissement[]
  readonly departements: readonly Departement[]
  readonly regions: readonly Region[]
  /** Every edition of the APL that the package has, oldest first. */
  readonly aplEditions: readonly AplEdition[]
}

const ZONES = ['ZIP', 'ZAC', 'ZAR', 'HZ'] as const
const STATUTS = ['figures', 'collectivite-outre-mer', 'etranger'] as const
const ACCES = ['bateau', 'avion'] as const
const REGLES = ['entiere', 'ajustee', 'contours'] as const

const sorted = <Row>(rows: Row[], ...keys: ((row: Row) => string)[]): Row[] =>
  rows.sort((a, b) => {
    for (const key of keys) {
      const order = compareText(key(a), key(b))
      if (order !== 0) return order
    }
    return 0
  })

/**
 * Reads the tables at an edition of the APL (year of activity; the newest of GPs and of nurses by default, see `readApl`) and verifies that they agree.
 * @throws SourceError naming the file, what is wrong and the remedy.
 */
export function readReference(files: PackageFiles, wanted?: number): Reference {
  const apl = readApl(files, wanted)
  const byCode = ({ code }: { readonly code: string }): string => code
  const departements = sorted(
    files.rows('departements.csv', {
      code: text('code'),
      nom: text('nom'),
      region: text('region'),
      share75: optionalNumber('part_75'),
    }),
    byCode,
  )
  const share75 = new Map(departements.map((row) => [row.code, row.share75]))
  const expected = readExpected(files)
  const published = readPublished(files)
  const arretes = new Map(published.arretesZonage.map(({ codeCommune, arreteLe }) => [codeCommune, arreteLe]))
  const communes = files
    .rows('communes.csv', {
      code: text('code'),
      nom: text('nom'),
      departement: text('departement'),
      region: text('region'),
      reseau: optionalText('reseau'),
      lon: number('lon'),
      lat: number('lat'),
      areaKm2: optionalNumber('superficie_km2'),
      population: number('population'),
      zonage: optionalOneOf('zonage', ZONES),
      medecinsGeneralistes: optionalNumber('medecins_generalistes'),
      voisines: optionalText('voisines'),
      acces: optionalOneOf('acces', ACCES),
    })
    .map(({ zonage, medecinsGeneralistes, voisines, acces, ...commune }) => {
      const { departement } = commune
      const own = apl.of(commune.code)
      return {
        ...commune,
        reseau: commune.reseau ?? mainNetwork(departement),
        populationStandardisee: own.populationStandardisee,
        populationTotale: own.populationTotale,
        ...(expected && { patientsAttendus: expected(commune) }),
        aplMg: own.aplMg,
        aplMg65: own.aplMg65,
        aplInfirmier: own.aplInfirmier,
        zonage,
        ...(arretes.size > 0 && { zonageArrete: arretes.get(commune.code) ?? null }),
        share75: share75.get(commune.departement) ?? null,
        medecinsGeneralistes,
        voisines:
          voisines
            ?.split(' ')
            .map((code) => wholeCode(code, departement))
            .join(' ') ?? null,
        acces,
      }
    })
  const reference: Reference = {
    communes: sorted(communes, byCode),
    parts: sorted(
      files.rows('circonscription_communes.csv', {
        codeCommune: text('code_commune'),
        circonscription: text('code_circonscription'),
        part: number('part'),
        regle: oneOf('regle', REGLES),
      }),
      ({ codeCommune }) => codeCommune,
      ({ circonscription }) => circonscription,
    ),
    circonscriptions: sorted(
      files.rows('circonscriptions.csv', {
        code: text('code'),
        departement: text('departement'),
        numero: number('numero'),
        libelle: text('libelle'),
        statut: oneOf('statut', STATUTS),
        explication: optionalText('explication'),
        explicationEn: optionalText('explication_en'),
      }),
      byCode,
    ),
    aplMillesime: apl.aplMillesime,
    aplEditions: apl.aplEditions,
    financement: readFinancement(files),
    codesPostaux: sorted(
      files.rows('codes_postaux.csv', {
        codePostal: text('code_postal'),
        codeCommune: text('code_commune'),
        codeArrondissement: optionalText('code_arrondissement'),
      }),
      ({ codePostal }) => codePostal,
      ({ codeCommune }) => codeCommune,
      ({ codeArrondissement }) => codeArrondissement ?? '~',
    ),
    anciennes: sorted(
      files.rows('communes_anciennes.csv', {
        code: text('code'),
        nom: optionalText('nom'),
        codeCommune: text('code_commune'),
      }),
      byCode,
    ),
    arrondissements: sorted(readArrondissements(files), byCode),
    departements,
    regions: sorted(
      files.rows('regions.csv', { code: text('code'), nom: text('nom'), arsUrl: optionalText('ars_url') }),
      byCode,
    ),
    ...published,
  }
  verify(reference, apl.communes)
  return reference
}

function readArrondissements(files: PackageFiles): Arrondissement[] {
  const parts = files.rows('circonscription_arrondissements.csv', {
    arrondissement: text('code_arrondissement'),
    circonscription: text('code_circonscription'),
    part: number('part'),
  })
  return files
    .rows('arrondissements.csv', {
      code: text('code'),
      nom: text('nom'),
      codeCommune: text('code_commune'),
      lon: number('lon'),
      lat: number('lat'),
      areaKm2: optionalNumber('superficie_km2'),
      population: number('population'),
    })
    .map((row) => ({
      ...row,
      parts: sorted(
        parts
          .filter(({ arrondissement }) => arrondissement === row.code)
          .map(({ circonscription, part }) => ({ circonscription, part })),
        ({ circonscription }) => circonscription,
      ),
    }))
}

const readFinancement = (files: PackageFiles): Financement[] =>
  sorted(
    files.rows('financement.csv', {
      from: text('date_debut'),
      funded: {
        column: 'finance',
        read: (cell) => oneOf('finance', ['true', 'false']).read(cell) === 'true',
      },
    }),
    ({ from }) => from,
  )

/** What no table alone can say: that references lead somewhere, and that the shares of each commune sum to 1. */
function verify(reference: Reference, aplCommunes: readonly string[]): void {
  const { communes, parts, circonscriptions, departements } = reference
  const communeCodes = new Set(communes.map(({ code }) => code))
  const seats = new Set(circonscriptions.map(({ code }) => code))
  const known = new Set(departements.map(({ code }) => code))
  const stray = (file: string, codes: readonly string[], among: ReadonlySet<string>): void => {
    const lost = codes.find((code) => !among.has(code))
    if (lost !== undefined) throw contradiction(file, `names ${lost}, which no other table has`)
  }
  const ofCommune = ({ codeCommune }: { readonly codeCommune: string }): string => codeCommune
  stray('apl.csv', aplCommunes, communeCodes)
  stray('codes_postaux.csv', reference.codesPostaux.map(ofCommune), communeCodes)
  stray('communes_anciennes.csv', reference.anciennes.map(ofCommune), communeCodes)
  stray('arrondissements.csv', reference.arrondissements.map(ofCommune), communeCodes)
  stray('structures_sante.csv', reference.structures.map(ofCommune), communeCodes)
  stray('communes_zonage.csv', reference.arretesZonage.map(ofCommune), communeCodes)
  stray('quartiers_prioritaires.csv', reference.quartiers.map(ofCommune), communeCodes)
  stray('cpts_communes.csv', reference.cpts.map(ofCommune), communeCodes)
  stray('circonscription_communes.csv', parts.map(ofCommune), communeCodes)
  stray(
    'circonscription_arrondissements.csv',
    reference.arrondissements.flatMap(({ parts: own }) => own.map(({ circonscription }) => circonscription)),
    seats,
  )
  stray(
    'circonscription_communes.csv',
    parts.map(({ circonscription }) => circonscription),
    seats,
  )
  stray(
    'communes.csv',
    communes.map(({ departement }) => departement),
    known,
  )
  const sums = new Map<string, number>()
  for (const { codeCommune, part } of parts) sums.set(codeCommune, (sums.get(codeCommune) ?? 0) + part)
  for (const { code, departement } of communes) {
    // The database reads a cabinet's département off the code of its commune.
    if (!code.startsWith(departement))
      throw contradiction('communes.csv', `puts ${code} into the département ${departement}`)
    if (Math.abs((sums.get(code) ?? 0) - 1) > 1e-6)
      throw contradiction('circonscription_communes.csv', `has shares of ${code} that do not sum to 1`)
  }
  for (const { code, parts: own } of reference.arrondissements)
    if (Math.abs(sum(own.map(({ part }) => part)) - 1) > 1e-6)
      throw contradiction('circonscription_arrondissements.csv', `has shares of ${code} that do not sum to 1`)
}
