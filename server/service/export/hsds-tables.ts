import { createHash } from 'node:crypto'
import type { Package } from '../../country/package/package.ts'
import { listEvents } from '../../db/queries/events/listEvents.ts'
import { listPublicCabinets } from '../../db/queries/roster/listPublicCabinets.ts'
import type { Db } from '../../db/statement.ts'
import { groupBy } from '../../domain/groupBy.ts'
import { PREUVES, STATUTS, type PublicStatus, type Statut } from '../../domain/model.ts'
import { publicStatuses } from '../../domain/status/publicStatuses.ts'
import type { PublicTable, PublicValue } from './public-table.ts'

/**
 * HSDS knows four states. What has ceased is `defunct`; what nobody confirms any more is `inactive`, as directories of the trade
 * call a record that is not kept up: it is neither said open nor said closed. Our own column says it exactly.
 */
const HSDS_STATUS: Readonly<Record<Statut, string>> = {
  active: 'active',
  reduced: 'active',
  suspended: 'temporarily closed',
  stopped: 'defunct',
  unknown: 'inactive',
}
/** The scheme under which a location bears our id. */
const OWN_SCHEME = 'relais'

const ALERTS: Readonly<Partial<Record<Statut, string>>> = {
  reduced: 'Suivi réduit. / Follow-up is reduced.',
  suspended: 'Suivi suspendu. / Follow-up is suspended.',
  stopped: 'Suivi arrêté. / Follow-up has stopped.',
  unknown: 'Statut inconnu : appelez avant de vous déplacer. / Status not known: call before you go.',
}

/** Our ids as UUIDs, which HSDS asks for: the same one for the same cabinet everywhere (RFC 9562, version 5). */
function uuid(kind: string, id: string): string {
  const namespace = Buffer.from('5b1f0c5e6a7d4c0f9b3e2d8a4f6c1e70', 'hex')
  const hash = createHash('sha1').update(namespace).update(`${kind}/${id}`).digest()
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}

const text = (name: string, required?: true) => ({
  name,
  type: 'string' as const,
  ...(required && { required }),
})
const key = (field: string, table: string) => ({ field, table, reference: 'id' })

/** A table of HSDS; ids come first. */
const table = (
  name: string,
  path: string,
  fields: PublicTable['fields'],
  rows: PublicTable['rows'],
  foreignKeys: NonNullable<PublicTable['foreignKeys']> = [],
): PublicTable => ({ ...{ name, path, title: name, fields, rows, foreignKeys }, primaryKey: ['id'] })

/**
 * The cabinets on the day `asOf` (ISO date) as Human Services Data Specification 3.0 (Open Referral): an organization, a service and a
 * location each. `statut`, `statut_depuis`, `preuve` and `etp` of a service are our own. Hours in a form that machines read are not told.
 */
export async function hsdsTables(
  db: Db,
  { reference }: Pick<Package, 'reference'>,
  asOf: string,
): Promise<{ readonly tables: readonly PublicTable[]; readonly demonstration: boolean }> {
  const cabinets = await listPublicCabinets(db)
  const communes = new Map(reference.communes.map((commune) => [commune.code, commune]))
  const postcodes = groupBy(reference.codesPostaux, ({ codeCommune }) => codeCommune)
  const statuses = publicStatuses(
    cabinets.map(({ id }) => id),
    await listEvents(db),
    asOf,
  )
  const fictitious = 'DÉMONSTRATION : cabinet fictif. / DEMONSTRATION: fictitious practice. '
  const about = 'Cabinet ou maison de santé avec un suivi infirmier Asalée.'
  const each = (row: (at: number) => readonly PublicValue[]) => cabinets.map((_, at) => row(at))
  const ids = cabinets.map(({ id }) => ({
    ...{
      organization: uuid('organization', id),
      service: uuid('service', id),
      location: uuid('location', id),
    },
    ...{ link: uuid('service_at_location', id), address: uuid('address', id), phone: uuid('phone', id) },
  }))
  /** The postcode of a commune that has one alone: of several nobody knows which. */
  const postcodeOf = (codeCommune: string): string | null => {
    const codes = new Set((postcodes.get(codeCommune) ?? []).map(({ codePostal }) => codePostal))
    return codes.size === 1 ? [...codes][0]! : null
  }
  const assured = ({ confirmedOn }: PublicStatus): string | null => confirmedOn
  const tables = [
    table(
      'organization',
      'organizations.csv',
      [text('id', true), text('name', true), text('description', true)],
      each((at) => [
        ids[at]!.organization,
        cabinets[at]!.nom,
        (cabinets[at]!.demonstration ? fictitious : '') + about,
      ]),
    ),
    table(
      'service',
      'services.csv',
      [
        ...[text('id', true), text('organization_id', true), text('name', true), text('description')],
        { ...text('status', true), enum: ['active', 'inactive', 'defunct', 'temporarily closed'] },
        {
          name: 'assured_date',
          type: 'date',
          description: 'Dernière confirmation du statut. / Last confirmation.',
        },
        text('alert'),
        {
          ...text('statut', true),
          enum: STATUTS,
          description: 'Statut public, exact. / Public status, exact.',
        },
        { name: 'statut_depuis', type: 'date' },
        { ...text('preuve'), enum: PREUVES },
        {
          name: 'etp',
          type: 'number',
          required: true,
          description: 'Temps infirmier, ETP. / Nurse time, FTE.',
        },
      ],
      each((at) => {
        const status = statuses[at]!
        const { demonstration, etp } = cabinets[at]!
        return [
          ...[
            ids[at]!.service,
            ids[at]!.organization,
            'Suivi infirmier Asalée',
            demonstration ? fictitious.trim() : null,
          ],
          ...[HSDS_STATUS[status.value], assured(status), ALERTS[status.value] ?? null, status.value],
          ...[status.since, status.evidence, etp],
        ]
      }),
      [key('organization_id', 'organization')],
    ),
    table(
      'location',
      'locations.csv',
      [
        ...[text('id', true), { ...text('location_type', true), enum: ['physical', 'postal', 'virtual'] }],
        ...[text('organization_id'), text('name')],
        { name: 'latitude', type: 'number' },
        { name: 'longitude', type: 'number' },
        ...[text('external_identifier'), text('external_identifier_type')],
      ],
      each((at) => {
        const { id, nom, lat, lon } = cabinets[at]!
        return [ids[at]!.location, 'physical', ids[at]!.organization, nom, lat, lon, id, OWN_SCHEME]
      }),
      [key('organization_id', 'organization')],
    ),
    table(
      'service_at_location',
      'service_at_locations.csv',
      [text('id', true), text('service_id', true), text('location_id', true)],
      each((at) => [ids[at]!.link, ids[at]!.service, ids[at]!.location]),
      [key('service_id', 'service'), key('location_id', 'location')],
    ),
    table(
      'address',
      'addresses.csv',
      [
        ...[text('id', true), text('location_id'), text('address_1', true), text('city', true)],
        text('state_province', true),
        {
          ...text('postal_code'),
          description: 'Vide où la commune en a plusieurs. / Empty where the town has several.',
        },
        ...[
          text('country', true),
          { ...text('address_type', true), enum: ['physical', 'postal', 'virtual'] },
        ],
      ],
      each((at) => {
        const { adresse, codeCommune } = cabinets[at]!
        const { nom = codeCommune, departement = '' } = communes.get(codeCommune) ?? {}
        return [
          // Where the street is not known the town is all that is told.
          ...[ids[at]!.address, ids[at]!.location, adresse ?? nom, nom, departement, postcodeOf(codeCommune)],
          ...['FR', 'physical'],
        ]
      }),
      [key('location_id', 'location')],
    ),
    table(
      'phone',
      'phones.csv',
      [...[text('id', true), text('location_id'), text('number', true)], text('type')],
      cabinets.flatMap(({ telephone }, at) =>
        telephone ? [[ids[at]!.phone, ids[at]!.location, telephone, 'voice']] : [],
      ),
      [key('location_id', 'location')],
    ),
    table(
      'organization_identifier',
      'organization_identifiers.csv',
      [
        ...[text('id', true), text('organization_id', true), text('identifier_scheme')],
        ...[text('identifier_type', true), text('identifier', true)],
      ],
      cabinets.flatMap((cabinet, at) =>
        (
          [
            ['FINESS', cabinet.finess],
            ['SIRET', cabinet.siret],
            ['RPPS', cabinet.idStructureRpps],
          ] as const
        ).flatMap(([type, number]) =>
          number
            ? [[uuid(`identifier/${type}`, cabinet.id), ids[at]!.organization, `FR-${type}`, type, number]]
            : [],
        ),
      ),
      [key('organization_id', 'organization')],
    ),
  ]
  return { tables, demonstration: cabinets.some(({ demonstration }) => demonstration) }
}
