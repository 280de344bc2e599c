/* eslint-disable svelte/prefer-svelte-reactivity -- these maps and sets are replaced whole, never changed in place */
import type { Indicateur } from '../../../server/domain/situation.ts'
import { chargerColonnes, chargerVerdicts, type NiveauCharge } from './load.ts'
import type { Colonnes } from './columns.ts'

/** Days of communes kept: some megabytes each. */
const JOURS_DE_COMMUNES = 3

const cle = (niveau: NiveauCharge, jour: string | null): string => `${niveau} ${jour ?? ''}`

/** What is wanted of a level: which indicators (null: every one) and whether names are. */
export interface Besoin {
  readonly indicateurs: readonly Indicateur[] | null
  readonly noms: boolean
}
/** Small levels come whole. */
export const TOUT: Besoin = { indicateurs: null, noms: true }

const satisfait = (colonnes: Colonnes, { indicateurs, noms }: Besoin): boolean =>
  (!noms || colonnes.noms.length === colonnes.codes.length) &&
  (indicateurs === null || indicateurs.every((id) => colonnes.values[id] !== undefined))

/** Both halves of what two requests told of one level and day. */
const unir = (a: Colonnes, b: Colonnes): Colonnes => ({
  ...b,
  noms: b.noms.length ? b.noms : a.noms,
  values: { ...a.values, ...b.values },
  lows: { ...a.lows, ...b.lows },
  highs: { ...a.highs, ...b.highs },
  states: { ...a.states, ...b.states },
  operators: { ...a.operators, ...b.operators },
})

/** The columns that have come, by level and day. Communes come column by column: all of them weigh 800 kB. */
export class Magasin {
  #colonnes = $state.raw<ReadonlyMap<string, Colonnes>>(new Map())
  #verdicts = $state.raw<ReadonlyMap<string, string>>(new Map())
  #enCours = new Set<string>()
  /** What statuses have changed under: it is asked for again when next wanted. */
  #perimees = new Set<string>()
  /** Counts the changes of statuses: what was asked for before one does not say what holds after it. */
  #tour = 0

  constructor(premieres: readonly Colonnes[], jour: string | null) {
    this.#colonnes = new Map(premieres.map((unes) => [cle(unes.niveau as NiveauCharge, jour), unes]))
  }

  /** Columns that have all that is wanted, if they have come. */
  lire(niveau: NiveauCharge, jour: string | null, besoin: Besoin): Colonnes | undefined {
    const colonnes = this.#colonnes.get(cle(niveau, jour))
    return colonnes && satisfait(colonnes, besoin) ? colonnes : undefined
  }

  /** Fetches what is missing; false when it did not come. */
  async charger(niveau: NiveauCharge, jour: string | null, besoin: Besoin): Promise<boolean> {
    const rangees = this.#colonnes.get(cle(niveau, jour))
    const connues = this.#perimees.has(cle(niveau, jour)) ? undefined : rangees
    if (connues && satisfait(connues, besoin)) return true
    const manquent = besoin.indicateurs?.filter((id) => !connues?.values[id]) ?? null
    const noms = besoin.noms && !connues?.noms.length
    // Names without figures are still asked for with one column: an empty list would mean all of them.
    const demande = manquent?.length === 0 ? besoin.indicateurs!.slice(0, 1) : manquent
    const tour = this.#tour
    const signature = `${tour} ${cle(niveau, jour)} ${demande?.join() ?? ''} ${noms}`
    if (this.#enCours.has(signature)) return true
    this.#enCours.add(signature)
    try {
      const venues = await chargerColonnes(niveau, jour, demande, noms)
      if (tour !== this.#tour) return this.charger(niveau, jour, besoin)
      const avant = this.#colonnes.get(cle(niveau, jour))
      // Two calculations are never mixed: what rests on the older one goes, and is asked for again.
      this.#ranger(niveau, jour, avant?.run === venues.run ? unir(avant, venues) : venues)
      if (satisfait(this.#colonnes.get(cle(niveau, jour))!, besoin)) return true
    } catch {
      return false
    } finally {
      this.#enCours.delete(signature)
    }
    return this.charger(niveau, jour, besoin)
  }

  #ranger(niveau: NiveauCharge, jour: string | null, colonnes: Colonnes): void {
    this.#perimees.delete(cle(niveau, jour))
    const neuves = new Map(this.#colonnes)
    neuves.delete(cle(niveau, jour))
    neuves.set(cle(niveau, jour), colonnes)
    const communes = [...neuves.keys()].filter((une) => une.startsWith('commune'))
    for (const vieille of communes.slice(0, -JOURS_DE_COMMUNES)) neuves.delete(vieille)
    this.#colonnes = neuves
  }

  /** Asks again for a level: its intervals were being drawn. What is shown stays until they come. */
  async recharger(niveau: NiveauCharge, jour: string | null, besoin: Besoin): Promise<void> {
    const tour = this.#tour
    const venues = await chargerColonnes(niveau, jour, besoin.indicateurs, besoin.noms).catch(() => null)
    if (venues && tour === this.#tour) this.#ranger(niveau, jour, venues)
  }

  /** Whether an indicator's differences between two days are established, one letter an area, if that has come. */
  verdicts(
    niveau: NiveauCharge,
    jour: string | null,
    depuis: string,
    indicateur: Indicateur,
  ): string | undefined {
    return this.#verdicts.get(`${cle(niveau, jour)} ${depuis} ${indicateur}`)
  }

  /** Fetches them, unless they are known; those that are not drawn yet are asked for again next time. */
  async chargerVerdicts(
    niveau: NiveauCharge,
    jour: string | null,
    depuis: string,
    indicateur: Indicateur,
  ): Promise<void> {
    const nom = `${cle(niveau, jour)} ${depuis} ${indicateur}`
    if (/[ens]/.test(this.#verdicts.get(nom) ?? '')) return
    const tour = this.#tour
    const venus = await chargerVerdicts(niveau, jour, depuis, indicateur).catch(() => undefined)
    if (venus !== undefined && tour === this.#tour) this.#verdicts = new Map(this.#verdicts).set(nom, venus)
  }

  /** Takes everything for old: what is shown stays until it has been asked for again. */
  oublier(): void {
    this.#tour++
    this.#verdicts = new Map()
    this.#perimees = new Set(this.#colonnes.keys())
  }
}
