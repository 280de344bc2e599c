import type { Knex } from 'knex'
import type { Niveau } from '../../../domain/model.ts'
import type { Warning } from '../../../domain/situation.ts'
import { sha256 } from '../../../sha256.ts'
import { run, statement, transact } from '../../statement.ts'

/** A calculation as it is kept; `id` is the hash of inputs, parameters and code version. */
export interface Run {
  readonly id: string
  readonly asOf: string
  /** SHA-256 of each input by name. */
  readonly inputs: Readonly<Record<string, string>>
  readonly parameters: Readonly<Record<string, unknown>>
  readonly codeVersion: string
  readonly seed: number
  readonly createdAt: string
  readonly durationMs: number
  readonly warnings: readonly Warning[]
  readonly demonstration: boolean
  readonly intervals: 'ready' | 'none'
  /** SHA-256 over the hashes of its levels. */
  readonly sha256: string
}

/** A run to keep: text of the results by level. */
export interface NewRun extends Omit<Run, 'createdAt' | 'sha256'> {
  readonly levels: ReadonlyMap<Niveau, string>
}

const SAVE_RUN = statement(
  'saveRun',
  `INSERT INTO runs (id, as_of, inputs, parameters, code_version, seed, duration_ms, warnings, demonstration, intervals, sha256)
   VALUES (:id, :asOf, CAST(:inputs AS jsonb), CAST(:parameters AS jsonb), :codeVersion, :seed, :durationMs,
           CAST(:warnings AS jsonb), :demonstration, :intervals, :sha256)
   ON CONFLICT (id) DO NOTHING RETURNING id`,
)
const SAVE_LEVEL = statement(
  'saveRunLevel',
  'INSERT INTO run_levels (run, niveau, content, sha256) VALUES (:run, :niveau, :content, :sha256)',
)

/** Keeps a run for ever; false when it was there already: the same inputs give the same bytes. */
export async function saveRun(knex: Knex, { levels, ...newRun }: NewRun): Promise<boolean> {
  const hashed = [...levels]
    .map(([niveau, content]) => ({ niveau, content, sha256: sha256(content) }))
    .sort((a, b) => (a.niveau < b.niveau ? -1 : 1))
  return transact(knex, async (trx) => {
    const saved = await run(trx, SAVE_RUN, {
      ...newRun,
      inputs: JSON.stringify(newRun.inputs),
      parameters: JSON.stringify(newRun.parameters),
      warnings: JSON.stringify(newRun.warnings),
      sha256: sha256(hashed.map((level) => `${level.niveau} ${level.sha256}\n`).join('')),
    })
    if (saved.length === 0) return false
    for (const level of hashed) await run(trx, SAVE_LEVEL, { run: newRun.id, ...level })
    return true
  })
}
