/** A scenario kept on this device. */
export interface Garde {
  readonly nom: string
  readonly id: string
}

const CLE = 'relais-scenarios'
const GARDES = 50

/** The scenarios kept here, last first; none where storage is refused. */
export function lireGardes(): readonly Garde[] {
  try {
    const lu = JSON.parse(localStorage.getItem(CLE) ?? '[]') as unknown
    return Array.isArray(lu)
      ? (lu as Garde[]).filter((un) => typeof un?.id === 'string' && typeof un?.nom === 'string')
      : []
  } catch {
    return []
  }
}

/** Keeps a scenario under its name, or forgets it (`nom` null); returns those kept. */
export function garder(id: string, nom: string | null): readonly Garde[] {
  const autres = lireGardes().filter((un) => un.id !== id)
  const neuves = (nom === null ? autres : [{ nom, id }, ...autres]).slice(0, GARDES)
  try {
    localStorage.setItem(CLE, JSON.stringify(neuves))
  } catch {
    // Refused storage: the link still says everything.
  }
  return neuves
}
