import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { groupBy } from '../../server/domain/groupBy.ts'
import type { Movements, Named } from '../movements.ts'
import { appartenanceCommunes, type AppartenanceRow } from '../sources/appartenance-communes.ts'
import type { CogUnit } from '../sources/communes-cog.ts'
import { communesInsee, type CommuneInseeRow } from '../sources/communes-insee.ts'
import type { CogDepartement } from '../sources/departements-cog.ts'
import type { EpciRow } from '../sources/epci.ts'
import { nomsZones, type NomZoneRow } from '../sources/noms-zones.ts'
import { table, type Field, type Row, type Table } from './table.ts'
import { uniqueLabels } from './unique-labels.ts'

export interface NiveauxInputs {
  readonly cog: readonly CogUnit[]
  readonly insee: readonly CommuneInseeRow[]
  readonly appartenance: readonly AppartenanceRow[]
  readonly noms: readonly NomZoneRow[]
  readonly epci: readonly EpciRow[]
  readonly departements: readonly CogDepartement[]
  readonly movements: Pick<Movements, 'spread'>
}

/** What a commune is part of; null where the level does not exist: it is then counted "hors niveau". */
interface Membership {
  readonly commune: CogUnit
  readonly epci: string | null
  readonly canton: string | null
  readonly arrondissement: string | null
  readonly bassin: string
  /** The bassin de vie is that of the commune it was part of in 2024. */
  readonly restored: boolean
}

/** The four levels that cut across circonscriptions, and which of each every commune is in. @throws SourceError naming the commune or zone without a place or a name. */
export function niveaux(inputs: NiveauxInputs): Table[] {
  const members = memberships(inputs)
  const nameOf = new Map(inputs.noms.map(({ niveau, code, nom }) => [`${niveau} ${code}`, nom]))
  const named = (niveau: NomZoneRow['niveau']) => (code: string) => {
    const nom = nameOf.get(`${niveau} ${code}`)
    if (nom == null) throw refused(nomsZones, `gives ${niveau} ${code} no name.`)
    return { code, nom }
  }
  const codes = (of: (member: Membership) => string | null) => [
    ...new Set(members.flatMap((member) => of(member) ?? [])),
  ]
  const zones = zoneTable(inputs.departements, members)
  return [
    zones(
      {
        name: 'epci',
        title: 'EPCI à fiscalité propre',
        nature: 'CC, CA, CU, METRO, ou MET69 (métropole de Lyon)',
        sources: ['epci-2026', 'cog-2026'],
      },
      inputs.epci.map(({ code, nom, nature }) => ({ code, nom, nature })),
      (member) => member.epci,
    ),
    zones(
      {
        name: 'cantons',
        title: 'Cantons',
        nature: 'canton, ou ville : la commune entière que plusieurs cantons se partagent',
        sources: ['cog-insee-2026', 'appartenance-2024', 'cog-2026'],
      },
      codes((member) => member.canton)
        .map(named('canton'))
        .map((zone) => ({ ...zone, nature: isTown(zone.code) ? 'ville' : 'canton' })),
      (member) => member.canton,
    ),
    zones(
      {
        name: 'arrondissements_departementaux',
        title: 'Arrondissements (de département)',
        nature: 'arrondissement',
        sources: ['cog-insee-2026', 'appartenance-2024', 'cog-2026'],
      },
      codes((member) => member.arrondissement)
        .map(named('arrondissement'))
        .map((zone) => ({ ...zone, nature: 'arrondissement' })),
      (member) => member.arrondissement,
    ),
    zones(
      {
        name: 'bassins_de_vie',
        title: 'Bassins de vie',
        nature: 'bassin de vie',
        sources: ['appartenance-2024', 'cog-2026'],
      },
      codes((member) => member.bassin)
        .map(named('bassin-de-vie'))
        .map((zone) => ({ ...zone, nature: 'bassin de vie' })),
      (member) => member.bassin,
    ),
    table(COMPOSITION, members.map(compositionRow)),
  ]
}

const refused = ({ id, files }: Named, problem: string): SourceError =>
  new SourceError(`${id}: ${files[0]}`, problem, COMPARE_REMEDY)

/** INSEE numbers cantons from 1 up, and the towns that several cantons divide from 99 down. */
const isTown = (code: string): boolean => Number(code.slice(-2)) > 60

function memberships({ cog, insee, appartenance, epci, movements }: NiveauxInputs): Membership[] {
  const inseeOf = new Map(insee.map((row) => [row.code, row]))
  const epciOf = new Map(epci.flatMap(({ code, communes }) => communes.map((commune) => [commune, code])))
  const published = new Map(appartenance.map(({ code, bassinDeVie }) => [code, bassinDeVie]))
  // A commune whose number changed is known by the old one; one that was restored, by the whole it left.
  const former = new Map(
    movements
      .spread(appartenanceCommunes, appartenance, ({ code }) => code)
      .map(({ row, part }) => [part.commune, row.bassinDeVie]),
  )
  return cog
    .filter(({ kind }) => kind === 'commune')
    .map((commune) => {
      const { code, nom } = commune
      const of = inseeOf.get(code)
      if (of == null) throw refused(communesInsee, `does not have the commune ${code} ${nom}.`)
      const own = published.get(code)
      const bassin = own ?? former.get(code)
      if (bassin == null)
        throw refused(appartenanceCommunes, `gives the commune ${code} ${nom} no bassin de vie.`)
      return {
        commune,
        epci: epciOf.get(code) ?? null,
        canton: of.canton,
        arrondissement: of.arrondissement,
        bassin,
        restored: own == null,
      }
    })
}

const COMPOSITION = {
  name: 'commune_niveaux',
  title: 'EPCI, canton, arrondissement et bassin de vie de chaque commune',
  description:
    'Une case vide est « hors niveau » : ni canton en Martinique et en Guyane, ni arrondissement à Mayotte, ni EPCI pour quatre îles.',
  fields: [
    { name: 'code_commune', type: 'string', description: 'Commune (COG 2026)' },
    { name: 'epci', type: 'string', description: 'EPCI (2026)', optional: true },
    { name: 'canton', type: 'string', description: 'Canton ou ville (2026)', optional: true },
    { name: 'arrondissement', type: 'string', description: 'Arrondissement (2026)', optional: true },
    { name: 'bassin_de_vie', type: 'string', description: 'Bassin de vie 2022 (géographie 2024)' },
    {
      name: 'regle',
      type: 'string',
      description:
        'retablie : absente de la table de 2024, dans le bassin de vie de la commune dont elle a repris le territoire ou faisait partie',
      enum: ['retablie'],
      optional: true,
    },
  ] satisfies Field[],
  primaryKey: ['code_commune'],
  foreignKeys: [
    { field: 'code_commune', table: 'communes', reference: 'code' },
    { field: 'epci', table: 'epci', reference: 'code' },
    { field: 'canton', table: 'cantons', reference: 'code' },
    { field: 'arrondissement', table: 'arrondissements_departementaux', reference: 'code' },
    { field: 'bassin_de_vie', table: 'bassins_de_vie', reference: 'code' },
  ],
  sources: ['epci-2026', 'cog-insee-2026', 'appartenance-2024', 'cog-2022', 'cog-2026'],
}

const compositionRow = ({ commune, epci, canton, arrondissement, bassin, restored }: Membership): Row => ({
  code_commune: commune.code,
  epci,
  canton,
  arrondissement,
  bassin_de_vie: bassin,
  regle: restored ? 'retablie' : null,
})

interface Zone {
  readonly code: string
  readonly nom: string
  readonly nature: string
}

interface ZoneTable {
  readonly name: string
  readonly title: string
  /** What the column `nature` may hold. */
  readonly nature: string
  readonly sources: readonly string[]
}

/** Makes the tables of zones: names told apart, the département where most of the people live, communes and people counted. */
const zoneTable =
  (departements: readonly CogDepartement[], members: readonly Membership[]) =>
  (of: ZoneTable, zones: readonly Zone[], zoneOf: (member: Membership) => string | null): Table => {
    const nameOf = new Map(departements.map(({ code, nom }) => [code, nom]))
    const within = groupBy(members, zoneOf)
    const communesOf = (zone: Zone) => (within.get(zone.code) ?? []).map(({ commune }) => commune)
    const departementOf = new Map(zones.map((zone) => [zone, mostPeople(communesOf(zone))]))
    const labels = uniqueLabels(
      zones,
      (zone) => nameOf.get(departementOf.get(zone) ?? '') ?? '',
      (zone) => zone.nature,
    )
    return table(
      {
        name: of.name,
        title: of.title,
        description: 'Noms et étendue ; la composition est dans la table commune_niveaux.',
        fields: [
          { name: 'code', type: 'string', description: 'Code' },
          { name: 'nom', type: 'string', description: 'Nom, comme la source le donne' },
          {
            name: 'libelle',
            type: 'string',
            description: 'Nom que nulle autre zone ne porte : département ajouté quand il le faut',
          },
          { name: 'nature', type: 'string', description: of.nature },
          { name: 'departement', type: 'string', description: 'Département où vit le plus d’habitants' },
          { name: 'communes', type: 'integer', description: 'Nombre de communes' },
          { name: 'population', type: 'integer', description: 'Population municipale, personnes' },
        ],
        primaryKey: ['code'],
        foreignKeys: [{ field: 'departement', table: 'departements', reference: 'code' }],
        sources: of.sources,
      },
      zones.map((zone) => {
        const communes = communesOf(zone)
        return {
          ...zone,
          libelle: labels.get(zone) ?? zone.nom,
          departement: departementOf.get(zone) ?? null,
          communes: communes.length,
          population: communes.reduce((sum, { population }) => sum + population, 0),
        }
      }),
    )
  }

/** The département with most of the people; the first by code where several have as many. */
function mostPeople(communes: readonly CogUnit[]): string {
  const people = new Map<string, number>()
  for (const { departement, population } of communes)
    people.set(departement, (people.get(departement) ?? 0) + population)
  const [first] = [...people].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return first?.[0] ?? ''
}
