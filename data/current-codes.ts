import type { CogUnit } from './sources/communes-cog.ts'

/**
 * From any INSEE code of the last years to the commune of today: current communes stand for themselves, arrondissements municipaux for
 * their commune, old codes for what they were merged into; `undefined` when unknown. A code in use today is never read as an old one:
 * 60054 named a merged commune in 2021 and names one of its restored members now.
 */
export function currentCodes(cog: readonly CogUnit[]): (code: string) => string | undefined {
  const communes = cog.filter(({ kind }) => kind === 'commune')
  const codes = new Map<string, string>()
  const add = (from: string, to: string) => void (codes.has(from) || codes.set(from, to))
  for (const { code } of communes) add(code, code)
  for (const unit of cog) if (unit.kind === 'arrondissement') add(unit.code, unit.codeCommune)
  for (const unit of communes) for (const old of unit.anciensCodes) add(old, unit.code)
  for (const unit of cog) if (unit.kind === 'ancienne') add(unit.code, unit.codeCommune)
  return (code) => codes.get(code)
}
