import { agesCommunes, hasAges } from './sources/ages-communes.ts'
import { agesDepartements } from './sources/ages-departements.ts'
import { aplInfirmiers, aplInfirmiersIn } from './sources/apl-infirmiers.ts'
import { aplMedecins } from './sources/apl-medecins.ts'
import {
  codesPostauxIn,
  codesPostauxLaposte,
  hasCodesPostaux,
  noCodesPostaux,
} from './sources/codes-postaux-laposte.ts'
import { communesCog } from './sources/communes-cog.ts'
import { communesCog2022 } from './sources/communes-cog-2022.ts'
import { compositionCirconscriptions } from './sources/composition-circonscriptions.ts'
import { contoursArrondissements } from './sources/contours-arrondissements.ts'
import { contoursCirconscriptions } from './sources/contours-circonscriptions.ts'
import { contoursCommunes } from './sources/contours-communes.ts'
import { cptsListes, hasCptsListes, provenanceOfCptsListes } from './sources/cpts-listes.ts'
import { cptsPolygones, hasCptsPolygones } from './sources/cpts-polygones.ts'
import { dayOfRegister, finess, hasFiness } from './sources/finess.ts'
import { departementsCog } from './sources/departements-cog.ts'
import { deputes } from './sources/deputes.ts'
import { deputesIn } from './sources/deputes-assemblee.ts'
import { medecinsGeneralistes } from './sources/medecins-generalistes.ts'
import { pointsBan } from './sources/points-ban.ts'
import { portraitsCirconscriptions } from './sources/portraits-circonscriptions.ts'
import { regionsCog } from './sources/regions-cog.ts'
import { asOfEditions } from './asOfEditions.ts'
import { movementsOf, type Named } from './movements.ts'
import type { Former } from './optional.ts'
import { readWhole } from './read-whole.ts'
import type { Provenance, Reject, Source } from './sources/source.ts'
import { agesCirconscriptions } from './sources/ages-circonscriptions.ts'
import { appartenanceCommunes } from './sources/appartenance-communes.ts'
import { bassinsCartosante } from './sources/bassins-cartosante.ts'
import { bassinsInsee } from './sources/bassins-insee.ts'
import { communesInsee } from './sources/communes-insee.ts'
import { effectifsCnam, hasEffectifs } from './sources/effectifs-cnam.ts'
import { epci } from './sources/epci.ts'
import { liberauxDepartements } from './sources/liberaux-departements.ts'
import { nomsZones } from './sources/noms-zones.ts'
import { questionsAsalee } from './sources/questions-asalee.ts'
import { questionsIn } from './sources/questions-assemblee.ts'
import { hasQuestionsSenat, questionsSenat } from './sources/questions-senat.ts'
import { hasQuartiers, quartiersPrioritaires } from './sources/quartiers-prioritaires.ts'
import { senateurs } from './sources/senateurs.ts'
import { senateursIn } from './sources/senateurs-senat.ts'
import { hasZonageArs, ordersOf, provenanceOfOrders, zonageArs } from './sources/zonage-ars.ts'
import { zonageMedecins } from './sources/zonage-medecins.ts'
import { averaged } from './tables/apl.ts'

export interface SourceReport {
  readonly id: string
  readonly files: readonly string[]
  readonly rows: number
  readonly rejects: readonly Reject[]
}

export type Datasets = ReturnType<typeof readDatasets>

/**
 * Reads every published dataset from the raw folder; `aside`: of those that no build needs, what stands for their files. Throws the first
 * `SourceError`, for a file cut short too; nothing is written.
 */
export function readDatasets(raw: string, aside: Partial<Former> = {}) {
  const reports: SourceReport[] = []
  const rows = <Published, Row>(source: Source<Published, Row>): readonly Row[] => {
    const reading = readWhole(source, raw)
    reports.push({
      id: source.id,
      files: source.files,
      rows: reading.rows.length,
      rejects: reading.rejects,
    })
    return reading.rows
  }
  /** What a file holds as one record; `least` is 1 there. */
  const one = <Published, Row>(source: Source<Published, Row>): Row => rows(source)[0]!
  const establishments = aside.establishments?.rows ?? (hasFiness(raw) ? rows(finess) : [])
  const patients = aside.patients?.rows ?? (hasEffectifs(raw) ? rows(effectifsCnam) : [])
  const communeAges = aside.communeAges?.rows ?? (hasAges(raw) ? rows(agesCommunes) : [])
  const orders = aside.orders?.rows ?? (hasZonageArs(raw) ? rows(zonageArs) : [])
  const quartiers = aside.quartiers?.rows ?? (hasQuartiers(raw) ? rows(quartiersPrioritaires) : [])
  const drawn = aside.cptsPolygones?.rows ?? (hasCptsPolygones(raw) ? rows(cptsPolygones) : [])
  const listed = aside.cptsListes?.rows ?? (hasCptsListes(raw) ? rows(cptsListes) : [])
  const laposte = aside.postcodes ? noCodesPostaux : codesPostauxIn(raw)
  const postcodes = aside.postcodes?.rows ?? (hasCodesPostaux(raw) ? rows(laposte) : [])
  // Before the questions, whose authors are looked up there.
  const [deputesSource, senateursSource, questionsSource] = [
    deputesIn(raw),
    senateursIn(raw),
    questionsIn(raw),
  ]
  const [inOffice, senators] = [rows(deputesSource), rows(senateursSource)]
  const questions = rows(questionsSource)
  const senateQuestions = aside.questionsSenat?.rows ?? (hasQuestionsSenat(raw) ? rows(questionsSenat) : [])
  const departements = rows(departementsCog)
  const regions = rows(regionsCog)
  const nurses = aplInfirmiersIn(raw)
  // What changes most, and is read fast, comes first: one that is refused costs a refresh no reading of the land.
  const first = {
    deputes: inOffice,
    senateurs: senators,
    aplMedecins: rows(aplMedecins),
    aplInfirmiers: rows(nurses),
  }
  const [cog, cog2022] = [rows(communesCog), rows(communesCog2022)]
  const movements = movementsOf(cog, cog2022)
  return {
    ...first,
    /** Which file of the deputies was read, and which of the nurses. */
    deputesSource: deputesSource as Named,
    nurses,
    cog,
    cog2022,
    movements,
    departements,
    regions,
    codesPostaux: { source: laposte, rows: postcodes },
    points: rows(pointsBan),
    contours: one(contoursCommunes),
    contoursArrondissements: one(contoursArrondissements),
    composition: rows(compositionCirconscriptions),
    outlines: rows(contoursCirconscriptions),
    portraits: rows(portraitsCirconscriptions),
    /** Empty: the zoning by INSEE code is at hand, and takes its place. */
    zonage: orders.length > 0 ? [] : rows(zonageMedecins),
    medecins: rows(medecinsGeneralistes),
    ages: rows(agesDepartements),
    insee: rows(communesInsee),
    appartenance: rows(appartenanceCommunes),
    nomsZones: rows(nomsZones),
    epci: rows(epci),
    agesCirconscriptions: rows(agesCirconscriptions),
    bassinsSante: rows(bassinsCartosante),
    bassinsSociaux: rows(bassinsInsee),
    liberaux: rows(liberauxDepartements),
    questions,
    /** Empty: the Sénat’s file is not at hand. */
    questionsSenat: senateQuestions,
    /** Empty: the register is not at hand. */
    establishments,
    /** Empty: the zoning with its orders is not at hand. */
    orders,
    /** Empty: the list of quarters is not at hand. */
    quartiers,
    /** Empty: the outlines of CPTS, or any list of them, are not at hand. */
    cptsPolygones: drawn,
    cptsListes: listed,
    /** Empty: the Cnam’s file is not at hand. */
    patients,
    /** Empty: the census by commune is not at hand. */
    communeAges,
    provenances: [...PROVENANCES, ...(senateQuestions.length > 0 ? [questionsSenat] : [])].map(
      (one): Provenance => {
        const former = Object.values(aside).find(({ provenance }) => provenance?.id === one.id)
        if (former?.provenance) return former.provenance
        if (one.id === laposte.id) return laposte
        if (one.id === finess.id) {
          const day = dayOfRegister(establishments)
          return day === null ? one : asOfDay(one, day)
        }
        if (one.id === aplMedecins.id) return asOfEditions(one, first.aplMedecins)
        if (one.id === aplInfirmiers.id) return asOfEditions(nurses, averaged(first))
        if (one.id === effectifsCnam.id) return asOfYear(one, patients)
        if (one.id === agesCommunes.id) return asOfYear(one, communeAges)
        if (one.id === zonageMedecins.id && orders.length > 0)
          return provenanceOfOrders(ordersOf(orders, { departements, regions, ...movements }))
        if (one.id === questionsSenat.id) return asOfDay(one, senateQuestions[0]!.statutLe)
        if (one.id === quartiersPrioritaires.id && quartiers.length > 0)
          return { ...one, date: '2024-01-01', millesime: 'liste de 2024' }
        if (one.id === cptsListes.id && listed.length > 0) return provenanceOfCptsListes(listed, regions)
        if (one.id === cptsPolygones.id && drawn.length > 0) {
          const { edition } = drawn[0]!
          return edition === null ? { ...one, millesime: UNDATED } : asOfDay(one, edition)
        }
        // The lists at hand have a day of their own.
        if (one.id === deputesSource.id && one !== deputesSource) return listOf(deputesSource, inOffice)
        if (one.id === senateursSource.id && one !== senateursSource) return listOf(senateursSource, senators)
        return one.id === questionsSource.id
          ? asOfDay(questionsSource, earliest(questions.map(({ statutLe }) => statutLe)))
          : one
      },
    ),
    reports,
  }
}

/** Of an edition that tells no day. */
const UNDATED = 'édition sans date dans le fichier'

const frenchDay = (day: string): string =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))

const earliest = (days: readonly string[]): string => days.reduce((first, day) => (day < first ? day : first))

/** A source whose day its own rows tell. */
const asOfDay = (source: Provenance, day: string): Provenance => ({
  ...source,
  date: day,
  millesime: `état au ${frenchDay(day)}`,
})

/** A list of office-holders, whose rows tell its day. */
const listOf = (source: Provenance, [first]: readonly { readonly dateListe: string }[]): Provenance =>
  first
    ? { ...asOfDay(source, first.dateListe), millesime: `liste du ${frenchDay(first.dateListe)}` }
    : source

/** A source whose year its rows tell; as it is where none was read. */
const asOfYear = (source: Provenance, [first]: readonly { readonly annee: number }[]): Provenance =>
  first ? { ...source, date: String(first.annee), millesime: String(first.annee) } : source

/** Provenance of every dataset, one entry per id; of office-holders and questions, of the lists at hand; what no build needs as not loaded. */
export const PROVENANCES: readonly Provenance[] = [
  communesCog,
  communesCog2022,
  codesPostauxLaposte,
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
  communesInsee,
  appartenanceCommunes,
  epci,
  agesCirconscriptions,
  bassinsCartosante,
  bassinsInsee,
  liberauxDepartements,
  finess,
  effectifsCnam,
  agesCommunes,
  quartiersPrioritaires,
  cptsPolygones,
  cptsListes,
  questionsAsalee,
  senateurs,
]
