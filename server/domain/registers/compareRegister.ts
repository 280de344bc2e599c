import type { Cabinet } from '../model.ts'
import type { Register, RegisterSite } from './register-site.ts'

/**
 * In what a register contradicts the roster: it has no such number, it puts the place in another commune, it gives another SIRET,
 * or it knows no nurse there.
 */
export const FINDING_KINDS = ['absent', 'elsewhere', 'other-siret', 'no-nurse'] as const
type FindingKind = (typeof FINDING_KINDS)[number]

/** One thing to check: what the roster said (`ours`) and what the register says (`theirs`; null: nothing). */
export interface RegisterFinding {
  readonly cabinetId: string
  readonly register: Register
  readonly kind: FindingKind
  readonly ours: string
  readonly theirs: string | null
}

type Numbered = Pick<Cabinet, 'id' | 'codeCommune' | 'finess' | 'siret' | 'idStructureRpps'>

/** Whether a place of a register may be one of these cabinets: it bears one of their numbers. */
export function isNumberOf(
  cabinets: readonly Numbered[],
): (key: Pick<RegisterSite, 'finess' | 'siret' | 'structure'>) => boolean {
  const numbers = (of: (cabinet: Numbered) => string | null) =>
    new Set(cabinets.flatMap((one) => of(one) ?? []))
  const [finess, siret, structure] = [
    numbers((one) => one.finess),
    numbers((one) => one.siret),
    numbers((one) => one.idStructureRpps),
  ]
  return (key) => finess.has(key.finess) || siret.has(key.siret) || structure.has(key.structure)
}

/**
 * What a register says otherwise of cabinets that bear its numbers. `today` gives the commune of today that a code stands for
 * (former communes, arrondissements); null where it stands for none, of which nothing can be said.
 */
export function compareRegister(
  cabinets: readonly Numbered[],
  register: Register,
  sites: readonly RegisterSite[],
  today: (codeCommune: string) => string | null,
): readonly RegisterFinding[] {
  const by = (of: (site: RegisterSite) => string) => new Map(sites.map((site) => [of(site), site]))
  const [byFiness, bySiret, byStructure] = [by((s) => s.finess), by((s) => s.siret), by((s) => s.structure)]
  return cabinets.flatMap((cabinet): RegisterFinding[] => {
    const { id, finess, siret, idStructureRpps, codeCommune } = cabinet
    const own = register === 'finess' ? finess : idStructureRpps
    const site =
      register === 'finess'
        ? byFiness.get(finess ?? '-')
        : (byStructure.get(idStructureRpps ?? '-') ??
          bySiret.get(siret ?? '-') ??
          byFiness.get(finess ?? '-'))
    const finding = (kind: FindingKind, ours: string, theirs: string | null): RegisterFinding => ({
      ...{ cabinetId: id, register, kind, ours, theirs },
    })
    if (!site) return own === null ? [] : [finding('absent', own, null)]
    const commune = today(site.codeCommune)
    return [
      ...(commune !== null && commune !== codeCommune ? [finding('elsewhere', codeCommune, commune)] : []),
      ...(siret !== null && site.siret !== '' && site.siret !== siret
        ? [finding('other-siret', siret, site.siret)]
        : []),
      ...(site.posts?.nurses === 0 ? [finding('no-nurse', codeCommune, null)] : []),
    ]
  })
}

/** Whether a finding still speaks of the cabinet as it is: what was put right since is no longer to be checked. */
export function isStill(
  { kind, register, ours }: Omit<RegisterFinding, 'cabinetId'>,
  cabinet: Numbered,
): boolean {
  if (kind === 'absent') return (register === 'finess' ? cabinet.finess : cabinet.idStructureRpps) === ours
  return (kind === 'other-siret' ? cabinet.siret : cabinet.codeCommune) === ours
}
