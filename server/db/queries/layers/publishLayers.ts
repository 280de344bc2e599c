import type { Knex } from 'knex'
import { columnList, nextOf, tableOf, type LayerTable } from '../../layer-table.ts'
import { run, statement, transact } from '../../statement.ts'

/** A layer whose next content is complete; `content` names that content. */
export interface StagedLayer {
  readonly table: LayerTable
  readonly content: string
}

const NOTE = statement(
  'notePublication',
  `INSERT INTO relais.publications (couche, contenu) VALUES (:layer, :content)
   ON CONFLICT (couche) DO UPDATE SET contenu = :content, publie_le = now()`,
)

/** Puts what was staged in the place of what the layers held, all in one transaction: a reader sees one calculation or the other. */
export async function publishLayers(knex: Knex, layers: readonly StagedLayer[]): Promise<void> {
  await transact(knex, async (trx) => {
    for (const { table, content } of layers) {
      const names = columnList(table)
      await run(trx, statement(`empty ${table.name}`, `DELETE FROM ${tableOf(table)}`))
      await run(
        trx,
        statement(
          `fill ${table.name}`,
          `INSERT INTO ${tableOf(table)} (${names}) SELECT ${names} FROM ${nextOf(table)}`,
        ),
      )
      await run(trx, statement(`drop next ${table.name}`, `DROP TABLE ${nextOf(table)}`))
      await run(trx, NOTE, { layer: table.name, content })
    }
  })
}
