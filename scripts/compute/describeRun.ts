import type { ComputedRun } from './computeRun.ts'

/** Warnings of one kind that are told one by one. */
const TOLD = 5

const OUTCOMES = {
  stored: 'stored',
  same: 'already stored, with the same bytes',
  differs: 'ANOTHER RUN OF THIS ID IS STORED WITH OTHER BYTES: it stays; report this, it must not be',
} as const

/** What the terminal says of a run: name, checks, and the warnings by kind, the first of each by name. */
export function describeRun(computed: ComputedRun): string[] {
  const { run, followed, expected } = computed
  const kinds = new Map<string, string[]>()
  for (const { kind, detail } of run.warnings) kinds.set(kind, [...(kinds.get(kind) ?? []), detail])
  return [
    `run        ${run.id}`,
    `           ${OUTCOMES[computed.outcome]}`,
    `as of      ${run.asOf}`,
    `code       ${run.codeVersion}`,
    `seed       ${run.seed}`,
    `sha256     ${run.sha256}`,
    `draws      ${computed.drawsSha256}`,
    `duration   ${(computed.durationMs / 1000).toFixed(1)} s`,
    `check      sum of followed patients = ${followed} (must be ${expected}): ${isExact(computed) ? 'exact' : 'WRONG'}`,
    `check      fit: ${computed.iterations} iterations, largest violation of a cap ${computed.largestViolation.toExponential(1)}`,
    `warnings   ${run.warnings.length}`,
    ...[...kinds].flatMap(([kind, details]) => [
      `  ${kind}: ${details.length}`,
      ...details.slice(0, TOLD).map((detail) => `    ${detail}`),
      ...(details.length > TOLD
        ? [`    and ${details.length - TOLD} more: /api/v1/runs/${run.id} names them all`]
        : []),
    ]),
  ]
}

/** Whether the run may be relied on: every patient is somewhere, and the stored bytes are these. */
export const isSound = (computed: ComputedRun): boolean => isExact(computed) && computed.outcome !== 'differs'

const isExact = ({ followed, expected }: ComputedRun): boolean => followed === expected
