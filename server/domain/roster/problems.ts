import type { RosterField } from './cabinet-columns.ts'
import { CELL_PROBLEMS } from './cell-problems.ts'
import { FILE_PROBLEMS } from './file-problems.ts'
import { PLACE_PROBLEMS } from './place-problems.ts'
import type { Words } from '../words.ts'
import { ROSTER_PROBLEMS } from './roster-problems.ts'

const TEXTS = { ...FILE_PROBLEMS, ...CELL_PROBLEMS, ...PLACE_PROBLEMS, ...ROSTER_PROBLEMS }
export type ProblemCode = keyof typeof TEXTS

/** Something about a file or a line: which field, what is wrong, and what to do. A `remark` does not stand in the way. */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: 'refused' | 'remark'
  readonly field: RosterField | null
  /** The value found, cut to 60 characters. */
  readonly value: string | null
  readonly message: Words
  readonly remedy: Words
  /** What would put the field right, offered and never applied unasked. */
  readonly mend?: string
}

const LONGEST_VALUE = 60

/** A value fit to be shown: no control characters, 60 characters at most. */
export const shown = (value: string): string => {
  const clean = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
  return clean.length > LONGEST_VALUE ? `${clean.slice(0, LONGEST_VALUE - 1)}…` : clean
}

/** States a problem. `detail` completes the words: the limit passed, the candidates, the other line; `other` is what it is held against. */
export function problem(
  code: ProblemCode,
  field: RosterField | null,
  value: string | null = null,
  detail = '',
  other = '',
): Problem {
  const text = TEXTS[code]
  const say = (words: Words): Words => ({
    fr: words.fr.replaceAll('{detail}', () => detail).replaceAll('{other}', () => other),
    en: words.en.replaceAll('{detail}', () => detail).replaceAll('{other}', () => other),
  })
  return {
    code,
    severity: text.severity,
    field,
    value: value === null ? null : shown(value),
    message: say(text.message),
    remedy: say(text.remedy),
  }
}

/** The same with what would put it right; nothing is offered when there is nothing to offer. */
export const mendable = (found: Problem, mend: string | null): Problem =>
  mend === null || mend === '' ? found : { ...found, mend }

/** The same about a cell that the import can do without: it is left empty, which is said, and blocks nothing. */
export const leftEmpty = (found: Problem): Problem => ({
  ...found,
  severity: 'remark',
  message: {
    fr: `${found.message.fr} La case est laissée vide.`,
    en: `${found.message.en} The cell is left empty.`,
  },
})

/** The same about a cell that was understood all the same; what was read is said. */
export const readAs = (found: Problem, value: string): Problem => ({
  ...found,
  severity: 'remark',
  message: {
    fr: `${found.message.fr} Lu : « ${shown(value)} ».`,
    en: `${found.message.en} Read as "${shown(value)}".`,
  },
})
