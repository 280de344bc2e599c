import { STATUTS, PREUVES, type Niveau } from '../../domain/model.ts'
import { INDICATORS, sourcesOf } from '../../domain/indicators.ts'
import { reserveOf } from '../../domain/reserves.ts'
import { INDICATEURS } from '../../domain/situation.ts'
import { createOrdersOf, type OrdersOf } from '../../domain/zoning.ts'
import { TEXT_COLUMNS } from '../../domain/roster/cabinet-columns.ts'
import { PRECISIONS } from '../../domain/roster/roster-row.ts'
import { publicStatuses } from '../../domain/status/publicStatuses.ts'
import { freshness } from '../../domain/stewards/freshness.ts'
import { groupBy } from '../../domain/groupBy.ts'
import { publicIntake } from '../../domain/intake/publicIntake.ts'
import { openingHoursOf } from '../cabinet/opening.ts'
import { listIntakes } from '../../db/queries/intake/listIntakes.ts'
import { findRunLevel } from '../../db/queries/runs/findRunLevel.ts'
import { listEvents } from '../../db/queries/events/listEvents.ts'
import { listPublicCabinets } from '../../db/queries/roster/listPublicCabinets.ts'
import { listRuns } from '../../db/queries/runs/listRuns.ts'
import type { Package } from '../../country/package/package.ts'
import type { Db } from '../../db/statement.ts'
import type { PublicTable } from './public-table.ts'

const KEPT_LEVELS: readonly Niveau[] = ['circonscription', 'departement', 'region', 'france']
const STATES: Readonly<Record<string, string>> = {
  o: 'ok',
  s: 'secret',
  p: 'secret',
  c: 'non-calcule',
  a: 'donnee-absente',
  n: 'sans-objet',
}

/** Whether new patients are taken, as a roster writes it. */
const IN_FRENCH = { yes: 'oui', no: 'non', unknown: 'inconnu' } as const

/** Everything public on the day `asOf` (ISO date): cabinets with their status, events, freshness, figures of the newest run. */
export async function publicTables(
  db: Db,
  { reference }: Pick<Package, 'reference'>,
  asOf: string,
): Promise<readonly PublicTable[]> {
  const cabinets = await listPublicCabinets(db)
  const nameOf = new Map(reference.communes.map(({ code, nom }) => [code, nom]))
  const events = await listEvents(db)
  const statuses = publicStatuses(
    cabinets.map(({ id }) => id),
    events,
    asOf,
  )
  const intakes = groupBy(await listIntakes(db), ({ cabinetId }) => cabinetId)
  return [
    {
      name: 'cabinets',
      title: `Cabinets et leur statut public au ${asOf}`,
      primaryKey: ['id'],
      fields: [
        { name: 'id', type: 'string', required: true },
        { name: 'nom', type: 'string', required: true },
        { name: 'adresse', type: 'string' },
        { name: 'commune', type: 'string' },
        { name: 'code_commune', type: 'string', required: true },
        { name: 'departement', type: 'string' },
        { name: 'lon', type: 'number', required: true },
        { name: 'lat', type: 'number', required: true },
        { name: 'precision', type: 'string', enum: PRECISIONS },
        { name: 'etp', type: 'number', required: true },
        { name: 'postes', type: 'integer', required: true },
        ...TEXT_COLUMNS.map(({ field }) => ({ name: field, type: 'string' as const })),
        { name: 'opening_hours', type: 'string' },
        { name: 'horaires_fhir', type: 'string' },
        { name: 'nouveaux_patients', type: 'string', required: true, enum: ['oui', 'non', 'inconnu'] },
        { name: 'nouveaux_patients_le', type: 'date' },
        { name: 'statut', type: 'string', required: true, enum: STATUTS },
        { name: 'statut_depuis', type: 'date' },
        { name: 'confirme_le', type: 'date' },
        { name: 'expire_le', type: 'date' },
        { name: 'preuve', type: 'string', enum: PREUVES },
        { name: 'dernier_statut_connu', type: 'string', enum: STATUTS },
        { name: 'demonstration', type: 'boolean', required: true },
      ],
      rows: cabinets.map((c, at) => {
        const s = statuses[at]!
        const hours = openingHoursOf(c)
        const intake = publicIntake(intakes.get(c.id) ?? [], asOf)
        return [
          ...[
            c.id,
            c.nom,
            c.adresse,
            nameOf.get(c.codeCommune) ?? null,
            c.codeCommune,
            c.departement,
            c.lon,
            c.lat,
          ],
          ...[
            PRECISIONS.find((precision) => precision === c.precision) ?? null,
            c.etp,
            c.postes,
            ...TEXT_COLUMNS.map(({ key }) => c[key]),
            hours?.osm ?? null,
            hours && JSON.stringify(hours.availableTime),
            IN_FRENCH[intake.value],
            intake.saidOn,
          ],
          ...[s.value, s.since, s.confirmedOn, s.expiresOn, s.evidence, s.lastKnown, c.demonstration],
        ]
      }),
    },
    {
      name: 'evenements',
      title: 'Ce qui a été dit du statut de chaque cabinet, dans l’ordre d’enregistrement',
      primaryKey: ['id'],
      foreignKeys: [{ field: 'cabinet', table: 'cabinets', reference: 'id' }],
      fields: [
        { name: 'id', type: 'string', required: true },
        { name: 'cabinet', type: 'string', required: true },
        { name: 'statut', type: 'string', required: true, enum: STATUTS },
        { name: 'vrai_depuis', type: 'date', required: true },
        { name: 'rapporte_le', type: 'date', required: true },
        { name: 'enregistre_le', type: 'datetime', required: true },
        { name: 'preuve', type: 'string', required: true, enum: PREUVES },
        { name: 'motif', type: 'string' },
        { name: 'duree_jours', type: 'integer', required: true },
        { name: 'retire_le', type: 'datetime' },
      ],
      rows: events.map((e) => [
        ...[e.id, e.cabinetId, e.statut, e.effectiveOn, e.reportedOn, e.recordedAt, e.evidence, e.reason],
        ...[e.maxAgeDays, e.retractedAt ?? null],
      ]),
    },
    {
      name: 'nouveaux-patients',
      title: 'Ce qui a été dit de l’accueil de nouveaux patients, dans l’ordre d’enregistrement',
      primaryKey: ['id'],
      foreignKeys: [{ field: 'cabinet', table: 'cabinets', reference: 'id' }],
      fields: [
        { name: 'id', type: 'string', required: true },
        { name: 'cabinet', type: 'string', required: true },
        { name: 'nouveaux_patients', type: 'string', required: true, enum: ['oui', 'non', 'inconnu'] },
        { name: 'rapporte_le', type: 'date', required: true },
        { name: 'enregistre_le', type: 'datetime', required: true },
        { name: 'preuve', type: 'string', required: true, enum: PREUVES },
        { name: 'duree_jours', type: 'integer', required: true },
      ],
      rows: [...intakes.values()]
        .flat()
        .map((i) => [
          ...[i.id, i.cabinetId, IN_FRENCH[i.value], i.reportedOn, i.recordedAt, i.evidence, i.maxAgeDays],
        ]),
    },
    {
      name: 'fraicheur',
      title: `Cabinets confirmés dans les 30, 60 et 90 jours avant le ${asOf}, par département`,
      primaryKey: ['departement'],
      fields: [
        { name: 'departement', type: 'string', required: true },
        { name: 'cabinets', type: 'integer', required: true },
        { name: 'confirmes_30_jours', type: 'integer', required: true },
        { name: 'confirmes_60_jours', type: 'integer', required: true },
        { name: 'confirmes_90_jours', type: 'integer', required: true },
      ],
      rows: freshness(
        cabinets.map(({ departement }, at) => ({ departement, status: statuses[at]! })),
        asOf,
      ).map((line) => [line.departement, line.cabinets, line.within30, line.within60, line.within90]),
    },
    ...(await figureTables(db, createOrdersOf(reference.communes))),
  ]
}

interface LevelContent {
  readonly asOf: string
  readonly codes: readonly string[]
  readonly values: Readonly<Record<string, readonly (number | null)[]>>
  readonly lows: Readonly<Record<string, readonly (number | null)[]>>
  readonly highs: Readonly<Record<string, readonly (number | null)[]>>
  readonly states: Readonly<Record<string, string>>
}

/** An area by its code alone: overseas ones are told by it. */
const placeOf = (niveau: Niveau, code: string) => ({
  ...{ niveau, code, departement: null, region: niveau === 'region' ? code : null },
})

/** The figures of the newest run, one line an area and indicator; none before the first run. */
async function figureTables(db: Db, ordersOf: OrdersOf): Promise<readonly PublicTable[]> {
  const { items } = await listRuns(db, { limit: 1, offset: 0 })
  const tables: PublicTable[] = []
  for (const niveau of items[0] ? KEPT_LEVELS : []) {
    const level = await findRunLevel(db, items[0]!.id, niveau)
    if (!level) continue
    const { asOf, codes, values, lows, highs, states } = JSON.parse(level.content) as LevelContent
    tables.push({
      name: `chiffres-${niveau}`,
      title: `Chiffres publics au ${asOf}, niveau ${niveau} (calcul ${items[0]!.id})`,
      primaryKey: ['code', 'indicateur'],
      fields: [
        { name: 'code', type: 'string', required: true },
        { name: 'indicateur', type: 'string', required: true },
        { name: 'valeur', type: 'number' },
        { name: 'bas', type: 'number' },
        { name: 'haut', type: 'number' },
        { name: 'etat', type: 'string', required: true, enum: [...new Set(Object.values(STATES))] },
        { name: 'unite', type: 'string', required: true },
        { name: 'sources', type: 'string' },
        { name: 'reserve', type: 'string' },
        { name: 'calcul', type: 'string', required: true },
        { name: 'demonstration', type: 'boolean', required: true },
      ],
      rows: codes.flatMap((code, at) =>
        INDICATEURS.filter((indicateur) => values[indicateur]).map((indicateur) => {
          const { unit, roster } = INDICATORS[indicateur]
          return [
            ...[code, indicateur, values[indicateur]![at] ?? null, lows[indicateur]?.[at] ?? null],
            ...[highs[indicateur]?.[at] ?? null, STATES[states[indicateur]![at]!]!],
            ...[
              unit.fr,
              sourcesOf(indicateur, items[0]!.parameters.demand === 'age').join(';'),
              reserveOf(indicateur, placeOf(niveau, code), ordersOf(placeOf(niveau, code)))?.fr ?? null,
              items[0]!.id,
              roster && items[0]!.demonstration,
            ],
          ]
        }),
      ),
    })
  }
  return tables
}
