import type { Words } from '../words.ts'

/** A problem in words: what is wrong, what to do. `{detail}` and `{other}` are filled by `problem`. */
export interface ProblemText {
  readonly severity: 'refused' | 'remark'
  readonly message: Words
  readonly remedy: Words
}

/** A problem's words, each as French then English. */
export const text = (
  severity: ProblemText['severity'],
  message: readonly [fr: string, en: string],
  remedy: readonly [fr: string, en: string],
): ProblemText => ({
  severity,
  message: { fr: message[0], en: message[1] },
  remedy: { fr: remedy[0], en: remedy[1] },
})
