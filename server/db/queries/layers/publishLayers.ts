import type { Knex } from 'knex'
import {
  allColumns,
  columnList,
  commentOn,
  createTable,
  commentOnUnion,
  createUnion,
  nextOf,
  tableOf,
  type LayerTable,
  type LayerUnion,
} from '../../layer-table.ts'
import { orInUse } from '../../errors.ts'
import { run, statement, transact, type Db } from '../../statement.ts'

/** A layer whose next content is complete; `content` names that content. */
export interface StagedLayer {
  readonly table: LayerTable
  readonly content: string
}

/** The view of several layers; `content` names what it is made of. */
interface StagedUnion {
  readonly view: LayerUnion
  readonly content: string
  /** Whether that is what the database has. */
  readonly isKnown: boolean
}

const NOTE = statement(
  'notePublication',
  `INSERT INTO relais.publications (couche, contenu) VALUES (:layer, :content)
   ON CONFLICT (couche) DO UPDATE SET contenu = :content, publie_le = now()`,
)

/**
 * Puts what was staged in the place of what the layers held, all in one transaction: a reader sees one calculation or the other. A layer
 * that is missing is made; one whose columns are no longer those of the code is made again, with the rights on it lost but those by
 * default, and so is the view over it. What somebody else built on such a layer is never dropped: that fails with InUse, and all stays
 * as it was.
 */
export async function publishLayers(
  knex: Knex,
  layers: readonly StagedLayer[],
  { view, content: viewContent, isKnown }: StagedUnion,
): Promise<void> {
  await transact(knex, async (trx) => {
    const states = new Map<LayerTable, State>()
    for (const { table } of layers) states.set(table, await stateOf(trx, table))
    const isRenewed = !isKnown || view.of.some((table) => states.get(table) === 'other')
    // What is dropped waits for whoever reads it, and all who come later wait behind: rather another time.
    if (isRenewed || [...states.values()].includes('other'))
      await all(trx, 'wait for no reader', [`SET LOCAL lock_timeout = '5s'`])
    if (isRenewed) await dropUnion(trx, view)
    for (const { table, content } of layers) {
      const state = states.get(table)
      if (state === 'other') await all(trx, `make ${table.name}`, made(table))
      else await all(trx, `empty ${table.name}`, [`DELETE FROM ${tableOf(table)}`])
      if (state === 'other-words') await all(trx, `comment ${table.name}`, commentOn(table))
      const names = columnList(table)
      await all(trx, `fill ${table.name}`, [
        `INSERT INTO ${tableOf(table)} (${names}) SELECT ${names} FROM ${nextOf(table)}`,
        `DROP TABLE ${nextOf(table)}`,
      ])
      await run(trx, NOTE, { layer: table.name, content })
    }
    if (isRenewed) await all(trx, `make ${view.name}`, createUnion(view))
    else if ((await stateOf(trx, asTable(view))) === 'other-words')
      await all(trx, `comment ${view.name}`, commentOnUnion(view))
    if (isRenewed || layers.some(({ table }) => view.of.includes(table)))
      await run(trx, NOTE, { layer: view.name, content: viewContent })
  })
}

/** Statements in one round trip: a table has a hundred columns to say something of. */
const all = (db: Db, name: string, texts: readonly string[]) =>
  run(db, statement(name, texts.join(';\n'))).catch((error: unknown) => {
    throw orInUse(error)
  })

const made = (table: LayerTable): readonly string[] => [
  `DROP TABLE IF EXISTS ${tableOf(table)}`,
  ...createTable(table),
]

/** What a view has of a table: its columns, and what is said of it and of them. */
const asTable = ({ name, about, of }: LayerUnion): LayerTable => ({ ...of[0]!, name, about })

/** How the table that the database has stands to the code's; `other`: with other columns, or missing. */
type State = 'as-wanted' | 'other-words' | 'other'

const COLUMNS = statement(
  'findLayerColumns',
  `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, col_description(a.attrelid, a.attnum) AS about,
     obj_description(a.attrelid, 'pg_class') AS "tableAbout"
   FROM pg_attribute a WHERE a.attrelid = to_regclass(:table) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
)

async function stateOf(db: Db, table: LayerTable): Promise<State> {
  const found = await run<{ name: string; type: string; about: string | null; tableAbout: string | null }>(
    db,
    COLUMNS,
    { table: tableOf(table) },
  )
  const wanted = allColumns(table)
  const isMade = ({ name, type }: { readonly name: string; readonly type: string }, at: number): boolean =>
    name === wanted[at]?.name && type === wanted[at].type
  if (found.length !== wanted.length || !found.every(isMade)) return 'other'
  const isSaid = found.every(
    ({ about, tableAbout }, at) => about === wanted[at]!.about && tableAbout === table.about,
  )
  return isSaid ? 'as-wanted' : 'other-words'
}

const KIND = statement(
  'findLayerKind',
  'SELECT CAST(relkind AS text) AS kind FROM pg_class WHERE oid = to_regclass(:name)',
)

/** Before the levels had tables of their own, a table had the view's name. */
async function dropUnion(db: Db, view: LayerUnion): Promise<void> {
  const [found] = await run<{ kind: string }>(db, KIND, { name: tableOf(view) })
  if (found)
    await all(db, `drop ${view.name}`, [`DROP ${found.kind === 'v' ? 'VIEW' : 'TABLE'} ${tableOf(view)}`])
}
