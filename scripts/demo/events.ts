import type { Preuve, StatusEvent, Statut } from '../../server/domain/model.ts'
import type { Stream } from '../../server/domain/random/stream.ts'
import { addDays } from '../../server/domain/status/publicStatus.ts'

/** First and last day of the demonstration. */
export const FIRST_DAY = '2025-12-01'
export const TODAY = '2026-11-22'

const MAX_AGE_DAYS = 60

/** A cabinet's year: the statuses it goes through, each with the days (from the first) between which it begins. */
interface Story {
  readonly share: number
  readonly steps: readonly { readonly statut: Statut; readonly from: number; readonly to: number }[]
  /** Day after which nobody hears from it any more. */
  readonly silentAfter?: number
}

/** A mix after the dated facts: payments suspended in December, insolvency in March. Shares sum to 1. */
const STORIES: readonly Story[] = [
  { share: 0.43, steps: [] },
  { share: 0.08, steps: [], silentAfter: 210 },
  { share: 0.03, steps: [], silentAfter: 30 },
  { share: 0.14, steps: [{ statut: 'reduced', from: 60, to: 300 }] },
  { share: 0.03, steps: [{ statut: 'reduced', from: 60, to: 150 }], silentAfter: 200 },
  { share: 0.1, steps: [{ statut: 'suspended', from: 95, to: 320 }] },
  {
    share: 0.04,
    steps: [
      { statut: 'suspended', from: 95, to: 180 },
      { statut: 'active', from: 200, to: 320 },
    ],
  },
  {
    share: 0.07,
    steps: [
      { statut: 'reduced', from: 50, to: 130 },
      { statut: 'stopped', from: 140, to: 330 },
    ],
  },
  { share: 0.08, steps: [{ statut: 'stopped', from: 110, to: 340 }] },
]

const REASONS: Readonly<Partial<Record<Statut, string>>> = {
  reduced: 'Temps infirmier réduit (fictif)',
  suspended: 'Salaires non versés (fictif)',
  stopped: 'Fin de contrat (fictif)',
}
const SPAN = (Date.parse(TODAY) - Date.parse(FIRST_DAY)) / 86_400_000

/** The dated statements about one cabinet, oldest first: changes of status and confirmations every few weeks. `effect`: see `drawStory`. */
export function drawEvents(cabinetId: string, stream: Stream, effect: number): Omit<StatusEvent, 'id'>[] {
  const story = drawStory(stream, effect)
  const changes = [{ statut: 'active' as Statut, day: 0 }]
  for (const { statut, from, to } of story.steps)
    changes.push({ statut, day: from + Math.floor(stream.uniform() * (to - from)) })
  const silent = story.silentAfter ?? SPAN
  const events: Omit<StatusEvent, 'id'>[] = []
  changes.forEach(({ statut, day }, k) => {
    const until = Math.min(changes[k + 1]?.day ?? SPAN, silent, SPAN)
    for (
      let reported = day + Math.floor(stream.uniform() * 12);
      reported < until;
      reported += 45 + Math.floor(stream.uniform() * 22)
    )
      events.push(event(cabinetId, statut, day, reported, stream))
  })
  return events
}

/** Whether a story leaves its cabinet open, and somebody still says so. */
const endsWell = ({ steps, silentAfter }: Story): boolean =>
  silentAfter === undefined && (steps.at(-1)?.statut ?? 'active') === 'active'
const [WELL, BADLY] = [STORIES.filter(endsWell), STORIES.filter((story) => !endsWell(story))]
const total = (stories: readonly Story[]): number => stories.reduce((sum, { share }) => sum + share, 0)

/** A story: `effect` is added to the log-odds of ending badly, as a take-over or a collapse of a whole département would. */
function drawStory(stream: Stream, effect: number): Story {
  const odds = (total(BADLY) / total(WELL)) * Math.exp(effect)
  const stories = stream.uniform() < odds / (1 + odds) ? BADLY : WELL
  let at = stream.uniform() * total(stories)
  return stories.find(({ share }) => (at -= share) < 0) ?? stories[0]!
}

function event(
  cabinetId: string,
  statut: Statut,
  day: number,
  reported: number,
  stream: Stream,
): Omit<StatusEvent, 'id'> {
  const reportedOn = addDays(FIRST_DAY, reported)
  const minute = String(Math.floor(stream.uniform() * 60)).padStart(2, '0')
  return {
    cabinetId,
    statut,
    effectiveOn: addDays(FIRST_DAY, day),
    reportedOn,
    recordedAt: `${reportedOn}T1${Math.floor(stream.uniform() * 8)}:${minute}:00.000Z`,
    evidence: drawEvidence(statut, stream),
    reason: REASONS[statut] ?? null,
    maxAgeDays: MAX_AGE_DAYS,
  }
}

function drawEvidence(statut: Statut, stream: Stream): Preuve {
  const kinds: readonly Preuve[] =
    statut === 'active'
      ? ['association', 'association', 'cabinet', 'cabinet', 'cpts']
      : ['association', 'cabinet', 'ars', 'cpts', 'signalement-verifie']
  return kinds[Math.floor(stream.uniform() * kinds.length)]!
}
