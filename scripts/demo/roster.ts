import type { Cabinet, StatusEvent } from '../../server/domain/model.ts'
import { NO_TEXTS } from '../../server/domain/roster/cabinet-columns.ts'
import { Stream, streamKey } from '../../server/domain/random/stream.ts'
import { drawEvents } from './events.ts'
import { drawHomes, jitter, type Home } from './places.ts'
import { shareOut } from './shares.ts'

const SEED = 20_040_601
/** Public figures the roster is made after: QE 15115, QE 14357 and ActuSoins. */
const CABINETS = 3000
const POSTES = 2080
const ETP = 1500
/** Cabinets where a nurse has her main place; in the others one comes for part of the week. */
const MAIN_PLACES = 1900
/** Nurse time is written in twentieths of a full-time equivalent. */
const TWENTIETHS = 20

/** The whole fictitious roster: the same bytes for the same communes, in whatever order they come. */
export function makeRoster(communes: readonly Home[]): { cabinets: Cabinet[]; events: StatusEvent[] } {
  const homes = drawHomes(
    [...communes].sort((a, b) => (a.code < b.code ? -1 : 1)),
    CABINETS,
    SEED,
  )
  const streams = homes.map((_, k) => new Stream(SEED, 1, streamKey(numbered(k))))
  const postes = drawPostes(homes, streams)
  const etp = shareOut(
    ETP * TWENTIETHS,
    postes.map((posts, k) => {
      const weight = (posts + 0.35) * (0.6 + 0.8 * streams[k]!.uniform())
      return homes[k]!.lonely ? 0 : weight
    }),
    2,
  )
  const cabinets = homes.map((home, k): Cabinet => ({
    id: `demo-${numbered(k)}`,
    nom: `Cabinet fictif n° ${numbered(k)}`,
    adresse: `Adresse fictive, ${home.nom}`,
    codeCommune: home.codeCommune ?? home.code,
    reseau: home.reseau,
    ...jitter(home, streams[k]!),
    etp: etp[k]! / TWENTIETHS,
    postes: postes[k]!,
    patientsDeclares: null,
    ...NO_TEXTS,
    // 01 99 00 is one of the ranges that the Arcep keeps for fiction.
    telephone:
      streams[k]!.uniform() < 0.8 ? `01 99 00 ${numbered(k).slice(0, 2)} ${numbered(k).slice(2)}` : null,
    horaires: HORAIRES[Math.floor(streams[k]!.uniform() * HORAIRES.length)]!,
    demonstration: true,
  }))
  const events = cabinets
    .flatMap((cabinet, k) => drawEvents(cabinet.id, streams[k]!, effectOf(homes[k]!.departement)))
    .map((event, k): StatusEvent => ({ id: `demo-e${String(k + 1).padStart(5, '0')}`, ...event }))
  return { cabinets, events }
}

/** Standard deviation of what a département adds: with less, what the statuses do drowns in where doctors are. */
const SPREAD = 2

/** What a département adds to the log-odds of a bad end: the same at every run. */
const effectOf = (departement: string): number =>
  SPREAD * new Stream(SEED, 2, streamKey(departement)).normal()

const HORAIRES = ['Lundi–vendredi 9 h–17 h (fictif)', 'Mardi et jeudi 9 h–12 h (fictif)', null] as const

function numbered(k: number): string {
  return String(k + 1).padStart(4, '0')
}

/** 2,080 posts: one at each main place, the others as second posts, mostly where there are many GPs. */
function drawPostes(homes: readonly Home[], streams: readonly Stream[]): number[] {
  const order = homes
    .map((home, k) => ({ k, pull: home.lonely ? -1 : home.medecins ** 0.5 * streams[k]!.uniform() }))
    .sort((a, b) => b.pull - a.pull || a.k - b.k)
  const postes = homes.map(() => 0)
  for (const { k } of order.slice(0, MAIN_PLACES)) postes[k] = 1
  for (const { k } of order.slice(0, POSTES - MAIN_PLACES)) postes[k]!++
  return postes
}
