import type { OutputOf } from '../../../server/contract/endpoint.ts'
import type { getFrise } from '../../../server/contract/timeline.ts'
import type { listChronologie } from '../../../server/contract/facts.ts'
import type { Statut } from '../../../server/domain/model.ts'
import { PREMIER_JOUR, type Perimetre } from '../etat.ts'
import { lire } from './charger.ts'

/** Every cabinet's status over time, as `/api/v1/frise` answers it. */
export type Frise = OutputOf<typeof getFrise>
/** A dated public fact. */
export type Fait = OutputOf<typeof listChronologie>['items'][number]

const DAY = 86_400_000

/** From the first day of the time line to today. */
export const chargerFrise = (): Promise<Frise> => lire(`/api/v1/frise?from=${PREMIER_JOUR}`)

/** The dated facts that fall in the time line, oldest first. */
export async function chargerFaits(): Promise<readonly Fait[]> {
  const { items } = await lire<OutputOf<typeof listChronologie>>('/api/v1/chronologie')
  return items
    .filter(({ date }) => date >= PREMIER_JOUR.slice(0, date.length))
    .sort((a, b) => a.date.localeCompare(b.date))
}

/** Days between two ISO days. */
export const joursEntre = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY
/** The ISO day `n` days after another. */
export const jourApres = (from: string, n: number): string =>
  new Date(Date.parse(from) + n * DAY).toISOString().slice(0, 10)
/** A fact's first possible day: `2026-01` begins on the first. */
export const debutDe = ({ date }: Fait): string => date.padEnd(10, '-01').slice(0, 10)

/** The status of cabinet `rang` on day `n` of the time line. */
export function statutAu({ changements, statuts }: Frise, rang: number, n: number): Statut {
  let value = 0
  for (const [day, statut] of changements[rang]!) if (day <= n) value = statut
  return statuts[value]!
}

/** Is cabinet `rang` inside the perimeter? */
export function cabinetDans(frise: Frise, rang: number, perimetre: Perimetre | null): boolean {
  if (!perimetre) return true
  const code = (perimetre.genre === 'region' ? frise.regions : frise.departements)[rang]
  return code != null && perimetre.codes.includes(code)
}

/** How many cabinets have each status, day by day: one row a day of the time line, in the order of `statuts`. */
export function comptesParJour(frise: Frise, garde: (rang: number) => boolean): readonly Uint32Array[] {
  const n = joursEntre(frise.from, frise.to) + 1
  const deltas = Array.from({ length: n }, () => new Int32Array(frise.statuts.length))
  frise.changements.forEach((changes, rang) => {
    if (!garde(rang)) return
    changes.forEach(([day, statut], k) => {
      deltas[day]![statut]!++
      if (k > 0) deltas[day]![changes[k - 1]![1]]!--
    })
  })
  const total = new Int32Array(frise.statuts.length)
  return deltas.map((delta) => {
    delta.forEach((value, statut) => (total[statut]! += value))
    return Uint32Array.from(total)
  })
}
