import type {
  listCabinets,
  listCirconscriptions,
  listQuestions,
  listScenariosNommes,
  listPlacements,
  listScenarioTerritoires,
  listTerritoires,
  OutputOf,
} from '../contract/index.ts'
import { waitOf } from '../domain/deputies/waitOf.ts'
import { EFFECTIFS } from '../domain/scenario/outcomes.ts'
import { RESERVED } from '../domain/reserves.ts'
import { BOUNDED_INDICATORS } from '../domain/secrecy/publicValue.ts'
import { INDICATEURS, type Indicateur } from '../domain/situation.ts'

export type Cell = string | number | boolean | null
export type Row = Readonly<Record<string, Cell>>

/**
 * One row an area: each figure takes its value, bounds and status, so that a hidden value says why it is empty. Every
 * row has every column, for the header is that of the first.
 */
export function areaRows({
  items,
  run,
  method,
  asOf,
  demonstration,
}: OutputOf<typeof listTerritoires>): Row[] {
  return items.map(({ niveau, code, nom, departement, region, explication, note, figures, ranks }) => {
    const byIndicator = new Map(figures.map((figure) => [figure.indicator, figure]))
    const rank = ranks.find(({ indicator }) => indicator === 'risque')
    return {
      niveau,
      code,
      nom,
      departement,
      region,
      explication,
      note: note?.fr ?? null,
      ...Object.fromEntries(
        INDICATEURS.flatMap((indicator) => figureCells(indicator, byIndicator.get(indicator))),
      ),
      ...rankCells(rank),
      sources: [...new Set(figures.flatMap(({ sources }) => sources))].join(';'),
      asOf,
      run,
      method,
      demonstration,
    }
  })
}

type Rank = OutputOf<typeof listTerritoires>['items'][number]['ranks'][number]

/** The rank of an area by its risk, empty where it has none. */
export const rankCells = (rank: Rank | null | undefined): Readonly<Record<RankCell, Cell>> => ({
  'risque.rank': rank?.rank ?? null,
  'risque.rank_low': rank?.low ?? null,
  'risque.rank_high': rank?.high ?? null,
  'risque.rank_kind': rank?.kind ?? null,
  'risque.label': rank?.label ?? null,
})
export const RANK_CELLS = [
  'risque.rank',
  'risque.rank_low',
  'risque.rank_high',
  'risque.rank_kind',
  'risque.label',
] as const
type RankCell = (typeof RANK_CELLS)[number]

/** One row an area and a named scenario. */
export function namedRows({
  items,
  run,
  method,
  asOf,
  demonstration,
}: OutputOf<typeof listScenariosNommes>): Row[] {
  return items.map(({ scenario, niveau, code, nom, note, figures }) => ({
    scenario,
    niveau,
    code,
    nom,
    note: note?.fr ?? null,
    ...Object.fromEntries(figures.flatMap((figure) => figureCells(figure.indicator, figure))),
    sources: [...new Set(figures.flatMap(({ sources }) => sources))].join(';'),
    asOf,
    run,
    method,
    demonstration,
  }))
}

/** One row a circonscription, with the figures that were asked for. */
export const seatRows = ({
  items,
  run,
  method,
  asOf,
  demonstration,
}: OutputOf<typeof listCirconscriptions>): Row[] =>
  items.map(
    ({
      code,
      nom,
      departement,
      note,
      depute,
      questions,
      questionsDuDepute,
      questionsSansReponse,
      figures,
    }) => ({
      code,
      nom,
      departement,
      depute: depute?.nom ?? null,
      groupe: depute?.groupeAbrege ?? null,
      dateListe: depute?.dateListe ?? null,
      questions,
      questionsDuDepute,
      questionsSansReponse,
      ...Object.fromEntries(figures.flatMap((figure) => figureCells(figure.indicator, figure))),
      note: note?.fr ?? null,
      asOf,
      run,
      method,
      demonstration,
    }),
  )

/** One row a question, with how long it had waited on the day of its state, in whole months, and the figures asked for. */
export const questionRows = ({
  items,
  run,
  method,
  asOf,
  demonstration,
}: OutputOf<typeof listQuestions>): Row[] =>
  items.map(({ figures, ...question }) => ({
    ...question,
    attenteMois: waitOf(question)?.months ?? null,
    ...Object.fromEntries(figures.flatMap((figure) => figureCells(figure.indicator, figure))),
    asOf,
    run,
    method,
    demonstration,
  }))

/** One row an area that a scenario changes: a count takes its value or its class, and its status, so that an empty cell is never read as 0. */
export function scenarioRows({
  items,
  note,
  run,
  method,
  asOf,
  demonstration,
}: OutputOf<typeof listScenarioTerritoires>): Row[] {
  return items.map(({ persons, ...area }) => ({
    ...area,
    ...Object.fromEntries(
      EFFECTIFS.flatMap((count): [string, Cell][] => [
        [`personnes.${count}`, persons[count].value],
        [`personnes.${count}.min`, persons[count].class?.min ?? null],
        [`personnes.${count}.max`, persons[count].class?.max ?? null],
        [`personnes.${count}.status`, persons[count].status],
      ]),
    ),
    note: note?.fr ?? null,
    asOf,
    run,
    method,
    demonstration,
  }))
}

/** One row a post of each plan, the plan's own figures repeated on each; a plan without posts has one row that says so by its empty cells. */
export function placementRows({
  items,
  run,
  method,
  asOf,
  demonstration,
  sources,
}: OutputOf<typeof listPlacements>): Row[] {
  return items.flatMap(({ plan, posts, leftOut, leastServed, cost, lien, request, ...told }) => {
    const rows = posts.length > 0 ? posts : [null]
    return rows.map((post, k) => ({
      plan,
      rang: post && k + 1,
      codeCommune: post?.codeCommune ?? null,
      nom: post?.nom ?? null,
      etp: post?.etp ?? null,
      medecinsGeneralistes: post?.medecinsGeneralistes ?? null,
      maisonsDeSante: post?.structures?.maisons ?? null,
      centresDeSante: post?.structures?.centres ?? null,
      gain: post?.gain ?? null,
      'servies.cumul': post?.covered ?? null,
      minutesMoyennes: post?.meanMinutes ?? null,
      communesEquivalentes: post?.equivalents.count ?? null,
      'communesEquivalentes.auMoins': post?.equivalents.atLeast ?? null,
      'plan.servies': told.covered,
      'plan.besoin': told.need,
      'plan.moinsDesservis.auPlus': leastServed.covered,
      'plan.moinsDesservis.besoin': leastServed.need,
      'plan.borne': told.bound,
      'plan.ecart': told.gap,
      'plan.communesComparees': told.candidates,
      'plan.communesEcartees.medecins': leftOut.fewDoctors,
      'plan.communesEcartees.medecinsInconnus': leftOut.unknownDoctors,
      'plan.coutAnnuel': cost?.total ?? null,
      'plan.coutParPersonne': cost?.perPerson ?? null,
      'plan.budgetRestant': cost?.left ?? null,
      territoire: `${request.candidates.niveau}:${request.candidates.code}`,
      'besoin.de': request.need,
      habitants: request.residents,
      minutesAuPlus: request.coverMinutes,
      scenario: lien,
      sources: sources.join(' '),
      asOf,
      run,
      method,
      demonstration,
    }))
  })
}

type Told = Pick<
  OutputOf<typeof listTerritoires>['items'][number]['figures'][number],
  'value' | 'low' | 'high' | 'status' | 'vintage' | 'rounded' | 'operator' | 'reserve'
>

/** The cells of one figure, empty where an area has none. */
export function figureCells(indicator: Indicateur, figure: Told | undefined): [string, Cell][] {
  return [
    [indicator, figure?.value ?? null],
    [`${indicator}.low`, figure?.low ?? null],
    [`${indicator}.high`, figure?.high ?? null],
    [`${indicator}.status`, figure?.status ?? null],
    [`${indicator}.vintage`, figure?.vintage ?? null],
    [`${indicator}.rounded`, figure?.rounded ?? null],
    ...(isBounded(indicator) ? [[`${indicator}.operator`, figure?.operator ?? null] as [string, Cell]] : []),
    ...(isReserved(indicator)
      ? [[`${indicator}.reserve`, figure?.reserve?.fr ?? null] as [string, Cell]]
      : []),
  ]
}

const isReserved = (indicator: Indicateur): boolean => RESERVED.some((one) => one === indicator)
const isBounded = (indicator: Indicateur): boolean => BOUNDED_INDICATORS.some((one) => one === indicator)

/** One row a cabinet, its status column by column. */
export function cabinetRows({ items, run, asOf }: OutputOf<typeof listCabinets>): Row[] {
  return items.map(({ status, openingHours, newPatients, circonscriptions, ...cabinet }) => ({
    ...cabinet,
    circonscriptions: circonscriptions.join(';'),
    'openingHours.osm': openingHours?.osm ?? null,
    ...columns('newPatients', newPatients),
    ...columns('status', status),
    asOf,
    run,
  }))
}

/** The members of a value, each in a column of its own. */
const columns = (of: string, value: Readonly<Record<string, Cell>>): Row =>
  Object.fromEntries(Object.entries(value).map(([name, cell]) => [`${of}.${name}`, cell]))
