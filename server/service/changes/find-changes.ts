import type { z } from 'zod'
import type { change, listChanges as endpoint } from '../../contract/changes.ts'
import type { InputOf } from '../../contract/index.ts'
import { listChanges, type ChangeRow } from '../../db/queries/events/listChanges.ts'
import { areaOf } from '../../country/views/across.ts'
import { DECOUPAGES, HORS_NIVEAU, isDecoupage, type Cabinet } from '../../domain/model.ts'
import type { HandlerDeps } from '../deps.ts'
import { badInput, notFound } from '../../contract/problem.ts'

export type Change = z.input<typeof change>

/** The changes asked for, newest first, and how many there are. @throws Problem naming the filter that leads nowhere. */
export async function findChanges(
  deps: Pick<HandlerDeps, 'atlas' | 'database'>,
  { since, limit, offset, ...filters }: InputOf<typeof endpoint>,
): Promise<{ readonly items: Change[]; readonly total: number }> {
  const { items, total } = await listChanges(deps.database.reads, {
    cabinets: cabinetsOf(deps, filters)?.map(({ id }) => id) ?? null,
    since: since === undefined ? null : new Date(since).toISOString(),
    limit,
    offset,
  })
  return { items: items.flatMap((row) => published(deps, row)), total }
}

/** The cabinets that the filters leave; null: all. @throws Problem naming the filter that leads nowhere. */
export function cabinetsOf(
  { atlas }: Pick<HandlerDeps, 'atlas'>,
  { territoire, commune, cabinet }: Pick<InputOf<typeof endpoint>, 'territoire' | 'commune' | 'cabinet'>,
): readonly Cabinet[] | null {
  const tests: ((one: Cabinet) => boolean)[] = []
  if (cabinet !== undefined) {
    if (!atlas.cabinet(cabinet)) throw notFound(`No cabinet has the id ${cabinet}.`)
    tests.push(({ id }) => id === cabinet)
  }
  if (commune !== undefined) {
    const code = atlas.places.byCode.get(commune)?.commune ?? commune
    if (!atlas.communes.has(code))
      throw badInput([
        { path: 'commune', message: `no commune ${commune}: give its INSEE code, such as 79191` },
      ])
    tests.push(({ codeCommune }) => codeCommune === code)
  }
  if (territoire !== undefined) {
    const { niveau, code } = territoryOf({ atlas }, territoire)
    tests.push((one) =>
      niveau === 'circonscription'
        ? atlas.circonscriptionsOf(one).includes(code)
        : isDecoupage(niveau)
          ? (atlas.divisions.areaOf(niveau, one.codeCommune) ?? HORS_NIVEAU) === code
          : atlas.communes.get(one.codeCommune)?.[niveau] === code,
    )
  }
  return tests.length === 0 ? null : atlas.cabinets.filter((one) => tests.every((test) => test(one)))
}

/** Levels that a text may name before a code, and those that a code alone is read as. */
const NAMED = ['departement', 'region', 'circonscription', ...DECOUPAGES] as const
const PREFIXED = new RegExp(`^(?:(${NAMED.join('|')}):)?(.+)$`)

/** `79`, `79-01`, `region:75`, `epci:247900798` as a level and a code. */
function territoryOf({ atlas }: Pick<HandlerDeps, 'atlas'>, text: string) {
  const [, prefix, rest = ''] = PREFIXED.exec(text) ?? []
  const niveau = (prefix ??
    (rest.includes('-') ? 'circonscription' : 'departement')) as (typeof NAMED)[number]
  const area = areaOf(atlas, niveau, rest)
  if (!area)
    throw badInput([
      { path: 'territoire', message: `no area ${text}: write 79, 79-01, region:75 or epci:247900798` },
    ])
  return { niveau, code: area.code }
}

/** A change as the public may read it; one on a cabinet that the roster does not list any more has no name to show. */
export function published({ atlas }: Pick<HandlerDeps, 'atlas'>, row: ChangeRow): Change[] {
  const cabinet = atlas.cabinet(row.cabinetId)
  if (!cabinet) return []
  const commune = atlas.communes.get(cabinet.codeCommune)
  const { cabinetId: _, ...said } = row
  return [
    {
      ...said,
      id: row.kind === 'statut' ? row.event : `${row.event}:retrait`,
      cabinet: {
        id: cabinet.id,
        name: cabinet.nom,
        codeCommune: cabinet.codeCommune,
        commune: commune?.nom ?? cabinet.codeCommune,
        departement: commune?.departement ?? '',
        circonscription: onlyOne(atlas.circonscriptionsOf(cabinet)),
      },
      demonstration: cabinet.demonstration,
    },
  ]
}

const onlyOne = <Item>([first, ...others]: readonly Item[]): Item | null =>
  first === undefined || others.length > 0 ? null : first
