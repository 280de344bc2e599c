/**
 * Estimated road minutes for `kilometres` as the crow flies: t = 4 + 60·1.30·d/70 (4 minutes to leave and park, a
 * detour of 1.30, 70 km/h; fitted on 854 Alsace communes × 10 hospitals against OSRM). Always shown as "temps estimé".
 */
export function travelMinutes(kilometres: number): number {
  return FIXED_MINUTES + MINUTES_PER_KM * kilometres
}

const FIXED_MINUTES = 4
const ROAD_DETOUR = 1.3
const MINUTES_PER_KM = (60 * ROAD_DETOUR) / 70

/** How much longer than the great circle a path over communes is where nothing stands in the way (99th percentile, 8–40 km). */
export const ORDINARY_DETOUR = 1.26

/** The kilometres that stand for a journey: the great circle, unless the path by the communes says that something is in the way. */
export function journeyKilometres(greatCircle: number, path: number): number {
  return Math.max(greatCircle, path / ORDINARY_DETOUR)
}

/** Kilometres on the road that the estimate of `travelMinutes` supposes for `kilometres`: 1.30 of them. */
export function roadKilometres(kilometres: number): number {
  return ROAD_DETOUR * kilometres
}

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
