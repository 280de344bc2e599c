/**
 * Estimated road minutes for `kilometres` as the crow flies: t = 4 + 60·1.30·d/70 (4 minutes to leave and park, a
 * detour of 1.30, 70 km/h; fitted on 854 Alsace communes × 10 hospitals against OSRM). Always shown as "temps estimé".
 */
export function travelMinutes(kilometres: number): number {
  return FIXED_MINUTES + MINUTES_PER_KM * kilometres
}

const FIXED_MINUTES = 4
const MINUTES_PER_KM = (60 * 1.3) / 70

/** Kilometres as the crow flies that `minutes` allow, the inverse of `travelMinutes`. */
export function reachKilometres(minutes: number): number {
  return (minutes - FIXED_MINUTES) / MINUTES_PER_KM
}

/**
 * Mean kilometres between two people of one commune: 0.376·√area; 1 km when the polygon is degenerate. Capped at
 * 10 km (706 km², about Arles): in the great communes of Guyane people live in the bourg, not spread over the forest.
 */
export function intraCommuneKilometres(areaKm2: number | null): number {
  if (areaKm2 === null || !(areaKm2 > 0)) return 1
  return Math.min(10, 0.376 * Math.sqrt(areaKm2))
}

/** Minutes rounded to 0.1, as bands compare them: 10.04 is "10 minutes", 10.06 is not. */
export function tenthOfMinute(minutes: number): number {
  return Math.round(minutes * 10) / 10
}
