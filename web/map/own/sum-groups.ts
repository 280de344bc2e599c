import { INDICATORS } from '../../../server/domain/indicators.ts'
import { STATUS_LETTERS } from '../../../server/domain/figure.ts'
import { INDICATEURS, type Indicateur } from '../../../server/domain/situation.ts'
import type { ArretesZonage } from '../../../server/contract/sheet.ts'
import { ordersAt, type Colonnes } from '../data/columns.ts'
import { colonnesFiche } from '../table/visible-columns.ts'
import { boundsOfMean, type Range } from '../../../server/domain/areas/boundsOfMean.ts'
import type { Regroupement } from './groups.ts'

/** What a sum over communes reads of them, whatever is shown. */
export const LUS: readonly Indicateur[] = [...new Set<Indicateur>([...colonnesFiche, 'population'])]

/** What the mean of an indicator is weighted by; by inhabitants (municipal population) where nothing is said. */
const POIDS: Partial<Readonly<Record<Indicateur, Indicateur>>> = {
  risque: 'patients-suivis',
  interruption: 'patients-suivis',
  'sans-alternative': 'interruptions-attendues',
}
/** Ends of what a mean can be, where a commune says nothing of itself. */
const ETENDUE: Partial<Readonly<Record<Indicateur, Range>>> = {
  risque: { low: 0, high: 100 },
  interruption: { low: 0, high: 1 },
  'sans-alternative': { low: 0, high: 1 },
}
/** A hidden count is under this (method §7). */
const ONZE = 11
/** Above this share of the weight without a value, a mean is not told (as method §6 has it). */
const SANS_VALEUR = 0.05

/** A figure of a group: where it lies, and whether something is missing below it. */
type Chiffre = (Range & { readonly manque: boolean }) | { readonly etat: 'missing' | 'not-applicable' }

/**
 * The figures of a grouping, from what is published of its communes and nothing else: sums of classes lie between two ends, and so do
 * means weighted by them; what is published as a number adds up to one. No end is nearer than the published ones allow.
 */
export function sommesDe(communes: Colonnes, { groupes }: Regroupement): Colonnes {
  const rangs = new Map(communes.codes.map((code, rang) => [code, rang]))
  const membres = groupes.map((groupe) => groupe.communes.flatMap((code) => rangs.get(code) ?? []))
  const bornes = lecteur(communes)
  const colonnes = { values: {}, lows: {}, highs: {}, states: {}, operators: {} } as Pick<
    Colonnes,
    'values' | 'lows' | 'highs' | 'states' | 'operators'
  >
  for (const id of INDICATEURS) {
    const poids = POIDS[id] ?? 'population'
    const besoins: readonly Indicateur[] = estSomme(id) ? [id] : [id, poids]
    if (besoins.some((un) => !communes.values[un])) continue
    const chiffres = membres.map((uns) => (estSomme(id) ? somme(bornes, id, uns) : moyenne(bornes, id, uns)))
    poser(colonnes, id, chiffres)
  }
  return {
    ...communes,
    ...colonnes,
    niveau: 'groupes',
    codes: groupes.map((_, rang) => String(rang + 1)),
    noms: groupes.map(({ nom }) => nom),
    departements: groupes.map(() => null),
    regions: groupes.map(() => null),
    labels: '-'.repeat(groupes.length),
    zonages: null,
    ...(communes.arretesZonage && { arretesZonage: ordersOfGroups(communes.arretesZonage, membres) }),
  }
}

/** The orders of all communes of each group. */
const ordersOfGroups = (arretes: ArretesZonage, membres: readonly (readonly number[])[]): ArretesZonage => ({
  ...{ from: arretes.from, to: arretes.to, rangs: membres.map((_, groupe) => groupe) },
  editions: membres.map((rangs) => {
    const own = rangs.map((rang) => ordersAt({ arretesZonage: arretes }, rang)!)
    return own.reduce(
      (all, { from, to }) => ({ from: from < all.from ? from : all.from, to: to > all.to ? to : all.to }),
      own[0] ?? { from: arretes.from, to: arretes.to },
    )
  }),
})

const estSomme = (id: Indicateur): boolean =>
  INDICATORS[id].kind === 'persons' || INDICATORS[id].kind === 'count' || id === 'etp'

type Lire = (id: Indicateur, rang: number) => Range | null

/** What a reader knows of a commune's figure; null: nothing is published of it. */
function lecteur({ values, lows, highs, states, operators }: Colonnes): Lire {
  return (id, rang) => {
    const state = states[id]?.[rang]
    const value = values[id]?.[rang]
    const personnes = INDICATORS[id].kind === 'persons'
    if (state === STATUS_LETTERS.ok && value != null)
      return { low: value, high: operators[id]?.[rang] === 'm' ? Infinity : value }
    if (state === STATUS_LETTERS.class) {
      const [low, high] = [lows[id]![rang]!, highs[id]![rang]!]
      // Above a lower bound nothing is known; « 50 à 199 » is written of whatever is under 200.
      const top = operators[id]?.[rang] === 'm' ? (ETENDUE[id]?.high ?? Infinity) : high
      return { low, high: personnes ? top + 1 : top }
    }
    if (state === STATUS_LETTERS['not-applicable']) return personnes || POIDS[id] ? { low: 0, high: 0 } : null
    if (state === STATUS_LETTERS.hidden) return { low: 0, high: ONZE }
    if (state === STATUS_LETTERS.protecting)
      return personnes ? { low: 0, high: Infinity } : (ETENDUE[id] ?? null)
    return state === STATUS_LETTERS['not-calculated'] ? (ETENDUE[id] ?? null) : null
  }
}

function somme(lire: Lire, id: Indicateur, rangs: readonly number[]): Chiffre {
  const connus = rangs.map((rang) => lire(id, rang))
  if (connus.every((une) => une === null)) return { etat: 'missing' }
  return {
    low: connus.reduce((sum, une) => sum + (une?.low ?? 0), 0),
    high: connus.reduce((sum, une) => sum + (une?.high ?? 0), 0),
    manque: connus.includes(null),
  }
}

function moyenne(lire: Lire, id: Indicateur, rangs: readonly number[]): Chiffre {
  const par = POIDS[id] ?? 'population'
  const membres = rangs.map((rang) => ({
    weight: lire(par, rang) ?? { low: 0, high: Infinity },
    value: lire(id, rang),
  }))
  const tout = membres.reduce((sum, un) => sum + un.weight.high, 0)
  const sans = membres.reduce((sum, un) => sum + (un.value === null ? un.weight.high : 0), 0)
  if (sans === Infinity || sans > SANS_VALEUR * tout) return { etat: 'missing' }
  const dits = membres.flatMap(({ weight, value }) => (value ? [{ weight, value }] : []))
  const entre = boundsOfMean(dits)
  if (!entre) return { etat: 'not-applicable' }
  if (id !== 'risque') return { ...entre, manque: false }
  // R = 100·U/F binds it as well.
  const [u, f] = (['patients-sans-relais', 'patients-suivis'] as const).map((count) =>
    somme(lire, count, rangs),
  )
  if (!u || !f || 'etat' in u || 'etat' in f) return { ...entre, manque: false }
  return {
    low: Math.max(entre.low, f.high > 0 ? (100 * u.low) / f.high : 0),
    high: Math.min(entre.high, f.low > 0 ? (100 * u.high) / f.low : Infinity),
    manque: false,
  }
}

/** Writes the figures of an indicator, ends rounded outwards to what it is written with. */
function poser(
  {
    values,
    lows,
    highs,
    states,
    operators,
  }: Pick<Colonnes, 'values' | 'lows' | 'highs' | 'states' | 'operators'>,
  id: Indicateur,
  chiffres: readonly Chiffre[],
): void {
  const { precision } = INDICATORS[id]
  const pas = 10 ** (precision === 'persons' ? 0 : precision)
  const arrondi = (value: number, vers: (one: number) => number): number =>
    vers(Number((value * pas).toPrecision(12))) / pas
  const ecrits = chiffres.map((un) => {
    if ('etat' in un) return { value: null, low: null, high: null, state: un.etat, au: '-' }
    const [low, high] = [arrondi(un.low, Math.floor), arrondi(un.high, Math.ceil)]
    const exact = arrondi(un.low, Math.round)
    if (un.high === Infinity || un.manque)
      return { value: low, low: null, high: null, state: 'ok' as const, au: 'm' }
    if (un.high - un.low < 1e-9) return { value: exact, low: null, high: null, state: 'ok' as const, au: '-' }
    return { value: (low + high) / 2, low, high, state: 'class' as const, au: '-' }
  })
  values[id] = ecrits.map(({ value }) => value)
  lows[id] = ecrits.map(({ low }) => low)
  highs[id] = ecrits.map(({ high }) => high)
  states[id] = ecrits.map(({ state }) => STATUS_LETTERS[state]).join('')
  operators[id] = ecrits.map(({ au }) => au).join('')
}
