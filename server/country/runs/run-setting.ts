import { join } from 'node:path'
import type { Knex } from 'knex'
import type { Atlas } from '../atlas.ts'
import { canonicalJson, sha256 } from './run-id.ts'
import { findDatasets } from '../../db/queries/reference/findDatasets.ts'
import { codeVersion } from './code-version.ts'
import { DRAWS, SEED, type RunSetting } from './runs.ts'

/** What names the calculations on this database: the hashes of its tables and of the code of this version. */
export async function readRunSetting(knex: Knex, version: string): Promise<RunSetting> {
  const datasets = await findDatasets(knex)
  const inputs = Object.fromEntries(datasets.map(({ id, sha256 }) => [id, sha256]))
  return { inputs, codeVersion: codeVersion(version) }
}

/** What an allocation of cabinets is made from, as text; its parameters are in the code. */
export const allocationKey = ({ inputs, codeVersion: code }: RunSetting, cabinets: string): string =>
  canonicalJson({ hashes: { ...inputs, cabinets }, code })

/** Where the draws on an atlas's cabinets are kept: statuses and days do not change them, hence are not in the name. */
export function drawsFile(dataDir: string, setting: RunSetting, atlas: Atlas): string {
  const { codeVersion: code } = setting
  const { parameters } = atlas.views.allocation
  const hashes = { ...setting.inputs, cabinets: atlas.cabinetsHash }
  return join(dataDir, 'draws', `${sha256(canonicalJson({ hashes, code, parameters, ...DRAWS, SEED }))}.bin`)
}
