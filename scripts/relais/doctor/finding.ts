/** One thing that was looked at: what was found and, where it is not as it should be, the remedy. */
export interface Finding {
  readonly state: 'ok' | 'attention' | 'wrong'
  readonly what: string
  readonly remedy?: string
}

/** `state` where `holds`, else what to do. */
export const check = (
  holds: boolean,
  what: string,
  remedy: string,
  otherwise: 'attention' | 'wrong' = 'attention',
): Finding => (holds ? { state: 'ok', what } : { state: otherwise, what, remedy })

const MARK = { ok: 'ok       ', attention: 'attention', wrong: 'WRONG    ' } as const

/** A finding as a terminal shows it. */
export const written = ({ state, what, remedy }: Finding): string =>
  `${MARK[state]}  ${what}${remedy ? `\n             → ${remedy}` : ''}`
