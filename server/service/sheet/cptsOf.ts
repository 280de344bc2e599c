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
      const finess = sole(own.map((one) => one.finess))
      const office = atlas.structures.all.find((one) => one.kind === 'cpts' && one.finess === finess)
      const town =
        office && [office.codePostal, atlas.communes.get(office.codeCommune)?.nom].filter(Boolean).join(' ')
      return {
        ...{ nom: row.nom, etat: sole(own.map(({ etat }) => etat)) },
        ...{ etendue: row.etendue ?? 'partie', partie: row.partie, finess },
        site: own.find((one) => one.site !== null)?.site ?? null,
        adresse: office ? [office.adresse, town].filter(Boolean).join(', ') || null : null,
        telephone: office?.telephone ?? null,
        sources: editionsOf(own),
      }
    }),
    sources: editionsOf(rows),
  }
}

const isNamed = (row: CptsCommune): row is Named => row.nom !== null

/** What is said of one CPTS; null where nothing is, or two things are. */
function sole<Value extends string>(said: readonly (Value | null)[]): Value | null {
  const [value, ...others] = new Set(said.filter((one) => one !== null))
  return others.length > 0 ? null : (value ?? null)
}

/** Two sources rarely write a name alike: what it is the name of is left out. A name that is not told is like no other. */
const isSame = (a: Named, b: Named): boolean =>
  a.base !== b.base &&
  ((a.finess !== null && a.finess === b.finess) || (bare(a.nom) !== '' && bare(a.nom) === bare(b.nom)))
const bare = (nom: string): string =>
  plainText(nom)
    .replace(/^(?:projet )?(?:de )?(?:cpts|communaute professionnelle territoriale de sante) ?/, '')
    .replaceAll(' ', '')

/** Each edition once: the lists of two régions are two. */
const editionsOf = (rows: readonly CptsCommune[]) =>
  [...new Map(rows.map((row) => [`${row.base} ${row.edition}`, row])).values()].map(({ base, edition }) => ({
    id: `cpts-${base}` as const,
    edition,
  }))
