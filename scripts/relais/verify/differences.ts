import { canonicalJson, runId } from '../../../server/country/runs/run-id.ts'
import {
  hashOfFigures,
  makeCitation,
  ORIGIN,
  type Citation,
} from '../../../server/service/citation/makeCitation.ts'
import { isCurrent, ofToday } from '../../../server/service/citation/ofToday.ts'
import type { CitedFigure } from '../../../server/service/citation/run-figures.ts'
import type { Recomputed } from './recompute.ts'

/** What a check may leave out. */
export interface Checked {
  /** Whether bounds and ranks were made again: otherwise only values are compared. */
  readonly intervals: boolean
}

/** What a citation says of itself that does not hold together, before anything is computed again. */
export function inconsistencies(citation: Citation): string[] {
  const { run, asOf, calcul, sha256 } = citation
  const { inputs, parameters, codeVersion, seed } = calcul
  return [
    ...(runId({ inputs, parameters, codeVersion, seed, asOf }) === run
      ? []
      : [
          `run: its inputs, parameters, code version, seed and day do not give ${run}: one of them was changed`,
        ]),
    ...(hashOfFigures(citation) === sha256
      ? []
      : [`sha256: the figures do not give ${sha256}: one of them was changed`]),
  ]
}

/** What differs between a citation and the same figures made again; empty: identical. */
export function differences(citation: Citation, made: Recomputed, checked: Checked): string[] {
  return [
    ...inputDifferences(citation, made),
    ...citation.figures.flatMap((figure) => figureDifferences(figure, made.figures, checked)),
    ...(checked.intervals && canonicalJson(citation.rank) !== canonicalJson(made.rank)
      ? [`rank: cited ${JSON.stringify(citation.rank)}, recomputed ${JSON.stringify(made.rank)}`]
      : []),
    ...(checked.intervals ? [] : placeDifferences(citation, made)),
    ...wordDifferences(citation),
  ]
}

/** Without draws a rank is still that of the published value; only its range is not made again. */
function placeDifferences({ rank }: Citation, { place }: Recomputed): string[] {
  if (rank?.rank === null || rank?.rank === undefined) return []
  return (['rank', 'of'] as const)
    .filter((part) => rank[part] !== place?.[part])
    .map((part) => `rank.${part}: cited ${rank[part]}, recomputed ${place?.[part] ?? 'none'}`)
}

function inputDifferences({ calcul }: Citation, made: Recomputed): string[] {
  const names = [...new Set([...Object.keys(calcul.inputs), ...Object.keys(made.inputs)])].sort()
  return names
    .filter((name) => calcul.inputs[name] !== made.inputs[name])
    .map(
      (name) =>
        `input ${name}: cited ${calcul.inputs[name] ?? 'none'}, recomputed from ${made.inputs[name] ?? 'none'}`,
    )
}

const POINT = ['value', 'rounded', 'status', 'unit'] as const
const BOUNDS = ['low', 'high'] as const

function figureDifferences(
  quoted: CitedFigure,
  made: readonly CitedFigure[],
  { intervals }: Checked,
): string[] {
  if (!isCurrent(quoted)) return [`${quoted.indicator}: not computed by this version of the method`]
  const cited = ofToday(quoted)
  const own = made.find(({ indicator }) => indicator === cited.indicator)
  if (!own) return [`${cited.indicator}: not computed by this version`]
  return [...POINT, ...(intervals ? BOUNDS : [])]
    .filter((part) => cited[part] !== own[part])
    .map((part) => `${cited.indicator}.${part}: cited ${cited[part]}, recomputed ${own[part]}`)
}

/** Digits of a text, whatever stands between them. */
const digits = (text: string): string => text.replace(/\D+/g, ' ').trim()

/** Sentences and references against the figures beside them: only a digit counts, for words may be bettered. */
function wordDifferences(citation: Citation): string[] {
  const origin = citation.permalink.slice(0, citation.permalink.indexOf('/citation/'))
  const { calcul } = citation
  const run = { ...calcul, id: citation.run, asOf: citation.asOf, demonstration: citation.demonstration }
  const again = makeCitation({ ...run, createdAt: '', durationMs: 0, warnings: [] }, citation, citation)
  const said = (told: Citation): [string, string][] => [
    ...told.phrases.flatMap(({ id, fr, en }): [string, string][] => [
      [`phrase ${id} (fr)`, fr],
      [`phrase ${id} (en)`, en],
    ]),
    ['note (fr)', told.note.fr],
    ['note (en)', told.note.en],
    ['bibtex', told.bibtex],
  ]
  const now = new Map(said(again).map(([name, text]) => [name, text.replaceAll(ORIGIN, origin)]))
  return said(citation).flatMap(([name, text]) => {
    const own = now.get(name)
    return own !== undefined && digits(own) !== digits(text)
      ? [`${name}: its digits are not those of the figures: "${text}"`]
      : []
  })
}
