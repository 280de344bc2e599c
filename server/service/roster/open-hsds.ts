import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import type { RosterField } from '../../domain/roster/cabinet-columns.ts'
import { groupBy } from '../../domain/groupBy.ts'
import { problem } from '../../domain/roster/problems.ts'
import { checkArchive } from './check-archive.ts'
import { RosterFileError } from './roster-file-error.ts'
import type { OpenTable, TableLine } from './table.ts'

/** Tables of HSDS 3 (Open Referral) from which a roster is made; locations are its lines. */
const TABLES = [
  ...['locations', 'services', 'organizations', 'service_at_locations', 'addresses', 'phones'],
  'organization_identifiers',
] as const
type Table = (typeof TABLES)[number]
type Row = Readonly<Record<string, string>>
type Cells = Readonly<Partial<Record<RosterField, string | undefined>>>

const HEADER: readonly RosterField[] = [
  ...(['id', 'nom', 'adresse', 'code_postal', 'commune', 'lon', 'lat', 'etp', 'telephone'] as const),
  ...(['finess', 'siret', 'id_structure_rpps', 'statut', 'statut_depuis', 'confirme_le', 'preuve'] as const),
]
/** What the states of HSDS say of the follow-up; a record that is not kept up says nothing. */
const STATUSES: Readonly<Record<string, string>> = {
  ...{ active: 'active', 'temporarily closed': 'suspended', defunct: 'stopped' },
}
const REGISTERS: Readonly<Record<string, RosterField>> = {
  ...{ finess: 'finess', siret: 'siret', rpps: 'id_structure_rpps' },
}

const fileOf = (name: string): Table | undefined =>
  TABLES.find((table) => new RegExp(`(?:^|/)${table}\\.csv$`, 'i').test(name))

/** Whether an archive holds an HSDS package: its names are read, nothing is unpacked. */
export function isHsds(bytes: Buffer): boolean {
  const found = new Set<Table>()
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        const table = fileOf(name)
        if (table) found.add(table)
        return false
      },
    })
  } catch {
    return false
  }
  return found.has('locations') && found.has('services')
}

/**
 * The locations of an HSDS tabular data package (a ZIP with its CSV files) as lines of a roster: each with its address and telephone,
 * the organization's numbers, and the state of its service. Lines are those of `locations.csv`. The nurse time is not in HSDS:
 * only a package of ours has it.
 */
export function openHsds(bytes: Buffer): OpenTable {
  checkArchive(bytes)
  const tables = tablesOf(bytes)
  const by = (table: Table, field: string) => groupBy(tables[table], (row) => row[field] ?? '')
  const services = new Map(tables.services.map((row) => [row.id, row]))
  const links = by('service_at_locations', 'location_id')
  const ofOrganization = by('services', 'organization_id')
  const organizations = new Map(tables.organizations.map((row) => [row.id, row]))
  const [addresses, phones, numbers] = [
    by('addresses', 'location_id'),
    [by('phones', 'location_id'), by('phones', 'organization_id')] as const,
    by('organization_identifiers', 'organization_id'),
  ]

  const cellsOf = (location: Row): Cells => {
    const linked = links.get(location.id ?? '')?.[0]?.service_id
    const organizationId = location.organization_id || services.get(linked ?? '')?.organization_id || ''
    const service = services.get(linked ?? '') ?? ofOrganization.get(organizationId)?.[0]
    const address = addresses.get(location.id ?? '')?.[0]
    const phone = phones[0].get(location.id ?? '')?.[0] ?? phones[1].get(organizationId || '-')?.[0]
    const said = service?.statut || STATUSES[service?.status ?? ''] || ''
    const statut = said === 'unknown' ? '' : said
    const street = address?.address_1 ?? ''
    return {
      id: location.external_identifier_type === 'relais' ? location.external_identifier : location.id,
      nom: location.name || organizations.get(organizationId)?.name,
      // A package of ours tells the town where it knows no street.
      adresse: street === address?.city ? '' : street,
      code_postal: address?.postal_code,
      commune: address?.city,
      ...{ lon: location.longitude, lat: location.latitude, etp: service?.etp, telephone: phone?.number },
      ...Object.fromEntries(
        (numbers.get(organizationId) ?? []).flatMap(({ identifier_type: type = '', identifier = '' }) => {
          const field = REGISTERS[type.toLowerCase()]
          return field ? [[field, identifier]] : []
        }),
      ),
      statut,
      ...(statut !== '' && {
        ...{
          statut_depuis: service?.statut_depuis,
          confirme_le: service?.assured_date,
          preuve: service?.preuve,
        },
      }),
    }
  }
  return {
    ...{
      sheet: null,
      row: 1,
      header: HEADER,
      heads: [{ sheet: null, rows: [{ line: 1, text: 'locations.csv' }] }],
    },
    lines: linesOf(tables.locations, cellsOf),
  }
}

async function* linesOf(
  locations: readonly Row[],
  cellsOf: (location: Row) => Cells,
): AsyncGenerator<TableLine> {
  for (const [at, location] of locations.entries()) {
    if (at % 200 === 0) await new Promise((resolve) => setImmediate(resolve))
    const cells = cellsOf(location)
    yield { line: at + 2, values: HEADER.map((field) => cells[field] ?? ''), broken: null }
  }
}

function tablesOf(bytes: Buffer): Readonly<Record<Table, readonly Row[]>> {
  const tables = Object.fromEntries(TABLES.map((table) => [table, [] as readonly Row[]])) as Record<
    Table,
    readonly Row[]
  >
  try {
    const files = unzipSync(bytes, { filter: ({ name }) => fileOf(name) !== undefined })
    for (const [name, content] of Object.entries(files))
      tables[fileOf(name)!] = parse(Buffer.from(content), {
        ...{ columns: true, bom: true, skip_empty_lines: true, relax_column_count: true },
      })
  } catch (error) {
    throw new RosterFileError([problem('file-not-a-table', null, null, (error as Error).message)])
  }
  return tables
}
