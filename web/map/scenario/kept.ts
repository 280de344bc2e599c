/** A scenario kept on this device. */
export interface KeptScenario {
  readonly nom: string
  readonly id: string
}

const KEY = 'relais-scenarios'
const MOST_KEPT = 50

/** The scenarios kept here, last first; none where storage is refused. */
export function readKept(): readonly KeptScenario[] {
  try {
    const read = JSON.parse(localStorage.getItem(KEY) ?? '[]') as unknown
    return Array.isArray(read)
      ? (read as KeptScenario[]).filter((one) => typeof one?.id === 'string' && typeof one?.nom === 'string')
      : []
  } catch {
    return []
  }
}

/** Keeps a scenario under its name, or forgets it (`nom` null); returns those kept. */
export function keep(id: string, nom: string | null): readonly KeptScenario[] {
  const others = readKept().filter((one) => one.id !== id)
  const next = (nom === null ? others : [{ nom, id }, ...others]).slice(0, MOST_KEPT)
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // Refused storage: the link still says everything.
  }
  return next
}
