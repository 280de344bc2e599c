import { join } from 'node:path'
import type { Atlas } from '../atlas.ts'
import { sha256 } from '../../sha256.ts'
import { canonicalJson } from './run-id.ts'
import type { Package } from '../package/package.ts'
import { codeVersion } from './code-version.ts'
import { DRAWS, SEED, type RunSetting } from './runs.ts'

/** What names the calculations from this data package: the hashes of its files and of the code of this version. */
export const runSettingOf = (pack: Pick<Package, 'hash' | 'datasets'>, version: string): RunSetting => ({
  inputs: {
    package: pack.hash,
    ...Object.fromEntries(pack.datasets.map(({ id, sha256 }) => [id, sha256])),
  },
  codeVersion: codeVersion(version),
})

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
