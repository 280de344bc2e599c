import type { z } from 'zod'
import type { cptsOfCommune } from '../../contract/cpts.ts'
import type { CptsCommune } from '../../country/package/read-cpts.ts'
import { plainText } from '../../domain/plainText.ts'
import type { HandlerDeps } from '../deps.ts'

type Named = CptsCommune & { readonly nom: string }

/** What is known of the CPTS of a commune of today: one that both sources name is told once. */
export function cptsOf(
  { atlas, facts }: Pick<HandlerDeps, 'atlas' | 'facts'>,
  commune: string,
): z.input<typeof cptsOfCommune> {
  const rows = facts.cpts.get(commune) ?? []
  const groups: Named[][] = []
  for (const row of rows) {
    if (!isNamed(row)) continue
    const same = groups.find((own) => own.some((one) => isSame(one, row)))
    if (same) same.push(row)
    else groups.push([row])
  }
  return {
    statut:
      facts.cpts.size === 0
        ? 'non-chargees'
        : rows.length === 0
          ? 'hors-liste'
          : groups.length === 0
            ? 'aucune'
            : 'nommees',
    items: groups.map((own) => {
      // By name of commune a list is exact where an outline is measured.
      const row = own.find(({ base }) => base === 'listes') ?? own[0]!
      const states = new Set(own.flatMap(({ etat }) => etat ?? []))
      const finess = own.find((one) => one.finess !== null)?.finess ?? null
      const site = atlas.structures.all.find((one) => one.kind === 'cpts' && one.finess === finess)
      const town =
        site && [site.codePostal, atlas.communes.get(site.codeCommune)?.nom].filter(Boolean).join(' ')
      return {
        ...{ nom: row.nom, etat: states.size === 1 ? [...states][0]! : null },
        ...{ etendue: row.etendue ?? 'partie', partie: row.partie, finess },
        site: own.find((one) => one.site !== null)?.site ?? null,
        adresse: site ? [site.adresse, town].filter(Boolean).join(', ') || null : null,
        telephone: site?.telephone ?? null,
        sources: editionsOf(own),
      }
    }),
    sources: editionsOf(rows),
  }
}

const isNamed = (row: CptsCommune): row is Named => row.nom !== null

/** Two sources rarely write a name alike: what it is the name of is left out. */
const isSame = (a: Named, b: Named): boolean =>
  a.base !== b.base && ((a.finess !== null && a.finess === b.finess) || bare(a.nom) === bare(b.nom))
const bare = (nom: string): string =>
  plainText(nom)
    .replace(/^(?:projet )?(?:de )?(?:cpts|communaute professionnelle territoriale de sante) ?/, '')
    .replaceAll(' ', '')

const editionsOf = (rows: readonly CptsCommune[]) =>
  [...new Map(rows.map(({ base, edition }) => [base, edition]))].map(([base, edition]) => ({
    id: `cpts-${base}` as const,
    edition,
  }))
