import type { CogUnit } from './sources/communes-cog.ts'
import type { CommuneInseeRow } from './sources/communes-insee.ts'

/** How many communes are named of each kind of difference. */
const NAMED = 10

/** Where the COG that is built on and INSEE's own list of the same year do not have the same communes or names, a sentence each kind. */
export function cogDifferences(
  cog: readonly CogUnit[],
  insee: readonly CommuneInseeRow[],
): readonly string[] {
  const ours = new Map(cog.flatMap(({ kind, code, nom }) => (kind === 'commune' ? [[code, nom]] : [])))
  const theirs = new Map(insee.map(({ code, nom }) => [code, nom]))
  const told = (what: string, found: readonly string[]): string[] =>
    found.length === 0
      ? []
      : [`cog-insee-2026: ${what}: ${found.slice(0, NAMED).join(', ')}${found.length > NAMED ? ', …' : ''}`]
  return [
    ...told(
      'communes that the COG at hand does not have',
      [...theirs].flatMap(([code, nom]) => (ours.has(code) ? [] : [`${code} ${nom}`])),
    ),
    ...told(
      'communes that INSEE does not list',
      [...ours].flatMap(([code, nom]) => (theirs.has(code) ? [] : [`${code} ${nom}`])),
    ),
    ...told(
      'named otherwise by INSEE',
      [...theirs].flatMap(([code, nom]) =>
        ours.has(code) && ours.get(code) !== nom ? [`${code} ${ours.get(code)} (${nom})`] : [],
      ),
    ),
  ]
}
